package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.MISUSE;
import static programs.Aspect.STUCK;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.CONCURRENT_MAP;
import static programs.Primitive.COPY_ON_WRITE;
import static programs.Primitive.PLAIN_COLLECTION;
import static programs.Primitive.SKIP_LIST;
import static programs.Primitive.VECTOR;
import static programs.Primitive.WRAPPER;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.DEADLOCK;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.NOTHING_WRONG;

import java.io.ByteArrayInputStream;
import java.util.Properties;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;

/// Collections: concurrent, synchronised, wrapped and plain.
@SuppressWarnings({"JdkObsolete", "JavaUtilDate"}) // wrong on purpose, or old: that is what they show
public class CollectionPrograms {

    @Shows(value = NOTHING_WRONG, primitive = CONCURRENT_MAP, aspect = CORRECT,
            edge = "ConcurrentHashMap: put before the put that replaces it")
    public static void aPutReturnsWhatAnotherPut() throws Exception {
        var map = new ConcurrentHashMap<String, Box>();
        Go.Task task = () -> {
            var old = map.put("key", new Box(3));
            Go.check(old == null || old.value == 3);
        };
        Go.together(task, task);
    }

    @Shows(value = NOTHING_WRONG, primitive = CONCURRENT_MAP, aspect = CORRECT,
            edge = "ConcurrentHashMap: put before remove and getOrDefault")
    public static void aRemoveReturnsWhatAnotherPut() throws Exception {
        var map = new ConcurrentHashMap<String, Box>();
        Go.together(() -> map.putIfAbsent("key", new Box(3)),
                () -> Go.check(map.getOrDefault("key", new Box(3)).value == 3), () -> {
                    var old = map.remove("key");
                    Go.check(old == null || old.value == 3);
                });
    }

    @Shows(value = NOTHING_WRONG, primitive = CONCURRENT_MAP, aspect = CORRECT,
            edge = "ConcurrentHashMap: what computeIfAbsent makes before get")
    public static void whatComputeIfAbsentMadeIsSeen() throws Exception {
        var map = new ConcurrentHashMap<String, Box>();
        Go.Task task = () -> Go.check(map.computeIfAbsent("key", _ -> {
            var made = new Box();
            made.value = 3;
            return made;
        }).value == 3);
        Go.together(task, task);
    }

    @Shows(value = NOTHING_WRONG, primitive = CONCURRENT_MAP, aspect = CORRECT,
            edge = "ConcurrentHashMap: compute after compute of the same key")
    public static void computeChangesOneEntryAtATime() throws Exception {
        var map = new ConcurrentHashMap<String, Box>();
        map.put("key", new Box());
        Go.Task task = () -> map.compute("key", (_, box) -> {
            box.value++;
            return box;
        });
        Go.together(task, task);
        Go.check(map.get("key").value == 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = CONCURRENT_MAP, aspect = CORRECT)
    public static void aFunctionUnderTheLockOfAMapMayUseAtomics() throws Exception {
        var map = new ConcurrentHashMap<String, Integer>();
        var calls = new AtomicInteger();
        Go.Task task = () -> map.merge("key", 1, (a, b) -> {
            calls.incrementAndGet();
            return a + b;
        });
        Go.together(task, task, task);
        Go.check(map.get("key") == 3 && calls.get() == 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = CONCURRENT_MAP, aspect = CORRECT,
            edge = "ConcurrentHashMap: put before iteration over its views")
    public static void theViewsOfAMapShowWhatWasPut() throws Exception {
        var map = new ConcurrentHashMap<Integer, Box>();
        Go.together(() -> map.put(1, new Box(3)), () -> {
            for (var box : map.values()) {
                Go.check(box.value == 3);
            }
            for (var entry : map.entrySet()) {
                Go.check(entry.getValue().value == 3);
            }
            map.forEach((_, box) -> Go.check(box.value == 3));
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = CONCURRENT_MAP, aspect = CORRECT,
            edge = "a set view of ConcurrentHashMap: add before iteration")
    public static void aSetFromAMapHandsOver() throws Exception {
        var set = ConcurrentHashMap.<Box>newKeySet();
        var wrapped = Collections.newSetFromMap(new ConcurrentHashMap<Box, Boolean>());
        Go.together(() -> {
            set.add(new Box(3));
            wrapped.add(new Box(3));
        }, () -> {
            for (var box : wrapped) {
                Go.check(box.value == 3);
            }
            for (var box : set) {
                Go.check(box.value == 3);
            }
        });
    }

    @Shows(value = EXCEPTION, primitive = CONCURRENT_MAP, aspect = UNSYNCHRONISED)
    public static void getThenPutLosesUpdates() throws Exception {
        var map = new ConcurrentHashMap<String, Integer>();
        map.put("key", 0);
        Go.Task task = () -> map.put("key", map.get("key") + 1);
        Go.together(task, task);
        Go.check(map.get("key") == 2);
    }

    @Shows(value = EXCEPTION, primitive = CONCURRENT_MAP, aspect = UNSYNCHRONISED)
    public static void containsThenPutMakesTwo() throws Exception {
        var map = new ConcurrentHashMap<String, Box>();
        var made = new AtomicInteger();
        Go.Task task = () -> {
            if (!map.containsKey("key")) {
                made.incrementAndGet();
                map.put("key", new Box());
            }
        };
        Go.together(task, task);
        Go.check(made.get() == 1);
    }

    @Shows(value = DATA_RACE, primitive = CONCURRENT_MAP, aspect = UNSYNCHRONISED)
    public static void aListInAMapIsNotConcurrent() throws Exception {
        var map = new ConcurrentHashMap<String, List<Integer>>();
        Go.Task task = () -> map.computeIfAbsent("key", _ -> new ArrayList<>()).add(1);
        Go.together(task, task);
    }

    @Shows(value = EXCEPTION, primitive = CONCURRENT_MAP, aspect = MISUSE)
    public static void aRecursiveUpdateIsRefused() {
        var map = new ConcurrentHashMap<String, Integer>();
        map.computeIfAbsent("key", key -> map.computeIfAbsent(key, _ -> 1));
    }

    @Shows(value = NOTHING_WRONG, primitive = SKIP_LIST, aspect = CORRECT,
            edge = "ConcurrentSkipListMap: put before firstEntry, pollFirstEntry, iteration")
    public static void aSkipListHandsOver() throws Exception {
        var map = new ConcurrentSkipListMap<Integer, Box>();
        Go.together(() -> map.put(1, new Box(3)), () -> {
            var first = map.firstEntry();
            Go.check(first == null || first.getValue().value == 3);
            for (var box : map.tailMap(0).values()) {
                Go.check(box.value == 3);
            }
            var polled = map.pollFirstEntry();
            Go.check(polled == null || polled.getValue().value == 3);
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = SKIP_LIST, aspect = CORRECT,
            edge = "ConcurrentSkipListSet: add before its comparator and pollFirst")
    public static void theComparatorOfASkipListSeesTheElements() throws Exception {
        var set = new ConcurrentSkipListSet<Box>((a, b) -> Integer.compare(a.value, b.value));
        Go.together(() -> set.add(new Box(2)), () -> set.add(new Box(1)));
        Go.check(set.first().value == 1 && set.last().value == 2);
    }

    @Shows(value = EXCEPTION, primitive = SKIP_LIST, aspect = UNSYNCHRONISED)
    public static void theFirstOfASkipListMayBeGone() throws Exception {
        var set = new ConcurrentSkipListSet<Integer>();
        set.add(1);
        Go.Task task = () -> {
            if (!set.isEmpty()) {
                Go.check(set.pollFirst() != null);
            }
        };
        Go.together(task, task);
    }

    @Shows(value = NOTHING_WRONG, primitive = COPY_ON_WRITE, aspect = CORRECT,
            edge = "CopyOnWriteArrayList: add before get and iteration")
    public static void aCopyOnWriteListHandsOver() throws Exception {
        var list = new CopyOnWriteArrayList<Box>();
        Go.together(() -> list.add(new Box(3)), () -> {
            for (var box : list) {
                Go.check(box.value == 3);
            }
            if (!list.isEmpty()) {
                Go.check(list.get(0).value == 3 && list.getFirst().value == 3);
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = COPY_ON_WRITE, aspect = CORRECT,
            edge = "CopyOnWriteArrayList: set before the set that replaces it")
    public static void aSetReturnsWhatAnotherSet() throws Exception {
        var list = new CopyOnWriteArrayList<Box>();
        list.add(new Box(3));
        Go.Task task = () -> Go.check(list.set(0, new Box(3)).value == 3);
        Go.together(task, task);
    }

    @Shows(value = NOTHING_WRONG, primitive = COPY_ON_WRITE, aspect = CORRECT)
    public static void listenersMayLeaveWhileTheyAreCalled() throws Exception {
        var listeners = new CopyOnWriteArraySet<Runnable>();
        var calls = new AtomicInteger();
        listeners.add(calls::incrementAndGet);
        Go.together(() -> {
            for (var listener : listeners) {
                listener.run();
            }
        }, listeners::clear);
        Go.check(calls.get() <= 1 && listeners.isEmpty());
    }

    @Shows(value = EXCEPTION, primitive = COPY_ON_WRITE, aspect = UNSYNCHRONISED)
    public static void anIndexIntoACopyOnWriteListMayBeGone() throws Exception {
        var list = new CopyOnWriteArrayList<>(List.of(1));
        Go.together(list::clear, () -> {
            if (!list.isEmpty()) {
                Go.check(list.get(0) == 1);
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = WRAPPER, aspect = CORRECT,
            edge = "a synchronised wrapper: add before get")
    public static void aSynchronisedListHandsOver() throws Exception {
        var list = Collections.synchronizedList(new ArrayList<Box>());
        Go.together(() -> list.add(new Box(3)), () -> {
            if (!list.isEmpty()) {
                Go.check(list.get(0).value == 3);
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = WRAPPER, aspect = CORRECT)
    public static void iteratingOverASynchronisedMapUnderItsMonitor() throws Exception {
        var map = Collections.synchronizedMap(new HashMap<Integer, Box>());
        Go.together(() -> map.put(1, new Box(3)), () -> {
            var keys = map.keySet();
            synchronized (map) {
                for (var key : keys) {
                    Go.check(map.get(key).value == 3);
                }
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = WRAPPER, aspect = CORRECT)
    public static void aFunctionUnderTheMonitorOfAWrapperMayUseAtomics() throws Exception {
        var list = Collections.synchronizedList(new ArrayList<>(List.of(1, 2)));
        var sum = new AtomicInteger();
        Go.Task task = () -> list.forEach(sum::addAndGet);
        Go.together(task, task, () -> list.add(0));
        Go.check(sum.get() == 6);
    }

    @Shows(value = NOTHING_WRONG, primitive = WRAPPER, aspect = CORRECT,
            edge = "an unmodifiable wrapper of a concurrent collection")
    public static void anUnmodifiableViewOfAConcurrentListHandsOver() throws Exception {
        var list = new CopyOnWriteArrayList<Box>();
        var view = Collections.unmodifiableList(list);
        Go.together(() -> list.add(new Box(3)), () -> {
            if (!view.isEmpty()) {
                Go.check(view.get(0).value == 3);
            }
        });
    }

    @Shows(value = DATA_RACE, primitive = WRAPPER, aspect = UNSYNCHRONISED)
    public static void anUnmodifiableViewOfAListRaces() throws Exception {
        var list = new ArrayList<Integer>();
        var view = Collections.unmodifiableList(list);
        Go.together(() -> list.add(1), () -> Go.check(view.size() < 2));
    }

    @Shows(value = DATA_RACE, primitive = WRAPPER, aspect = UNSYNCHRONISED)
    public static void iteratingOverASynchronisedListWithoutItsMonitorRaces() throws Exception {
        var list = Collections.synchronizedList(new ArrayList<>(List.of(1)));
        Go.together(() -> list.add(2), () -> {
            for (var each : list) {
                Go.check(each > 0);
            }
        });
    }

    @Shows(value = EXCEPTION, primitive = WRAPPER, aspect = UNSYNCHRONISED)
    public static void checkThenActOnASynchronisedMapMakesTwo() throws Exception {
        var map = Collections.synchronizedMap(new HashMap<String, Integer>());
        Go.Task task = () -> {
            if (!map.containsKey("key")) {
                Go.check(map.put("key", 1) == null);
            }
        };
        Go.together(task, task);
    }

    @Shows(value = DEADLOCK, primitive = WRAPPER, aspect = STUCK)
    public static void synchronisedListsAddedToEachOtherDeadlock() throws Exception {
        var one = Collections.synchronizedList(new ArrayList<>(List.of(1)));
        var other = Collections.synchronizedList(new ArrayList<>(List.of(2)));
        Go.together(() -> {
            synchronized (one) {
                other.add(one.size());
            }
        }, () -> {
            synchronized (other) {
                one.add(other.size());
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = VECTOR, aspect = CORRECT, edge = "Hashtable: put before get")
    public static void aHashtableHandsOver() throws Exception {
        var table = new Hashtable<String, Box>();
        Go.together(() -> table.put("key", new Box(3)), () -> {
            var seen = table.get("key");
            Go.check(seen == null || seen.value == 3);
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = VECTOR, aspect = CORRECT)
    public static void aStringBufferAppendsWhole() throws Exception {
        var buffer = new StringBuffer();
        Go.together(() -> buffer.append("ab"), () -> buffer.append("cd"));
        Go.check(buffer.toString().equals("abcd") || buffer.toString().equals("cdab"));
    }

    @Shows(value = EXCEPTION, primitive = VECTOR, aspect = UNSYNCHRONISED)
    public static void theLastElementOfAVectorMayBeGone() throws Exception {
        var vector = new Vector<>(List.of(1));
        Go.together(vector::clear, () -> {
            if (!vector.isEmpty()) {
                Go.check(vector.get(vector.size() - 1) == 1);
            }
        });
    }

    @Shows(value = EXCEPTION, primitive = VECTOR, aspect = UNSYNCHRONISED)
    public static void twoAppendsAreNotOne() throws Exception {
        var buffer = new StringBuffer();
        Go.Task task = () -> {
            buffer.append("a");
            buffer.append("b");
        };
        Go.together(task, task);
        Go.check(buffer.toString().equals("abab"));
    }

    @Shows(value = DEADLOCK, primitive = VECTOR, aspect = STUCK)
    public static void vectorsInOppositeOrderDeadlock() throws Exception {
        var one = new Vector<Integer>();
        var other = new Vector<Integer>();
        Go.together(() -> {
            synchronized (one) {
                other.add(1);
            }
        }, () -> {
            synchronized (other) {
                one.add(1);
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void readersOfPlainCollectionsDoNotRace() throws Exception {
        var map = new TreeMap<>(Map.of(1, "one", 2, "two"));
        var list = new ArrayList<>(List.of(1, 2));
        var bits = BitSet.valueOf(new long[]{5});
        var date = new Date(4);
        var text = new StringBuilder("text");
        Go.Task reader = () -> {
            Go.check(map.firstKey() == 1 && map.headMap(2).size() == 1 && map.descendingMap().firstKey() == 2);
            Go.check(map.navigableKeySet().first() == 1 && map.floorKey(1) == 1 && map.comparator() == null);
            Go.check(list.contains(1) && list.subList(0, 1).size() == 1 && list.listIterator(1).hasNext());
            Go.check(list.equals(List.of(1, 2)) && list.clone().equals(list) && list.reversed().getFirst() == 2);
            Go.check(bits.get(0) && bits.cardinality() == 2 && bits.previousSetBit(9) == 2);
            Go.check(date.getTime() == 4 && date.before(new Date(5)));
            Go.check(text.length() == 4 && text.charAt(0) == 't' && text.indexOf("x") == 2 && text.capacity() > 3);
        };
        Go.together(reader, reader);
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void aPlainMapUnderOneMonitorDoesNotRace() throws Exception {
        var map = new LinkedHashMap<String, Integer>();
        Go.Task task = () -> {
            synchronized (map) {
                map.merge("key", 1, Integer::sum);
            }
        };
        Go.together(task, task);
        Go.check(map.get("key") == 2);
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void pushingOnAnArrayDequeRaces() throws Exception {
        var deque = new ArrayDeque<Integer>();
        Go.together(() -> deque.push(1), () -> deque.pollLast());
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void appendingToAStringBuilderRaces() throws Exception {
        var text = new StringBuilder();
        Go.together(() -> text.append("a"), () -> text.append("b"));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void writingUnderAMonitorAndReadingWithoutRaces() throws Exception {
        var map = new HashMap<String, Integer>();
        Go.together(() -> {
            synchronized (map) {
                map.put("key", 1);
            }
        }, () -> Go.check(map.size() < 2));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void removingThroughAViewRaces() throws Exception {
        var map = new HashMap<>(Map.of(1, 1));
        Go.together(() -> map.keySet().remove(1), () -> Go.check(map.size() < 2));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void copyingAListThatIsWrittenRaces() throws Exception {
        var list = new ArrayList<>(List.of(1));
        Go.together(() -> list.add(2), () -> {
            var copy = new ArrayList<Integer>();
            copy.addAll(list);
            Go.check(!copy.isEmpty());
        });
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void sortingAListThatIsReadRaces() throws Exception {
        var list = new ArrayList<>(List.of(2, 1));
        Go.together(() -> Collections.sort(list), () -> Go.check(list.size() == 2));
    }

    @Shows(value = EXCEPTION, primitive = VECTOR, aspect = UNSYNCHRONISED)
    public static void aPropertyComesAndGoesWithoutALock() throws Exception {
        var properties = new Properties();
        var other = Go.start(() -> {
            properties.setProperty("a", "b");
            properties.remove("a");
        });
        var first = properties.getProperty("a");
        var second = properties.getProperty("a");
        var third = properties.getProperty("a");
        var last = properties.getProperty("a");
        other.join();
        Go.check(first != null || second == null || third == null || last != null);
    }

    @Shows(value = EXCEPTION, primitive = VECTOR, aspect = UNSYNCHRONISED)
    public static void whatIsAvailableComesAndGoesWithoutALock() throws Exception {
        var stream = new ByteArrayInputStream(new byte[2]);
        var other = Go.start(() -> {
            stream.read();
            stream.reset();
        });
        var first = stream.available();
        var second = stream.available();
        var third = stream.available();
        var last = stream.available();
        other.join();
        Go.check(first == 1 || second == 2 || third == 2 || last == 1);
    }
}
