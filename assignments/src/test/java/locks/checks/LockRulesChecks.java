package locks.checks;

import java.util.concurrent.TimeUnit;

import dev.lockstep.api.Check;
import dev.lockstep.api.Code;
import dev.lockstep.api.Structure;
import dev.lockstep.api.Topic;

/// What the locks may be made of.
@Topic("locks")
public class LockRulesChecks {

    /// What the handout lists, in its order.
    private static final String BLOCKS = """
            allow java.lang.* java.lang.annotation.* java.lang.invoke.MethodHandles java.lang.invoke.MethodHandles$Lookup
                  java.lang.invoke.VarHandle
            allow java.util.Abstract* java.util.Array* java.util.BitSet java.util.Collection java.util.Collections
                  java.util.Comparator java.util.Deque java.util.Enum* java.util.Formattable* java.util.Hash*
                  java.util.IdentityHashMap java.util.Iterator java.util.Linked* java.util.List java.util.ListIterator
                  java.util.Locale java.util.Map java.util.Map$Entry java.util.Navigable* java.util.Objects
                  java.util.Optional* java.util.PrimitiveIterator* java.util.PriorityQueue java.util.Queue
                  java.util.Random* java.util.Sequenced* java.util.Set java.util.Sorted* java.util.Spliterator*
                  java.util.SplittableRandom java.util.StringJoiner java.util.Tree* java.util.UUID java.util.*Exception
            allow java.util.function.* java.util.stream.* java.math.* java.time.* java.time.temporal.*
            allow java.util.concurrent.atomic.* java.util.concurrent.TimeUnit java.util.concurrent.ThreadLocalRandom
                  java.util.concurrent.ConcurrentLinkedQueue java.util.concurrent.ConcurrentLinkedDeque
                  java.util.concurrent.*Exception
            allow java.io.Serializable java.io.Closeable java.io.*Exception
            allow java.io.PrintStream only print println printf format append flush

            deny java.lang.StringBuffer java.util.Hashtable* java.util.Vector java.util.Stack java.util.Properties
                 because the monitor inside would be the lock that you are building
            deny java.util.Collections
                 members synchronizedCollection synchronizedList synchronizedMap synchronizedNavigableMap
                 synchronizedNavigableSet synchronizedSet synchronizedSortedMap synchronizedSortedSet
                 because the monitor inside would be the lock that you are building
            deny java.lang.ThreadGroup because a lock needs no group of threads
            """;

    /// What is no building block at all is another check's matter.
    private static final String ANY = """
            allow java.lang.* java.lang.annotation.* java.lang.invoke.* java.util.* java.util.function.*
                  java.util.stream.* java.util.regex.* java.util.concurrent.* java.util.concurrent.atomic.*
                  java.util.concurrent.locks.* java.math.* java.time.* java.time.format.* java.time.temporal.*
                  java.text.* java.io.* java.nio.* java.nio.charset.*
            """;

    private static final String SPINNING = ANY + """
            allow java.lang.Thread only currentThread onSpinWait yield interrupt interrupted isInterrupted
                  threadId getId getName getPriority getState isAlive isDaemon isVirtual
            deny java.lang.Object members wait because it blocks
            deny java.util.concurrent.TimeUnit members sleep timedWait timedJoin because it blocks
            """;

    private static final String SLEEPING = ANY + """
            deny java.lang.Thread members sleep join because a thread that waits sleeps in wait
            deny java.util.concurrent.TimeUnit members sleep timedJoin because a thread that waits sleeps in wait
            """;

    @Check(points = 2, title = "builds its locks itself instead of wrapping one from the library",
            needs = "spinLockTakesAndGives", finding = "ready-made-lock",
            hint = "Atomics and monitors are the bricks here; the handout lists what else may be used.")
    @Structure
    void usesNoReadyMadeLock(Code code) {
        code.usesOnly(BLOCKS);
    }

    @Check(points = 3, title = "spins in SpinLock and never blocks", needs = "spinLockTakesAndGives",
            finding = "blocks-instead-of-spinning",
            hint = "A thread that waits for this lock asks again and again, with no more than Thread.onSpinWait() or "
                    + "Thread.yield() in between.")
    @Structure
    void spinLockNeverBlocks(Code code) {
        var spinLock = code.of("SpinLock");
        spinLock.usesOnly(SPINNING);
        spinLock.entersNoMonitor();
    }

    @Check(points = 2, title = "sleeps in a monitor while it waits for a ReentrantMutex",
            needs = "reentrantMutexCountsHolds", finding = "spins-instead-of-blocking",
            hint = "A thread that cannot go on should leave the processor to others: Object.wait does that.")
    @Structure
    void reentrantMutexWaitsInItsMonitor(Code code) {
        var mutex = code.of("ReentrantMutex");
        mutex.require(mutex.calls(Object.class, "wait") || mutex.calls(TimeUnit.class, "timedWait"),
                "it never sleeps in a monitor: nothing calls wait()");
        mutex.usesOnly(SLEEPING);
    }
}
