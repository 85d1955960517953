package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.PLAIN_COLLECTION;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.NOTHING_WRONG;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Elements of lists and values of maps: to replace one is no structural modification, as the documentation of the
/// collections has it, and need only be ordered with other accesses to that element.
@SuppressWarnings({"JdkObsolete", "LockNotBeforeTry"}) // a linked list has its own way to its elements
public class ElementPrograms {

    private static <E extends List<Integer>> E withZeros(E list) {
        list.addAll(Collections.nCopies(3, 0));
        return list;
    }

    private static <M extends Map<String, Integer>> M withZeros(M map) {
        for (var key : List.of("a", "b", "c")) {
            map.put(key, 0);
        }
        return map;
    }

    // Lists

    private static void eachReplaces(List<Integer> list) throws Exception {
        Go.together(() -> list.set(0, list.get(0) + 1), () -> list.set(1, list.get(1) + 2),
                () -> list.set(2, list.size()));
        Go.check(list.equals(List.of(1, 2, 3)));
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void eachReplacesAnElementOfItsOwn() throws Exception {
        eachReplaces(withZeros(new ArrayList<>()));
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void eachReplacesAnElementOfALinkedListOfItsOwn() throws Exception {
        eachReplaces(withZeros(new LinkedList<>()));
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void eachReplacesAnElementOfAnArrayBehindAListOfItsOwn() throws Exception {
        eachReplaces(Arrays.asList(0, 0, 0));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void twoReplaceTheSameElement() throws Exception {
        var list = withZeros(new ArrayList<>());
        Go.together(() -> list.set(1, 1), () -> list.set(1, 2));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void anElementIsReadWhileItIsReplaced() throws Exception {
        var list = withZeros(new ArrayList<>());
        Go.together(() -> list.set(1, 1), () -> list.get(1));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aListIsWalkedWhileAnElementIsReplaced() throws Exception {
        var list = withZeros(new ArrayList<>());
        Go.together(() -> list.set(1, 1), () -> {
            for (var element : list) {
                Go.check(element >= 0);
            }
        });
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aListIsWalkedBeforeAnElementIsReplaced() throws Exception {
        var list = withZeros(new ArrayList<>());
        Go.together(() -> Go.check(list.contains(0)), () -> list.set(1, 1));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void anElementIsAddedWhileAnotherIsReplaced() throws Exception {
        var list = withZeros(new ArrayList<>());
        Go.together(() -> list.set(1, 1), () -> list.add(3));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void theSizeIsAskedForWhileAnElementIsAdded() throws Exception {
        var list = withZeros(new ArrayList<>());
        Go.together(() -> list.add(3), () -> Go.check(list.size() > 2));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void anElementIsReadThroughAViewWhileItIsReplaced() throws Exception {
        var list = withZeros(new ArrayList<>());
        Go.together(() -> list.set(1, 1), () -> list.subList(1, 3).get(0));
    }

    // Maps

    private static void replacesBesideLookups(Map<String, Integer> map) throws Exception {
        Go.together(() -> map.put("a", 1), () -> Go.check(map.containsKey("a") && map.size() == 3),
                () -> map.put("b", 2));
        Go.check(map.get("a") + map.get("b") == 3);
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void aValueIsReplacedWhileOthersLookForKeys() throws Exception {
        replacesBesideLookups(withZeros(new HashMap<>()));
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void aValueOfATreeIsReplacedWhileOthersLookForKeys() throws Exception {
        replacesBesideLookups(withZeros(new TreeMap<>()));
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void valuesAreReplacedUnderLocksOfTheirOwn() throws Exception {
        var map = new IdentityHashMap<Box, Integer>();
        var one = new Box();
        var other = new Box();
        map.put(one, 0);
        map.put(other, 0);
        Go.Task first = () -> {
            synchronized (one) {
                map.put(one, map.get(one) + 1);
            }
        };
        Go.together(first, first, () -> map.put(other, 1));
        Go.check(map.get(one) == 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void keysAreWalkedWhileAValueIsReplaced() throws Exception {
        var map = withZeros(new LinkedHashMap<>());
        Go.together(() -> map.replace("b", 1), () -> {
            var keys = "";
            for (var key : map.keySet()) {
                keys += key;
            }
            Go.check(keys.equals("abc") && List.copyOf(map.keySet()).size() == 3);
        });
    }

    /// Who looks for a key moves it behind all others.
    private static Map<String, Integer> orderedByAccess() {
        return withZeros(new LinkedHashMap<>(4, 0.75f, true));
    }

    /// Keeps what was used last.
    @SuppressWarnings("serial")
    private static class Cache extends LinkedHashMap<String, Integer> {

        Cache() {
            super(4, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > 3;
        }
    }

    private static void lookedForUnder(Lock lock, Map<String, Integer> map) throws Exception {
        Go.Task looks = () -> {
            lock.lock();
            try {
                Go.check(map.get("a") == 0);
            } finally {
                lock.unlock();
            }
        };
        Go.together(looks, looks);
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void aMapIsReadUnderALockForReaders() throws Exception {
        lookedForUnder(new ReentrantReadWriteLock().readLock(), withZeros(new LinkedHashMap<>()));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aMapThatIsOrderedByAccessIsReadUnderALockForReaders() throws Exception {
        lookedForUnder(new ReentrantReadWriteLock().readLock(), orderedByAccess());
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aCacheIsReadUnderALockForReaders() throws Exception {
        lookedForUnder(new ReentrantReadWriteLock().readLock(), withZeros(new Cache()));
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void aCacheIsReadUnderALock() throws Exception {
        lookedForUnder(new ReentrantLock(), withZeros(new Cache()));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void twoReplaceTheSameValue() throws Exception {
        var map = withZeros(new HashMap<>());
        Go.together(() -> map.put("a", 1), () -> map.put("a", 2));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aValueIsReadWhileItIsReplaced() throws Exception {
        var map = withZeros(new TreeMap<>());
        Go.together(() -> map.put("a", 1), () -> map.getOrDefault("a", 2));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void valuesAreWalkedWhileOneIsReplaced() throws Exception {
        var map = withZeros(new HashMap<>());
        Go.together(() -> map.put("a", 1), () -> {
            for (var value : map.values()) {
                Go.check(value < 2);
            }
        });
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aKeyIsAddedWhileAnotherIsLookedFor() throws Exception {
        var map = withZeros(new HashMap<>());
        Go.together(() -> map.put("d", 1), () -> Go.check(map.containsKey("a")));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aKeyIsRemovedWhileAValueIsReplaced() throws Exception {
        var map = withZeros(new HashMap<>());
        Go.together(() -> map.put("a", 1), () -> map.remove("b"));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void keysAreWalkedWhileOneIsAdded() throws Exception {
        var map = withZeros(new LinkedHashMap<>());
        Go.together(() -> map.put("d", 1), () -> {
            for (var key : map.keySet()) {
                Go.check(key.length() == 1);
            }
        });
    }
}
