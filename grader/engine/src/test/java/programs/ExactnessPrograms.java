package programs;

import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import programs.Shows.Result;

/// What differs from run to run outside of the scheduler, and must not inside. A program says in the end what it saw:
/// the tests compare that between schedules and between JVMs.
@SuppressWarnings({"JavaTimeDefaultTimeZone", "JavaUtilDate", "JdkObsolete", "ArrayHashCode", "ArrayToString",
        "ObjectToString", "IdentityHashMapUsage", "UnnecessaryStringBuilder", "DistinctVarargsChecker",
        "ThreadPriorityCheck"}) // on purpose
public class ExactnessPrograms {

    enum Colour {
        RED,
        GREEN,
        BLUE
    }

    record Pair(Object left, Object right) {}

    static final class Plain {}

    static class Worker extends Thread {}

    private static String saw = "";

    /// What the last program saw.
    public static String saw() {
        return saw;
    }

    private static void see(Object... seen) {
        saw = List.of(seen).toString();
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.SCHEDULER, aspect = Aspect.CORRECT)
    public static void hashCodesOfObjectsOfTheJdk() throws Exception {
        var lock = new ReentrantLock();
        see(new Object().hashCode(), new Object().hashCode(), lock.hashCode(), lock.newCondition().hashCode(),
                Thread.currentThread().hashCode(), new Worker().hashCode(), new FutureTask<>(() -> 1).hashCode(),
                System.identityHashCode("text"), System.identityHashCode(new ArrayList<>()), new int[1].hashCode(),
                Thread.ofVirtual().unstarted(() -> {
                }).hashCode(), new Pair(new Object(), Colour.RED).hashCode(), List.of(new Object()).hashCode());
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.SCHEDULER, aspect = Aspect.CORRECT)
    public static void hashCodesOfWhatOutlivesASchedule() throws Exception {
        Runnable first = () -> {
        };
        Function<Object, String> second = Object::toString;
        see(Colour.RED.hashCode(), Colour.BLUE.hashCode(), Plain.class.hashCode(),
                first.hashCode(), second.hashCode(), Thread.State.NEW.hashCode(), System.identityHashCode(12));
    }

    /// The program's own objects have their hash codes from the beginning; a builder gets it when the JDK asks.
    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.SCHEDULER, aspect = Aspect.CORRECT)
    public static void hashCodesThatTheJdkAsksFor() throws Exception {
        var identities = new IdentityHashMap<Object, Object>(Map.of(1, new StringBuilder()));
        identities.put(new StringBuilder(), new StringBuilder());
        var sorted = new TreeMap<Object, Object>(Map.of("key", new StringBuilder()));
        var enums = new EnumMap<Colour, Object>(Map.of(Colour.RED, new StringBuilder()));
        new ObjectOutputStream(OutputStream.nullOutputStream()).writeObject(new StringBuilder[]{new StringBuilder()});
        see(identities.hashCode(), identities.keySet().hashCode(), sorted.hashCode(), sorted.firstEntry().hashCode(),
                enums.hashCode(), Arrays.hashCode(builders()), Arrays.deepHashCode(builders()),
                Objects.hashCode(new StringBuilder()), Objects.hash((Object[]) builders()),
                Arrays.asList(builders()).hashCode(), new ArrayDeque<>(List.of(builders())).hashCode(),
                new HashSet<>(List.of(builders())).hashCode(), Optional.of(new StringBuilder()).hashCode(),
                new LinkedHashMap<>(Map.of(1, new StringBuilder())).firstEntry().hashCode(),
                Map.of(1, new StringBuilder()).hashCode(), Map.entry(1, new StringBuilder()).hashCode(),
                Collections.singletonMap(1, new StringBuilder()).hashCode(),
                new Vector<>(List.of(builders())).hashCode(),
                new Pair(new StringBuilder(), new StringBuilder()).hashCode(),
                new CopyOnWriteArrayList<>(builders()).hashCode(), String.format("%h", new StringBuilder()));
    }

    private static StringBuilder[] builders() {
        return new StringBuilder[]{new StringBuilder(), new StringBuilder()};
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.SCHEDULER, aspect = Aspect.CORRECT)
    public static void textOfObjects() throws Exception {
        see(new Object().toString(), "" + new Plain(), String.valueOf(new Worker().hashCode()),
                new Object[0].toString(),
                new ReentrantLock().toString(), String.format("%s %h", new Plain(), new Object()));
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.SCHEDULER, aspect = Aspect.CORRECT)
    public static void orderOfHashTables() throws Exception {
        var names = new HashMap<Object, String>();
        var counts = new ConcurrentHashMap<Object, String>();
        var identities = new IdentityHashMap<Object, String>();
        for (var i = 0; i < 10; i++) {
            for (var map : List.of(names, counts, identities)) {
                map.put(new Object(), "object " + i);
                map.put(new Thread(() -> {
                }), "thread " + i);
                map.put(new Plain(), "plain " + i);
                map.put(new StringBuilder(), "builder " + i);
                map.put(Colour.values()[i % 3], "colour " + i);
                map.put(new Pair(new Object(), i), "pair " + i);
            }
        }
        see(names.values(), counts.values(), identities.values());
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.SCHEDULER, aspect = Aspect.CORRECT)
    public static void orderOfImmutableCollections() throws Exception {
        see(Set.of("a", "b", "c", "d", "e"), Set.of("x", "y"), Map.of("one", 1, "two", 2, "three", 3),
                Set.of(new Plain().hashCode(), new Plain().hashCode()), Set.copyOf(List.of(Colour.values())));
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.SCHEDULER, aspect = Aspect.CORRECT)
    public static void hashCodesAreDistinctAndStay() throws Exception {
        var all = new HashSet<Integer>();
        var objects = new ArrayList<Object>();
        for (var i = 0; i < 1_000; i++) {
            objects.add(i % 2 == 0 ? new Plain() : new Object());
            Go.check(all.add(objects.get(i).hashCode()));
        }
        for (var i = 0; i < 1_000; i++) {
            Go.check(System.identityHashCode(objects.get(i)) == objects.get(i).hashCode());
        }
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.SCHEDULER, aspect = Aspect.CORRECT)
    public static void aHashCodeDoesNotDependOnWhoGoesFirst() throws Exception {
        var first = new int[2];
        var second = new int[2];
        Go.together(() -> {
            first[0] = new Plain().hashCode();
            Thread.yield();
            first[1] = new Object().hashCode();
        }, () -> {
            second[0] = new Plain().hashCode();
            Thread.yield();
            second[1] = new Random().nextInt();
        });
        see(first[0], first[1], second[0], second[1]);
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.SCHEDULER, aspect = Aspect.CORRECT)
    public static void chanceIsSeeded() throws Exception {
        var list = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7));
        Collections.shuffle(list);
        var bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        see(new Random().nextInt(), new Random().nextInt(), Math.random(), StrictMath.random(),
                ThreadLocalRandom.current().nextInt(), new SplittableRandom().nextInt(), UUID.randomUUID(), list,
                List.of(bytes[0], bytes[7]), new SecureRandom().nextInt(), new Random().doubles(2).sum());
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.SCHEDULER, aspect = Aspect.CORRECT)
    public static void chanceIsChance() throws Exception {
        var seen = new HashSet<Object>();
        var below = 0;
        for (var i = 0; i < 100; i++) {
            var fraction = Math.random();
            Go.check(fraction >= 0 && fraction < 1);
            below += fraction < 0.5 ? 1 : 0;
            Go.check(seen.add(UUID.randomUUID()) && seen.add(new Random().nextLong()));
        }
        Go.check(below > 20 && below < 80);
        var id = UUID.randomUUID();
        Go.check(id.version() == 4 && id.variant() == 2);
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.SCHEDULER, aspect = Aspect.CORRECT)
    public static void datesFollowVirtualTime() throws Exception {
        var start = Instant.now();
        var clock = Clock.systemUTC().millis();
        Thread.sleep(Duration.ofHours(1));
        Go.check(Duration.between(start, Instant.now()).equals(Duration.ofHours(1)));
        Go.check(Clock.systemUTC().millis() - clock == 3_600_000);
        Go.check(new Date().getTime() == System.currentTimeMillis());
        Go.check(Calendar.getInstance().getTimeInMillis() == System.currentTimeMillis());
        Go.check(LocalDateTime.now(ZoneOffset.UTC).getHour() == 1);
        see(start, LocalDate.now(), LocalDateTime.now(), new Date(), Instant.now(), System.nanoTime());
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.SCHEDULER, aspect = Aspect.CORRECT)
    public static void aLoopUntilADateEnds() throws Exception {
        var end = Instant.now().plusSeconds(5);
        while (Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        Go.check(!Instant.now().isBefore(end));
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.SCHEDULER, aspect = Aspect.CORRECT)
    public static void numbersAndNamesOfThreads() throws Exception {
        var first = new Thread(() -> {
        });
        var second = new Worker();
        var third = Thread.ofVirtual().unstarted(() -> {
        });
        Go.check(Thread.currentThread().threadId() > 2); // 1 and 2 mean something else where monitors note their owners
        Go.check(first.threadId() != second.threadId() && second.threadId() != third.threadId());
        see(Thread.currentThread(), first, second, third.threadId(), Runtime.getRuntime().availableProcessors());
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.SCHEDULER, aspect = Aspect.CORRECT)
    public static void locksOrderedByHashCode() throws Exception {
        var left = new Object();
        var right = new Object();
        Go.together(() -> ordered(left, right), () -> ordered(right, left));
        see(System.identityHashCode(left), System.identityHashCode(right));
    }

    private static void ordered(Object one, Object other) {
        var swap = System.identityHashCode(one) > System.identityHashCode(other);
        synchronized (swap ? other : one) {
            synchronized (swap ? one : other) {
                Go.check(Thread.holdsLock(one));
            }
        }
    }
}
