package dev.lockstep.engine.model;

/// The data structures of `java.util`.
final class DataTable {

    private DataTable() {}

    static final String COLLECTIONS = """
            in java.util
            open java.lang.Iterable
              read,cursor iterator spliterator
              read forEach
            unsynchronised Collection
              read,structure size isEmpty
              read contains toArray clone
              read,deep toString
              read,deep,compares hashCode
              read,fills toArray([Ljava/lang/Object;)
              read,argument,deep,compares equals
              read,argument,iterates containsAll
              both add remove clear
              both,argument addAll removeAll retainAll
              around removeIf
              read,view stream parallelStream
            unsynchronised SequencedCollection
              read getFirst getLast
              both addFirst addLast removeFirst removeLast
              none,view reversed
            unsynchronised List
              read,element get
              read indexOf lastIndexOf
              read,argument,iterates,deep,compares equals
              both,element set
              around sort replaceAll
              read,cursor listIterator
              none,view subList
            unsynchronised,elements ArrayList
              both ensureCapacity trimToSize
            unsynchronised,elements LinkedList HashMap LinkedHashMap TreeMap WeakHashMap
            unsynchronised,elements,identity IdentityHashMap
            unsynchronised,identity EnumMap
            unsynchronised,structure HashMap$KeySet LinkedHashMap$LinkedKeySet TreeMap$KeySet WeakHashMap$KeySet
            unsynchronised,structure,identity IdentityHashMap$KeySet
            unsynchronised Set
              read,key contains
              both,key add remove
            unsynchronised Queue
              both offer
              read peek element
              both,fails poll
            unsynchronised Deque
              both offerFirst offerLast pop push removeFirstOccurrence removeLastOccurrence
              both,fails pollFirst pollLast
              read peekFirst peekLast
              read,cursor descendingIterator
            unsynchronised PriorityQueue
              none comparator
            unsynchronised SortedSet
              none comparator
              read first last
              none,view headSet tailSet subSet
            unsynchronised NavigableSet
              read lower floor ceiling higher
              both,fails pollFirst pollLast
              none,view descendingSet
              read,cursor descendingIterator
            unsynchronised EnumSet
            unsynchronised Map
              read,structure size isEmpty
              read,structure,key containsKey
              read,element,key get getOrDefault
              read containsValue clone
              read,deep toString
              read,deep,compares hashCode
              read,argument,deep,compares equals
              both,element,key put replace
              both,key remove putIfAbsent
              both clear
              both,argument putAll
              around,key compute computeIfAbsent computeIfPresent merge
              around replaceAll
              read forEach
              none,view keySet values entrySet
            unsynchronised SequencedMap
              read firstEntry lastEntry
              both putFirst putLast
              both,fails pollFirstEntry pollLastEntry
              none,view reversed sequencedKeySet sequencedValues sequencedEntrySet
            unsynchronised SortedMap
              none comparator
              read firstKey lastKey
              none,view headMap tailMap subMap
            unsynchronised NavigableMap
              read lowerEntry lowerKey floorEntry floorKey ceilingEntry ceilingKey higherEntry higherKey
              none,view descendingMap navigableKeySet descendingKeySet
            unsynchronised Map$Entry
              none getKey
              read getValue
              read,deep toString
              read,deep,compares hashCode
              read,argument,deep,compares equals
              both setValue
            immutable AbstractMap$SimpleImmutableEntry KeyValueHolder
            immutable ImmutableCollections* Collections$Empty* Collections$Singleton* Collections$CopiesList
            immutable Collections$ReverseComparator* Comparators*
            wrapper Collections$Unmodifiable* Collections$Checked*
            wrapper Collections$SetFromMap Collections$SequencedSetFromMap
              read contains
              both add remove
            wrapper Collections$AsLIFOQueue ReverseOrder*
            unsynchronised,elements Arrays$ArrayList
            synchronised,walked-locked Collections$SynchronizedMap Collections$SynchronizedSortedMap
            and synchronised,walked-locked Collections$SynchronizedNavigableMap Collections$SynchronizedSequencedMap
            synchronised Collections$SynchronizedSet Collections$SynchronizedSortedSet
            and synchronised Collections$SynchronizedNavigableSet
              both,argument,iterates addAll
            synchronised Collections$SynchronizedCollection
            and synchronised Collections$Synchronized*
              read,cursor,bare iterator listIterator spliterator
              read,view,bare stream parallelStream
            cursor Iterator Enumeration Spliterator PrimitiveIterator
              read hasNext hasMoreElements
              read,moves next forEachRemaining nextElement nextInt nextLong nextDouble tryAdvance
              read,moves,cursor trySplit
              both,moves remove
              read,view asIterator
              read characteristics estimateSize getComparator getExactSizeIfKnown hasCharacteristics
            cursor,structure HashMap$KeyIterator LinkedHashMap$LinkedKeyIterator TreeMap$KeyIterator
            and cursor,structure TreeMap$DescendingKeyIterator IdentityHashMap$KeyIterator WeakHashMap$KeyIterator
            cursor ListIterator
              read,moves previous
              both,moves set add
              read hasPrevious nextIndex previousIndex
            synchronised,walked-locked Vector Stack
              read capacity elementAt firstElement lastElement search
              read,cursor elements
              both addElement insertElementAt removeAllElements removeElement removeElementAt setElementAt setSize
              both ensureCapacity trimToSize
              read,fills copyInto
              both,argument,first addAll(Ljava/util/Collection;)
              both push pop
              read peek empty
            unsynchronised Dictionary
              read size isEmpty get
              read,cursor elements keys
              both put remove
            synchronised Hashtable
              read contains
              none,view,free keySet values entrySet
              both,argument,iterates putAll
              both rehash
            synchronised,free Properties
              both,argument putAll
              read,free getProperty get getOrDefault containsKey containsValue contains size isEmpty propertyNames
              read,free stringPropertyNames save toString hashCode
              read list store storeToXML
              both setProperty load loadFromXML""";

    static final String VALUES = """
            in java.util
            unsynchronised BitSet
              read get cardinality isEmpty length size nextSetBit nextClearBit previousSetBit previousClearBit
              read toByteArray toLongArray stream clone hashCode toString
              read,argument equals intersects
              both set clear flip
              both,argument and or xor andNot
            unsynchronised Calendar GregorianCalendar
              read get getTime getTimeInMillis getTimeZone isLenient isSet getFirstDayOfWeek
              read getMinimalDaysInFirstWeek getActualMaximum getActualMinimum getGreatestMinimum getLeastMaximum
              read getMaximum getMinimum getWeekYear getWeeksInWeekYear getGregorianChange
              read getDisplayName getDisplayNames toInstant toZonedDateTime clone hashCode toString
              read,argument before after compareTo equals
              none getCalendarType isWeekDateSupported isLeapYear
              both add clear roll set setFirstDayOfWeek setLenient setMinimalDaysInFirstWeek setTime setTimeInMillis
              both setTimeZone setWeekDate setGregorianChange
            unsynchronised Calendar$Builder Locale$Builder
              read build
              both set setCalendarType setDate setFields setInstant setLenient setLocale setTimeOfDay setTimeZone
              both setWeekDate setWeekDefinition addUnicodeLocaleAttribute clear clearExtensions
              both removeUnicodeLocaleAttribute setExtension setLanguage setLanguageTag setRegion setScript
              both setUnicodeLocaleKeyword setVariant
            unsynchronised Date
              read getTime getDate getDay getHours getMinutes getMonth getSeconds getTimezoneOffset getYear
              read toInstant toGMTString toLocaleString toString clone hashCode
              read,argument before after compareTo equals
              both setTime setDate setHours setMinutes setMonth setSeconds setYear
            unsynchronised TimeZone SimpleTimeZone
              read getDSTSavings getDisplayName getID getOffset getRawOffset inDaylightTime observesDaylightTime
              read toZoneId useDaylightTime clone hashCode toString
              read,argument hasSameRules equals
              both setID setRawOffset setDSTSavings setEndRule setStartRule setStartYear
            unsynchronised StringJoiner
              read length toString
              both add setEmptyValue
              both,argument merge
            unsynchronised StringTokenizer
              read countTokens hasMoreTokens hasMoreElements
              both nextToken nextElement
            unsynchronised Formatter
              read locale out ioException toString
              both,argument,deep format
              both flush close
            unsynchronised Scanner
              read delimiter ioException locale match radix toString
              both close findAll findInLine findWithinHorizon reset skip tokens useDelimiter useLocale useRadix
              both hasNext hasNextBigDecimal hasNextBigInteger hasNextBoolean hasNextByte hasNextDouble hasNextFloat
              both hasNextInt hasNextLine hasNextLong hasNextShort remove
              both next nextBigDecimal nextBigInteger nextBoolean nextByte nextDouble nextFloat nextInt nextLine
              both nextLong nextShort
            unsynchronised,draws SplittableRandom
              both,fills nextBytes
              both doubles ints longs nextBoolean nextDouble nextFloat nextGaussian nextInt nextLong
              both split splits rngs nextExponential
              none isDeprecated
            unsynchronised DoubleSummaryStatistics IntSummaryStatistics LongSummaryStatistics
              read getAverage getCount getMax getMin getSum toString
              both accept
              both,argument combine
            unsynchronised ServiceLoader
              both findFirst iterator reload stream
              read toString
            immutable Optional
              none,deep toString
              none,deep,compares hashCode
              none,argument,deep,compares equals
            immutable Comparator Objects OptionalDouble OptionalInt OptionalLong
            immutable,opaque Arrays Base64* Collections Currency EventObject EventListenerProxy HexFormat Locale
            immutable,opaque Locale$* PropertyPermission UUID
            immutable ResourceBundle ListResourceBundle PropertyResourceBundle ResourceBundle$Control
            immutable Formatter$BigDecimalLayoutForm FormattableFlags Spliterators ServiceLoader$Provider
            open Formattable RandomAccess EventListener Observer
              both update formatTo
            concurrent Timer TimerTask
              both cancel purge schedule scheduleAtFixedRate run
              read scheduledExecutionTime
            open,draws java.util.random.RandomGenerator java.util.random.RandomGenerator$*
              both doubles equiDoubles ints longs nextBoolean nextBytes nextDouble nextExponential nextFloat
              both nextGaussian nextInt nextLong copy jump jumps leap leaps rngs split splits
              both copyAndJump copyAndLeap jumpPowerOfTwo
              none isDeprecated jumpDistance leapDistance
            immutable java.util.random.RandomGeneratorFactory""";

    static final String STREAMS = """
            in java.util.stream
            wrapper BaseStream
              none,view onClose parallel sequential unordered
              none,cursor iterator spliterator
              read isParallel
              none close
            wrapper Stream IntStream LongStream DoubleStream
              none,view asDoubleStream asLongStream boxed distinct dropWhile filter flatMap flatMapToDouble
              none,view flatMapToInt flatMapToLong gather limit map mapMulti mapMultiToDouble mapMultiToInt
              none,view mapMultiToLong mapToDouble mapToInt mapToLong mapToObj peek skip sorted takeWhile
              traverse allMatch anyMatch average collect count findAny findFirst forEach forEachOrdered max min
              traverse noneMatch reduce sum summaryStatistics toArray toList
            unsynchronised Stream$Builder IntStream$Builder LongStream$Builder DoubleStream$Builder
              both accept add
              read build
            immutable Collector Collector$* Collectors* StreamSupport Gatherers Gatherer$Integrator
            open Gatherer Gatherer$Downstream IntStream$IntMapMultiConsumer LongStream$LongMapMultiConsumer
            and open DoubleStream$DoubleMapMultiConsumer
              both accept push
              read isRejecting
              none combiner finisher initializer integrator andThen""";
}
