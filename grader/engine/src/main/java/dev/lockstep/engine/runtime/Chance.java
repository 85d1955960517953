package dev.lockstep.engine.runtime;

import java.util.Arrays;

import dev.lockstep.engine.jdk.Identity;
import dev.lockstep.engine.jdk.Sources;

/// What would differ from run to run, and does not here: identity hash codes, seeds, dates, numbers of threads. Each
/// follows from the thread that asks and from how often it has asked before. So none depends on the order in which
/// threads ask, and asking is no step that another thread could see.
///
/// An object that the program makes gets its hash code as it is made. One that the JDK made gets it when somebody first
/// asks; the count is then one of its own for each class, so that what the JDK does only once in a JVM (linking,
/// loading) does not shift the program's.
final class Chance implements Sources {

    private static final long GOLDEN_GAMMA = 0x9e37_79b9_7f4a_7c15L;

    /// Each thread has a range of numbers of its own for those that it makes. The JVM notes the owner of a monitor by the
    /// number of the thread, so none of its own threads may have the same: they are numbered from 3 on.
    private static final long THREADS_PER_THREAD = 1_000_000;

    /// Objects of up to so many threads surely have different hash codes.
    private static final int THREADS = 64;

    /// No thread counts so far down.
    private static final int COLLIDING = -THREADS;

    private final Execution execution;
    private long[] keys = new long[64];
    private int[] counts = new int[64];
    private int entries;

    Chance(Execution execution) {
        this.execution = execution;
    }

    void clear() {
        if (entries > 0) {
            Arrays.fill(keys, 0);
            entries = 0;
        }
    }

    /// The first thread of a schedule, which no other made.
    static void first(Thread thread) {
        Identity.number(thread, THREADS_PER_THREAD);
        Identity.set(thread, Identity.mix(THREADS - 1));
    }

    /// What the current thread makes from now on has one and the same hash code, and what threads make that it starts.
    void collide() {
        execution.current().hashesCollide = true;
    }

    /// The program has made an object.
    void made(Object object) {
        var fiber = execution.current();
        if (fiber.pinned == 0) {
            var number = fiber.hashesCollide ? COLLIDING : ++fiber.made * THREADS + fiber.index % THREADS;
            Identity.set(object, Identity.mix(number));
        }
    }

    @Override
    public void identify(Object object) {
        if (!Identity.has(object) && !Identity.setLasting(object)) {
            var name = Identity.nameHash(object.getClass());
            var index = execution.current().index;
            Identity.set(object, Identity.mix(name + 31 * index + 1_000_003 * next(((long) name << 32) | (index + 1))));
        }
    }

    /// Counts up what belongs to a key, which is not 0.
    private int next(long key) {
        var i = slot(key);
        if (keys[i] == 0) {
            if (2 * ++entries > keys.length) {
                grow();
                i = slot(key);
            }
            keys[i] = key;
            counts[i] = 0;
        }
        return ++counts[i];
    }

    private int slot(long key) {
        var mask = keys.length - 1;
        var i = Long.hashCode(key * GOLDEN_GAMMA) & mask;
        while (keys[i] != 0 && keys[i] != key) {
            i = (i + 1) & mask;
        }
        return i;
    }

    private void grow() {
        var oldKeys = keys;
        var oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = new int[2 * oldKeys.length];
        for (var i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                var to = slot(oldKeys[i]);
                keys[to] = oldKeys[i];
                counts[to] = oldCounts[i];
            }
        }
    }

    /// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), a stream of its own for each thread.
    @Override
    public long seed() {
        var fiber = execution.current();
        execution.circle.draws();
        fiber.chance += GOLDEN_GAMMA;
        return mix(fiber.chance ^ mix(fiber.index));
    }

    private static long mix(long bits) {
        var mixed = (bits ^ (bits >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return mixed ^ (mixed >>> 31);
    }

    @Override
    public long nanosSinceEpoch() {
        var now = execution.threads.nanoTime();
        execution.current().loops.readClock(now);
        execution.circle.time(execution.current(), now);
        return execution.time.nanosSinceEpoch(now);
    }

    @Override
    public long threadId() {
        var fiber = execution.current();
        return THREADS_PER_THREAD * (fiber.index + 1) + ++fiber.threads;
    }
}
