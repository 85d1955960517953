package programs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.NullUnmarked;

/// Programs that end with an exception of the JVM's or the JDK's, for comparing what it tells with and without the engine.
@NullUnmarked // wrong on purpose
@SuppressWarnings({"NullAway", "LockNotBeforeTry", "UnusedVariable", "UnnecessaryAsync", "SynchronizeOnNonFinalField",
        "ModifiedButNotUsed"}) // wrong on purpose, and made to throw
public final class ThrowingPrograms {

    static {
        new Thread(() -> {
        }, "company").start(); // what has one thread is not explored
    }

    int plain;
    volatile boolean busy;
    ThrowingPrograms next;
    int[] numbers;
    Lock lock;
    List<String> names = new ArrayList<>();
    Map<String, Integer> ages = new HashMap<>();

    private static ThrowingPrograms alone() {
        return new ThrowingPrograms();
    }

    public static void readsAFieldOfNull() {
        ThrowingPrograms none = alone().next;
        Go.check(none.plain == 0);
    }

    public static void readsAVolatileFieldThroughAChain() {
        var first = alone();
        first.next = alone();
        Go.check(first.next.next.busy);
    }

    public static void writesAFieldOfNull() {
        alone().next.plain = 3;
    }

    public static void readsAnElementOfNull() {
        Go.check(alone().numbers[2] == 0);
    }

    public static void writesAnElementOfNull() {
        var those = alone();
        those.numbers[2] = 1;
    }

    public static void callsALockThatIsNull() {
        var those = alone();
        those.lock.lock();
    }

    public static void callsAListThatIsNull() {
        List<String> list = null;
        list.add("a");
    }

    public static void callsWhatAMapReturned() {
        var table = new ConcurrentHashMap<String, List<String>>();
        table.get("a").add("b");
    }

    public static void unboxesWhatAMapReturned() {
        int age = alone().ages.get("nobody");
        Go.check(age == 0);
    }

    public static void locksTheMonitorOfNull() {
        var those = alone();
        synchronized (those.next) {
            those.plain = 1;
        }
    }

    public static void notifiesNull() {
        Object nobody = null;
        nobody.notifyAll();
    }

    public static void hashesNull() {
        var those = alone();
        Go.check(those.next.hashCode() == 0);
    }

    public static void getsWhatIsNotThere() {
        alone().names.get(3);
    }

    public static void fillsAFullQueue() {
        var queue = new ArrayBlockingQueue<Integer>(1);
        queue.add(1);
        queue.add(2);
    }

    public static void throwsWithinACallback() {
        var map = new ConcurrentHashMap<String, Integer>();
        map.merge("a", 1, Integer::sum);
        map.merge("a", 1, (_, _) -> {
            throw new IllegalStateException("on purpose");
        });
    }

    public static void rethrowsFromItsOwnHandler() {
        var list = alone().names;
        try {
            list.getFirst();
        } catch (IllegalStateException e) {
            throw new AssertionError("not this one", e);
        } finally {
            list.add("a");
        }
    }

    public static void notifiesWithoutTheMonitor() {
        var lock = new Object();
        lock.notify();
    }

    public static void unlocksWhatItDoesNotHold() {
        var unlocked = new ReentrantLock();
        unlocked.unlock();
    }

    public static void missesAnElement() {
        var three = new int[3];
        three[three.length] = 1;
    }
}
