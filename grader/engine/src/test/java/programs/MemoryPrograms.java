package programs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;

import programs.Shows.Result;

/// Fields, arrays and collections that threads share.
@SuppressWarnings({"NonAtomicVolatileUpdate", "JdkObsolete"}) // wrong on purpose, or old: that is what they show
public class MemoryPrograms {

    int plain;
    volatile int counted;
    volatile boolean ready;
    final int fixed = 7;

    static int statics;
    static final ArrayList<String> LOG = new ArrayList<>();

    @Shows(value = Result.DATA_RACE, primitive = Primitive.PLAIN, aspect = Aspect.UNSYNCHRONISED)
    public static void twoWritersOfAPlainFieldRace() throws Exception {
        var shared = new MemoryPrograms();
        Go.together(() -> shared.plain++, () -> shared.plain++);
    }

    @Shows(value = Result.DATA_RACE, primitive = Primitive.PLAIN, aspect = Aspect.UNSYNCHRONISED)
    public static void aReaderAndAWriterOfAStaticFieldRace() throws Exception {
        Go.together(() -> statics = 1, () -> Go.check(statics < 2));
    }

    @Shows(value = Result.DATA_RACE, primitive = Primitive.PLAIN, aspect = Aspect.UNSYNCHRONISED)
    public static void writersOfOneArrayElementRace() throws Exception {
        var shared = new long[2];
        Go.together(() -> shared[1] = 1, () -> shared[1] = 2);
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.PLAIN, aspect = Aspect.CORRECT)
    public static void writersOfDifferentArrayElementsDoNotRace() throws Exception {
        var shared = new long[2];
        Go.together(() -> shared[0] = 1, () -> shared[1] = 2);
        Go.check(shared[0] + shared[1] == 3);
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.PLAIN, aspect = Aspect.CORRECT)
    public static void readersDoNotRace() throws Exception {
        var shared = new MemoryPrograms();
        shared.plain = 1;
        Go.together(() -> Go.check(shared.plain == 1), () -> Go.check(shared.plain == 1));
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.THREAD, aspect = Aspect.CORRECT)
    public static void startAndJoinOrderAccesses() throws Exception {
        var shared = new MemoryPrograms();
        shared.plain = 1;
        Go.together(() -> shared.plain = 2);
        Go.check(shared.plain == 2);
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.VOLATILE, aspect = Aspect.CORRECT)
    public static void aVolatileFlagOrdersAccesses() throws Exception {
        var shared = new MemoryPrograms();
        Go.together(() -> {
            shared.plain = 5;
            shared.ready = true;
        }, () -> {
            if (shared.ready) {
                Go.check(shared.plain == 5);
            }
        });
    }

    @Shows(value = Result.DATA_RACE, primitive = Primitive.VOLATILE, aspect = Aspect.UNSYNCHRONISED)
    public static void aVolatileFlagSetTooEarlyOrdersNothing() throws Exception {
        var shared = new MemoryPrograms();
        Go.together(() -> {
            shared.ready = true;
            shared.plain = 5;
        }, () -> {
            if (shared.ready) {
                Go.check(shared.plain < 6);
            }
        });
    }

    @Shows(value = Result.EXCEPTION, primitive = Primitive.VOLATILE, aspect = Aspect.UNSYNCHRONISED)
    public static void incrementsOfAVolatileFieldAreLost() throws Exception {
        var shared = new MemoryPrograms();
        Go.together(() -> shared.counted++, () -> shared.counted++);
        Go.check(shared.counted == 2);
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.FINAL, aspect = Aspect.CORRECT)
    public static void finalFieldsNeedNoOrder() throws Exception {
        var shared = new MemoryPrograms();
        Go.together(() -> Go.check(shared.fixed == 7), () -> Go.check(shared.fixed == 7));
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.SCHEDULER, aspect = Aspect.CORRECT)
    public static void staticStateIsFreshInEverySchedule() throws Exception {
        var shared = new MemoryPrograms();
        Go.together(() -> shared.counted = 1, () -> shared.counted = 2);
        Go.check(++statics == 1);
        LOG.add("once");
        Go.check(LOG.size() == 1);
    }

    @Shows(value = Result.DATA_RACE, primitive = Primitive.PLAIN_COLLECTION, aspect = Aspect.UNSYNCHRONISED)
    public static void addingToAnArrayListRaces() throws Exception {
        var list = new ArrayList<Integer>();
        Go.together(() -> list.add(1), () -> list.add(2));
    }

    @Shows(value = Result.DATA_RACE, primitive = Primitive.PLAIN_COLLECTION, aspect = Aspect.UNSYNCHRONISED)
    public static void iteratingOverAMapThatIsWrittenRaces() throws Exception {
        var map = new HashMap<Integer, Integer>();
        map.put(1, 1);
        Go.together(() -> map.put(2, 2), () -> {
            for (var entry : map.entrySet()) {
                Go.check(entry.getKey() > 0);
            }
        });
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.VECTOR, aspect = Aspect.CORRECT)
    public static void aVectorExcludesOthersWhileItsMonitorIsHeld() throws Exception {
        var vector = new Vector<Integer>();
        Go.together(() -> vector.add(1), () -> {
            synchronized (vector) {
                var size = vector.size();
                vector.add(2);
                Go.check(vector.size() == size + 1);
            }
        });
        Go.check(vector.size() == 2);
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.CONCURRENT_MAP, aspect = Aspect.CORRECT)
    public static void aConcurrentMapHandsOverWhatItHolds() throws Exception {
        var map = new ConcurrentHashMap<String, MemoryPrograms>();
        Go.together(() -> {
            var made = new MemoryPrograms();
            made.plain = 3;
            map.put("key", made);
        }, () -> {
            var found = map.get("key");
            Go.check(found == null || found.plain == 3);
        });
    }
}
