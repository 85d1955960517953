package dev.lockstep.engine.model;

/// `java.lang`, and whatever else never changes.
final class LanguageTable {

    private LanguageTable() {}

    static final String OBJECTS = """
            in java.lang
            open Object
              none getClass notify notifyAll wait finalize
              read,deep toString
              read,deep,compares hashCode
              read clone
              read,argument,deep,compares equals
            open Runnable Comparable CharSequence Number Cloneable
              both run
              read,argument compareTo
              read charAt chars codePoints getChars isEmpty length subSequence
              read byteValue doubleValue floatValue intValue longValue shortValue
            open java.util.function.*
              both accept apply applyAsDouble applyAsInt applyAsLong get getAsBoolean getAsDouble getAsInt getAsLong
              both test
              none andThen and compose negate or
            immutable java.util.Comparator
              none reversed thenComparing thenComparingInt thenComparingLong thenComparingDouble
            immutable Boolean Byte Character Character$* Double Float Integer Long Short String Void Math StrictMath
            immutable String
              none,argument,deep contentEquals contains replace formatted
            immutable java.lang.invoke.MethodHandles$Lookup
              none,unseen findGetter findSetter findStaticGetter findStaticSetter unreflectGetter unreflectSetter
            immutable Enum Enum$* Record Class Module ModuleLayer* Package
            immutable,opaque ClassLoader ClassValue
            immutable StackTraceElement System
            immutable,opaque Runtime Runtime$* StackWalker* IO Compiler
            immutable SecurityManager RuntimePermission System$Logger$Level System$LoggerFinder
            immutable Thread$State
            immutable,opaque ThreadLocal InheritableThreadLocal ScopedValue ScopedValue$*
              read,confined get
            immutable,opaque Process ProcessHandle* ProcessBuilder$*
            unsynchronised ProcessBuilder
              both command directory environment inheritIO redirectError redirectErrorStream redirectInput
              both redirectOutput start
            open Thread$UncaughtExceptionHandler ScopedValue$CallableOp
              both uncaughtException call
            unsynchronised Thread$Builder Thread$Builder$*
              both daemon group inheritInheritableThreadLocals name priority stackSize uncaughtExceptionHandler
              both unstarted start
              read factory
            immutable java.lang.constant.* java.lang.annotation.* java.lang.module.* java.lang.runtime.*
            immutable,opaque java.lang.invoke.* java.lang.reflect.*
            immutable java.math.* java.time.* java.time.chrono.* java.time.format.* java.time.temporal.* java.time.zone.*
            immutable,opaque java.net.URI java.net.URL java.net.Inet* java.nio.charset.* java.nio.file.*
            immutable sun.invoke.* java.lang.ref.Finalizer
            unsynchronised java.time.format.DateTimeFormatterBuilder java.nio.charset.CharsetEncoder
            and unsynchronised java.nio.charset.CharsetDecoder
              none charset maxCharsPerByte averageCharsPerByte maxBytesPerChar averageBytesPerChar isAutoDetecting
              read replacement malformedInputAction unmappableCharacterAction isCharsetDetected detectedCharset
              both reset onMalformedInput onUnmappableCharacter replaceWith flush canEncode isLegalReplacement
              both,argument encode decode
            concurrent java.lang.invoke.MutableCallSite java.lang.invoke.VolatileCallSite java.lang.invoke.SwitchPoint
              read getTarget hasBeenInvalidated dynamicInvoker guardWithTest
              both setTarget
            open java.time.temporal.TemporalAccessor java.time.temporal.Temporal java.time.temporal.TemporalAmount""";

    static final String THREADS = """
            in java.lang
            thread Thread
              both,point,starts start
              both,point interrupt
              read,point isAlive getState
              read,point,asks-interrupt isInterrupted interrupted
              read getName getPriority isDaemon
              both setName setPriority setDaemon
              both join sleep yield
              none getId threadId isVirtual getThreadGroup
              none getStackTrace getContextClassLoader setContextClassLoader checkAccess stop
              none getUncaughtExceptionHandler setUncaughtExceptionHandler
            thread java.util.concurrent.ForkJoinWorkerThread
              none getPool getPoolIndex getQueuedTaskCount""";

    /// Static methods: what they do to their first argument.
    static final String STATICS = """
            in java.util
            static Collections
              around sort
              both reverse shuffle swap fill rotate replaceAll
              both,argument addAll
              both,argument,first copy
              read max min frequency binarySearch list
              read,argument,first disjoint indexOfSubList lastIndexOfSubList
              read,cursor enumeration
              none,backed synchronizedCollection synchronizedList synchronizedMap synchronizedNavigableMap
              none,backed synchronizedNavigableSet synchronizedSet synchronizedSortedMap synchronizedSortedSet
              none,view asLifoQueue newSetFromMap newSequencedSetFromMap
              none,view unmodifiableCollection unmodifiableList unmodifiableMap unmodifiableNavigableMap
              none,view unmodifiableNavigableSet unmodifiableSequencedCollection unmodifiableSequencedMap
              none,view unmodifiableSequencedSet unmodifiableSet unmodifiableSortedMap unmodifiableSortedSet
              none,view checkedCollection checkedList checkedMap checkedNavigableMap checkedNavigableSet checkedQueue
              none,view checkedSet checkedSortedMap checkedSortedSet
            static EnumSet List Map
              read copyOf complementOf of([Ljava/lang/Object;) ofEntries
            static Set
              read,deep,compares copyOf of([Ljava/lang/Object;)
            static Arrays
              none,view asList stream
            static Objects
              read,deep toString
              read,deep,compares hashCode hash
              read,argument,deep,compares equals
              read,argument,deep,compares,arrays deepEquals
            static java.lang.String
              read,deep valueOf(Ljava/lang/Object;)
              none,argument,deep join format
            static java.text.MessageFormat
              none,argument,deep format
            static java.util.stream.Stream
              none,view of([Ljava/lang/Object;)
            static java.util.stream.IntStream
              none,view of([I)
            static java.util.stream.LongStream
              none,view of([J)
            static java.util.stream.DoubleStream
              none,view of([D)
            static java.lang.System
              none,unseen setProperty clearProperty setProperties setIn setOut setErr
            static Locale TimeZone
              none,unseen setDefault
            static java.nio.file.Files
              none,unseen exists notExists isDirectory isRegularFile size delete deleteIfExists createFile createDirectory
              none,unseen createDirectories copy move write writeString readString readAllBytes readAllLines lines list walk
              none,unseen newInputStream newOutputStream newBufferedReader newBufferedWriter newByteChannel
              none,unseen setLastModifiedTime getLastModifiedTime setAttribute getAttribute
            static java.lang.reflect.Array
              none,unseen get getBoolean getByte getChar getDouble getFloat getInt getLong getShort
              none,unseen set setBoolean setByte setChar setDouble setFloat setInt setLong setShort
            static java.util.stream.StreamSupport
              none,view stream intStream longStream doubleStream
            static java.util.concurrent.locks.LockSupport
              both,waits park parkNanos parkUntil
              both,signals,point unpark
            static java.util.concurrent.CompletableFuture
              none runAsync supplyAsync
            static java.lang.Thread
              read,point,asks-interrupt interrupted
              none sleep yield""";
}
