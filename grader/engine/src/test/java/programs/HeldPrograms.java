package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.PLAIN_COLLECTION;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.NOTHING_WRONG;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// What a call of the JDK reads or writes beside its own object: the objects that this one holds, arguments, arrays that
/// it is given or keeps, and the map behind an entry. And what it does not touch, though it is given it.
@SuppressWarnings({"ReturnValueIgnored", "JdkObsolete"}) // reading is what it is about, whatever is read
public class HeldPrograms {

    record Line(String name, List<Integer> items) {}

    record Pair<A, B>(A left, B right) {}

    private static List<Integer> oneTwo() {
        return new ArrayList<>(List.of(1, 2));
    }

    private static void whileItGrows(List<Integer> list, Go.Task reads) throws Exception {
        Go.together(() -> list.add(3), reads);
    }

    // Objects that others hold

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void theTextOfAnImmutableListHasThatOfAListInIt() throws Exception {
        var inner = oneTwo();
        var outer = List.of(inner);
        whileItGrows(inner, () -> outer.toString());
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void theHashCodeOfAMapIsMadeOfThatOfAListInIt() throws Exception {
        var inner = oneTwo();
        var outer = Map.of("a", List.of(inner));
        whileItGrows(inner, () -> outer.hashCode());
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aListIsComparedWithOneInAnother() throws Exception {
        var inner = oneTwo();
        var outer = new ArrayList<>(List.of(inner));
        whileItGrows(inner, () -> outer.equals(List.of(List.of())));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void theTextOfARecordHasThatOfAListInIt() throws Exception {
        var line = new Line("line", oneTwo());
        whileItGrows(line.items(), () -> line.toString());
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aRecordIsComparedThoughAListInItGrows() throws Exception {
        var line = new Line("line", oneTwo());
        whileItGrows(line.items(), () -> new Line("line", List.of()).equals(line));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aGenericRecordIsAKeyThoughAListInItGrows() throws Exception {
        var list = oneTwo();
        var pair = new Pair<>("a", list);
        var map = new ConcurrentHashMap<Object, String>();
        whileItGrows(list, () -> map.put(pair, "a"));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void theHashCodeOfAnOptionalIsThatOfAList() throws Exception {
        var list = oneTwo();
        var optional = Optional.of(list);
        whileItGrows(list, () -> optional.hashCode());
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void theTextOfAnAtomicReferenceIsThatOfAList() throws Exception {
        var list = oneTwo();
        var atomic = new AtomicReference<>(list);
        whileItGrows(list, () -> atomic.toString());
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void theHashCodeOfAListIsReadWhileItGrows() throws Exception {
        var list = oneTwo();
        whileItGrows(list, () -> list.hashCode());
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void aListInAnotherIsGuarded() throws Exception {
        var inner = oneTwo();
        var line = new Line("line", inner);
        var outer = new HashMap<>(Map.of("a", List.of(inner)));
        Go.Task grows = () -> {
            synchronized (outer) {
                inner.add(3);
            }
        };
        Go.together(grows, () -> {
            synchronized (outer) {
                Go.check(!outer.toString().isEmpty() && line.hashCode() != line.toString().hashCode());
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void aListIsHandedOnUnread() throws Exception {
        var list = oneTwo();
        var map = new ConcurrentHashMap<String, List<Integer>>();
        var all = new CopyOnWriteArrayList<Object>();
        whileItGrows(list, () -> {
            map.put("a", list);
            all.add(List.of(list));
            all.add(new Line("line", list));
            all.add(Optional.of(list));
            all.add(Objects.requireNonNull(map.get("a")));
        });
        Go.check(all.size() == 4 && list.size() == 3);
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aCopyOfASetAsksItsElements() throws Exception {
        var list = oneTwo();
        whileItGrows(list, () -> Set.copyOf(new ArrayList<>(List.of(list))));
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void aCopyOfAMapAsksNoValues() throws Exception {
        var list = oneTwo();
        var map = new HashMap<>(Map.of("a", list));
        whileItGrows(list, () -> Go.check(Map.copyOf(map).size() == 1));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void theTextOfAListHasThatOfABuilder() throws Exception {
        var builder = new StringBuilder();
        var list = List.of(builder);
        Go.together(() -> builder.append("a"), () -> list.toString());
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void whatEqualsItselfAloneIsComparedUnread() throws Exception {
        var builder = new StringBuilder();
        var deque = new ArrayDeque<>(List.of("a"));
        var list = List.of(builder, deque);
        Object other = deque;
        Go.together(() -> {
            builder.append("a");
            deque.add("b");
        }, () -> Go.check(list.equals(List.of(builder, deque)) && list.hashCode() == List.of(builder, deque).hashCode()
                && list.contains(builder) && builder.hashCode() != deque.hashCode()
                && !Objects.equals(builder, other) && Objects.hash(builder, deque) != 0));
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void aKeyThatEqualsItselfAloneIsNotRead() throws Exception {
        var builder = new StringBuilder();
        var buffer = new StringBuffer();
        var map = new HashMap<Object, String>();
        var other = new ConcurrentHashMap<Object, String>();
        Go.together(() -> {
            synchronized (buffer) {
                builder.append("a");
                buffer.append("a");
                synchronized (map) {
                    map.put(builder, "a");
                }
            }
        }, () -> {
            synchronized (map) {
                map.put(buffer, "b");
                Go.check(map.containsKey(buffer) && !other.containsKey(builder));
            }
        });
    }

    // Arguments

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aConcurrentListTakesAllOfAListThatGrows() throws Exception {
        var list = oneTwo();
        var taking = new CopyOnWriteArrayList<Integer>();
        whileItGrows(list, () -> taking.addAll(list));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aConcurrentMapTakesAllOfAMapThatGrows() throws Exception {
        var map = new HashMap<String, Integer>();
        var taking = new ConcurrentHashMap<String, Integer>();
        Go.together(() -> map.put("a", 1), () -> taking.putAll(map));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aListIsFormatted() throws Exception {
        var list = oneTwo();
        whileItGrows(list, () -> String.format("%d %s", 1, list));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void textsOfAListAreJoined() throws Exception {
        var list = new ArrayList<>(List.of("a"));
        Go.together(() -> list.add("b"), () -> String.join(", ", list));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aTextIsLookedForThatChanges() throws Exception {
        var builder = new StringBuilder("a");
        Go.together(() -> builder.append("b"), () -> "abc".contains(builder));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aPoolIsGivenAListOfTasksThatGrows() throws Exception {
        var tasks = new ArrayList<>(List.of(Executors.callable(() -> {})));
        try (var pool = Executors.newFixedThreadPool(1)) {
            Go.together(() -> tasks.add(Executors.callable(() -> {})), () -> pool.invokeAll(tasks));
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void aKeyIsToldApartByIdentity() throws Exception {
        var list = oneTwo();
        var map = new IdentityHashMap<List<Integer>, String>();
        whileItGrows(list, () -> {
            map.put(list, "a");
            Go.check(map.get(list).equals("a"));
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void anIdentitySetLooksIntoNoElement() throws Exception {
        var list = oneTwo();
        var set = Collections.<List<Integer>>newSetFromMap(new IdentityHashMap<>());
        var map = new IdentityHashMap<List<Integer>, String>();
        whileItGrows(list, () -> {
            map.put(list, "a");
            Go.check(set.add(list) && set.contains(list) && map.keySet().contains(list));
        });
    }

    // Arrays

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aListWritesThroughToItsArray() throws Exception {
        String[] array = {"a", "b"};
        var list = Arrays.asList(array);
        Go.together(() -> list.set(1, "c"), () -> Go.check(array[1] != null));
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void aListAndItsArrayAreUsedElementByElement() throws Exception {
        String[] array = {"a", "b"};
        var list = Arrays.asList(array);
        Go.together(() -> list.set(1, "c"), () -> array[0] += list.size());
        Go.check(list.equals(List.of("a2", "c")));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aStreamReadsItsArray() throws Exception {
        int[] array = {1, 2};
        Go.together(() -> array[0] = 3, () -> IntStream.of(array).sum());
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void aStreamReadsItsArrayAtTheEnd() throws Exception {
        String[] array = {"a", "b"};
        var streams = List.of(Stream.of(array), Arrays.stream(array));
        Go.Task writes = () -> {
            synchronized (array) {
                array[0] = "c";
            }
        };
        Go.together(writes, () -> {
            for (var stream : streams) {
                synchronized (array) {
                    Go.check(stream.count() == 2);
                }
            }
        });
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aListIsMadeOfAnArrayThatChanges() throws Exception {
        String[] array = {"a", "b"};
        Go.together(() -> array[0] = "c", () -> List.of(array));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void theTextOfAnArrayHasThatOfArraysInIt() throws Exception {
        int[][] array = {{1}, {2}};
        Go.together(() -> array[1][0] = 3, () -> Arrays.deepToString(array));
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void theTextOfAnArrayHasOnlyTheNamesOfArraysInIt() throws Exception {
        int[][] array = {{1}, {2}};
        Go.together(() -> array[1][0] = 3, () -> Arrays.toString(array).length(),
                () -> Objects.toString(array[1]).length(), () -> List.of(array[0], array[1]).hashCode());
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void anArrayIsFilledByAnotherCall() throws Exception {
        var array = new byte[2];
        Go.together(() -> new Random(1).nextBytes(array), () -> Go.check(array[0] < Byte.MAX_VALUE));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void aChecksumIsMadeOfAnArrayThatIsRead() throws Exception {
        var array = new byte[2];
        Go.together(() -> new ByteArrayInputStream(new byte[]{1, 2}).readNBytes(2),
                () -> new CRC32().update(array), () -> array[0] = 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void partsOfAnArrayAreWrittenAtTheSameTime() throws Exception {
        byte[] array = {1, 2};
        var out = new ByteArrayOutputStream();
        Go.together(() -> array[0] = 3, () -> out.write(array, 1, 1));
        Go.check(Arrays.equals(out.toByteArray(), new byte[]{2}));
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void partsOfAnArrayAreStreamedAtTheSameTime() throws Exception {
        int[] array = {1, 2, 3, 4};
        Go.together(() -> {
            array[0]++;
            Go.check(Arrays.stream(array, 0, 2).sum() == 4);
        }, () -> {
            array[3]++;
            Go.check(Arrays.stream(array, 2, 4).sum() == 8);
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void partsOfAnArrayBecomeTextAtTheSameTime() throws Exception {
        char[] array = {'a', 'b'};
        Go.together(() -> array[0] = 'c', () -> Go.check(String.valueOf(array, 1, 1).equals("b")));
        Go.check(String.valueOf(array).equals("cb"));
    }

    // Entries

    private static Map.Entry<String, Integer> entry(Map<String, Integer> map, String key) {
        for (var entry : map.entrySet()) {
            if (entry.getKey().equals(key)) {
                return entry;
            }
        }
        throw new AssertionError();
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void anEntryWritesThroughToItsMap() throws Exception {
        var map = new HashMap<>(Map.of("a", 1, "b", 2));
        var entry = entry(map, "a");
        Go.together(() -> entry.setValue(3), () -> map.get("a"));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN_COLLECTION, aspect = UNSYNCHRONISED)
    public static void anEntryTellsWhatIsPutIntoItsMap() throws Exception {
        var map = new HashMap<>(Map.of("a", 1, "b", 2));
        var entry = entry(map, "a");
        Go.together(() -> map.put("a", 3), () -> Go.check(entry.getValue() > 0));
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN_COLLECTION, aspect = CORRECT)
    public static void entriesOfAMapAreUsedByOneThreadEach() throws Exception {
        var map = new HashMap<>(Map.of("a", 1, "b", 2));
        var first = entry(map, "a");
        var second = entry(map, "b");
        Go.together(() -> first.setValue(3), () -> second.setValue(second.getValue() + 2),
                () -> Go.check(first.getKey().equals("a") && map.size() == 2));
        Go.check(map.equals(Map.of("a", 3, "b", 4)));
    }
}
