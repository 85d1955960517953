package dev.lockstep.engine.runtime;

import java.util.Arrays;

/// Finds loops that only wait: an iteration that wrote nothing, left the loop's own local variables as they were, and read
/// just what the iteration before it read, in the same versions, does nothing but wait for another thread.
///
/// Reads are summed up, each as a hash of its variable and version, so that the sum over an iteration is the difference
/// of two sums, however loops nest.
final class Loops {

    private static final Loop[] NONE = {};

    /// Iterations in a row without any news that show that a thread lingers.
    private static final int LONG = 100;

    private long reads;
    private int writes;

    /// Iterations since it last wrote, or read what it could not know.
    private int withoutNews;

    private Loop[] loops = NONE;
    private int count;

    /// A loop as it was when its last iteration ended.
    private static final class Loop {
        final int site;
        long reads;
        long iteration;
        int writes;
        long locals;

        Loop(int site, long reads, int writes) {
            this.site = site;
            this.reads = reads;
            this.writes = writes;
        }
    }

    /// What a loop that only waits waits for.
    final Watch watch = new Watch();

    void read(Variable variable) {
        read(variable.id, variable.version);
        if (watch.add(variable)) {
            withoutNews = 0;
        }
    }

    void readClock(long now) {
        read(Integer.MIN_VALUE, (int) now);
        if (watch.addClock(now)) {
            withoutNews = 0;
        }
    }

    void readConfined() {
        read(Integer.MIN_VALUE + 1, 0);
    }

    void read(int variable, int version) {
        reads += mix(((long) variable << 32) | (version & 0xffffffffL));
    }

    void write() {
        writes++;
        withoutNews = 0;
        watch.clear();
    }

    /// Whether it has gone round for long without writing anything or learning anything, and would not learn anything
    /// now either. It may count, and stop at some number: so it can go on, but nobody has to wait for it.
    boolean linger(Execution execution) {
        return withoutNews >= LONG && !watch.hasChanged(execution);
    }

    /// Ends an iteration of the loop at a site.
    ///
    /// @param locals sums up the local variables that the loop carries
    /// @return whether it only waited
    boolean iterate(int site, long locals) {
        var loop = at(site);
        var iteration = reads - loop.reads;
        if (iteration != 0) {
            withoutNews++;
        }
        var waits = iteration != 0 && iteration == loop.iteration && writes == loop.writes && locals == loop.locals;
        loop.reads = reads;
        loop.iteration = iteration;
        loop.writes = writes;
        loop.locals = locals;
        return waits;
    }

    private Loop at(int site) {
        for (var i = 0; i < count; i++) {
            if (loops[i].site == site) {
                return loops[i];
            }
        }
        if (count == loops.length) {
            loops = Arrays.copyOf(loops, Math.max(4, 2 * count));
        }
        var fresh = new Loop(site, reads, writes);
        loops[count++] = fresh;
        return fresh;
    }

    /// The finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
    private static long mix(long value) {
        var z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
