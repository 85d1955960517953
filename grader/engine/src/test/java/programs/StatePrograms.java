package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.STUCK;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.ATOMIC;
import static programs.Primitive.CONCURRENT_MAP;
import static programs.Primitive.LOCK_SUPPORT;
import static programs.Primitive.PLAIN_COLLECTION;
import static programs.Primitive.SPIN;
import static programs.Primitive.VECTOR;
import static programs.Primitive.WRAPPER;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.DEADLOCK;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.NOTHING_WRONG;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.text.DecimalFormat;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.StringJoiner;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// State that hides in objects of the JDK, and monitors that the JDK takes one inside the other.
@SuppressWarnings({"JdkObsolete", "ReturnValueIgnored", "CheckReturnValue", "UnusedVariable"}) // wrong on purpose, or old
public class StatePrograms {

    /// Finds something not done, and does it: with nothing in between, once.
    private static void testAndSet(Go.Source<Boolean> isFree, Go.Task take) throws Exception {
        var takers = new AtomicInteger();
        Go.Task task = () -> {
            if (isFree.get()) {
                take.run();
                takers.incrementAndGet();
            }
        };
        Go.together(task, task);
        Go.check(takers.get() == 1);
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aBufferIsTestedAndSetInTwoSteps() throws Exception {
        var buffer = ByteBuffer.allocate(1);
        testAndSet(() -> buffer.get(0) == 0, () -> buffer.put(0, (byte) 1));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aFormatIsTestedAndSetInTwoSteps() throws Exception {
        var format = new DecimalFormat();
        testAndSet(() -> format.getMultiplier() == 1, () -> format.setMultiplier(2));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aMatcherIsShared() throws Exception {
        var matcher = Pattern.compile("a").matcher("aa");
        Go.together(matcher::find, matcher::find);
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aChecksumIsShared() throws Exception {
        var sum = new CRC32();
        testAndSet(() -> sum.getValue() == 0, () -> sum.update(1));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aJoinerIsShared() throws Exception {
        var joiner = new StringJoiner(",");
        testAndSet(() -> joiner.length() == 0, () -> joiner.add("x"));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void anIteratorIsShared() throws Exception {
        var iterator = List.of(1, 2).iterator();
        Go.together(iterator::next, iterator::next);
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void everyThreadHasAnIteratorOfItsOwn() throws Exception {
        var list = new ArrayList<>(List.of(1, 2));
        Go.Task task = () -> {
            var iterator = list.iterator();
            Go.check(iterator.next() + iterator.next() == 3);
        };
        Go.together(task, task);
    }

    @Shows(value = EXCEPTION, primitive = VECTOR, aspect = UNSYNCHRONISED)
    public static void aStreamOfBytesIsTestedAndSetInTwoSteps() throws Exception {
        var bytes = new ByteArrayOutputStream();
        testAndSet(() -> bytes.size() == 0, () -> bytes.write(1));
    }

    @Shows(value = EXCEPTION, primitive = VECTOR, aspect = UNSYNCHRONISED)
    public static void aPropertyIsTestedAndSetInTwoSteps() throws Exception {
        var properties = new Properties();
        testAndSet(() -> properties.getProperty("owner") == null, () -> properties.setProperty("owner", "me"));
    }

    @Shows(value = NOTHING_WRONG, primitive = VECTOR, aspect = CORRECT,
            edge = "Properties: setProperty before getProperty")
    public static void aPropertyHandsOver() throws Exception {
        var properties = new Properties();
        Go.orderedIf(() -> properties.setProperty("done", "yes"), () -> properties.getProperty("done") != null);
    }

    @Shows(value = NOTHING_WRONG, primitive = VECTOR, aspect = CORRECT)
    public static void propertiesAreReadWhileAnotherHoldsTheirMonitor() throws Exception {
        var properties = new Properties();
        Thread reader;
        synchronized (properties) {
            reader = Go.start(() -> properties.getProperty("key"));
            reader.join();
        }
    }

    @Shows(value = EXCEPTION, primitive = VECTOR, aspect = UNSYNCHRONISED)
    public static void aReaderIsSharedCharacterByCharacter() throws Exception {
        var reader = new StringReader("ab");
        var first = new AtomicReference<Integer>();
        Go.together(() -> first.set(reader.read()), reader::read);
        Go.check(first.get() == 'a');
    }

    @Shows(value = EXCEPTION, primitive = ATOMIC, aspect = UNSYNCHRONISED)
    public static void aSeedIsSharedByThoseWhoDraw() throws Exception {
        var random = new Random(1);
        var first = random.nextInt();
        random.setSeed(1);
        var drawn = new AtomicInteger();
        Go.together(() -> drawn.set(random.nextInt()), random::nextInt);
        Go.check(drawn.get() == first);
    }

    /// What the program knows of an [AtomicBoolean].
    private interface Flag {
        boolean get();

        void set(boolean value);

        boolean compareAndSet(boolean expected, boolean value);
    }

    private static final class AtomicFlag extends AtomicBoolean implements Flag {
        private static final long serialVersionUID = 1;
    }

    @Shows(value = EXCEPTION, primitive = ATOMIC, aspect = UNSYNCHRONISED)
    public static void aFlagBehindAnInterfaceIsTestedAndSetInTwoSteps() throws Exception {
        Flag flag = new AtomicFlag();
        testAndSet(() -> !flag.get(), () -> flag.set(true));
    }

    @Shows(value = NOTHING_WRONG, primitive = ATOMIC, aspect = CORRECT)
    public static void aFlagBehindAnInterfaceExcludes() throws Exception {
        Flag flag = new AtomicFlag();
        Go.guarded(() -> {
            while (!flag.compareAndSet(false, true)) {
                Thread.onSpinWait();
            }
        }, () -> flag.set(false));
    }

    @Shows(value = EXCEPTION, primitive = ATOMIC, aspect = UNSYNCHRONISED)
    public static void aReferenceBehindFunctionsIsTestedAndSetInTwoSteps() throws Exception {
        var reference = new AtomicReference<String>();
        Supplier<String> get = reference::get;
        Consumer<String> set = reference::set;
        testAndSet(() -> get.get() == null, () -> set.accept("taken"));
    }

    /// A list whose methods synchronise themselves, as the caller cannot know.
    private static final class SafeList extends ArrayList<Integer> {
        private static final long serialVersionUID = 1;

        @Override
        public synchronized boolean add(Integer element) {
            return super.add(element);
        }

        @Override
        public synchronized int size() {
            return super.size();
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void aListThatSynchronisesItselfIsNoRace() throws Exception {
        List<Integer> list = new SafeList();
        Go.together(() -> list.add(1), () -> list.add(2));
        Go.check(list.size() == 2);
    }

    /// A list that has only what it must have.
    private static final class Counted extends AbstractList<Integer> {
        private int size;

        @Override
        public synchronized boolean add(Integer element) {
            size++;
            return true;
        }

        @Override
        public Integer get(int index) {
            return index;
        }

        @Override
        public synchronized int size() {
            return size;
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void whatASkeletonDoesByOverriddenMethodsIsNoRace() throws Exception {
        Collection<Integer> list = new Counted();
        Go.Task task = () -> list.addAll(List.of(1, 2));
        Go.together(task, task);
        Go.check(list.size() == 4);
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void theTextOfAListIsReadWhileAnotherAdds() throws Exception {
        var list = new ArrayList<Integer>();
        var text = new AtomicReference<String>();
        Go.together(() -> list.add(1), () -> text.set("list: " + list));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aListIsCopiedWhileAnotherAdds() throws Exception {
        var list = new ArrayList<Integer>();
        Go.together(() -> list.add(1), () -> new HashSet<>(list));
    }

    @Shows(value = DATA_RACE, primitive = WRAPPER, aspect = UNSYNCHRONISED)
    public static void aSynchronisedListIsBypassed() throws Exception {
        var list = new ArrayList<Integer>();
        var safe = Collections.synchronizedList(list);
        Go.together(() -> safe.add(1), () -> list.add(2));
    }

    @Shows(value = DATA_RACE, primitive = WRAPPER, aspect = UNSYNCHRONISED)
    public static void aSynchronisedListIsWalkedWithoutItsMonitor() throws Exception {
        var list = Collections.synchronizedList(new ArrayList<>(List.of(1)));
        Go.together(() -> list.add(2), () -> new ArrayList<Integer>().containsAll(list));
    }

    @Shows(value = DEADLOCK, primitive = VECTOR, aspect = STUCK)
    public static void tablesAreComparedBothWays() throws Exception {
        var one = new Hashtable<>(Map.of("key", "value"));
        var other = new Hashtable<>(Map.of("key", "value"));
        Go.together(() -> one.equals(other), () -> other.equals(one));
    }

    @Shows(value = DEADLOCK, primitive = WRAPPER, aspect = STUCK)
    public static void synchronisedListsAreAddedToEachOther() throws Exception {
        var one = Collections.synchronizedList(new ArrayList<>(List.of(1)));
        var other = Collections.synchronizedList(new ArrayList<>(List.of(2)));
        Go.together(() -> one.addAll(other), () -> other.addAll(one));
    }

    @Shows(value = DEADLOCK, primitive = VECTOR, aspect = STUCK)
    public static void vectorsAreRemovedFromEachOther() throws Exception {
        var one = new Vector<>(List.of(1));
        var other = new Vector<>(List.of(2));
        Go.together(() -> one.removeAll(other), () -> other.removeAll(one));
    }

    @Shows(value = NOTHING_WRONG, primitive = VECTOR, aspect = CORRECT)
    public static void vectorsAreAddedToEachOther() throws Exception {
        var one = new Vector<>(List.of(1));
        var other = new Vector<>(List.of(2));
        Go.together(() -> one.addAll(other), () -> other.addAll(one)); // copies the other before it takes its own monitor
    }

    @Shows(value = NOTHING_WRONG, primitive = VECTOR, aspect = CORRECT)
    public static void tablesArePutIntoEachOther() throws Exception {
        var one = new Hashtable<>(Map.of("a", "b"));
        var other = new Hashtable<>(Map.of("c", "d"));
        synchronized (other) { // its iterators take no monitor
            Go.start(() -> one.putAll(other)).join();
        }
    }

    @Shows(value = DEADLOCK, primitive = VECTOR, aspect = STUCK)
    public static void buffersAreAppendedToEachOther() throws Exception {
        var one = new StringBuffer("a");
        var other = new StringBuffer("b");
        Go.together(() -> one.append(other), () -> other.append(one));
    }

    @Shows(value = DEADLOCK, primitive = WRAPPER, aspect = STUCK)
    public static void aViewHoldsTheMonitorOfItsMap() throws Exception {
        var one = Collections.synchronizedMap(new HashMap<>(Map.of("a", "b")));
        var other = Collections.synchronizedMap(new HashMap<>(Map.of("c", "d")));
        Go.together(() -> one.keySet().removeAll(other.keySet()), () -> other.putAll(one));
    }

    @Shows(value = NOTHING_WRONG, primitive = CONCURRENT_MAP, aspect = CORRECT)
    public static void twoWaitForAKey() throws Exception {
        var map = new ConcurrentHashMap<String, Boolean>();
        Go.Task waits = () -> {
            while (!map.getOrDefault("done", false)) {
                Thread.onSpinWait();
            }
        };
        Go.together(waits, waits, () -> map.put("done", true));
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    @SuppressWarnings("LockNotBeforeTry") // the other threads wait for it to be given back
    public static void twoWaitForReadersToLeave() throws Exception {
        var lock = new ReentrantReadWriteLock();
        lock.readLock().lock();
        Go.Task waits = () -> {
            while (!lock.isFair() && lock.getReadLockCount() > 0 && lock.getReadHoldCount() == 0) {
                Thread.onSpinWait();
            }
        };
        var one = Go.start(waits);
        var other = Go.start(waits);
        lock.readLock().unlock();
        one.join();
        other.join();
    }

    @Shows(value = NOTHING_WRONG, primitive = LOCK_SUPPORT, aspect = CORRECT)
    public static void whatOneParksForIsNotTouched() throws Exception {
        var blocker = new Vector<String>();
        var parked = Go.start(() -> LockSupport.park(blocker));
        synchronized (blocker) {
            LockSupport.unpark(parked);
            parked.join();
        }
    }
}
