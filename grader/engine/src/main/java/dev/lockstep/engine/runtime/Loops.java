package dev.lockstep.engine.runtime;

import java.util.Arrays;

/// Finds loops that only wait: an iteration that wrote nothing, left the loop's own local variables as they were, and read
/// just what the iteration before it read, in the same versions, does nothing but wait for another thread.
///
/// Reads are summed up, each as a hash of its variable and version, so that the sum over an iteration is the difference
/// of two sums, however loops nest.
final class Loops {

    private long reads;
    private int writes;

    private int[] sites = new int[4];
    private long[] readsThen = new long[4];
    private long[] lastIteration = new long[4];
    private int[] writesThen = new int[4];
    private long[] localsThen = new long[4];
    private int count;

    /// What a loop that only waits waits for.
    final Watch watch = new Watch();

    void read(Variable variable) {
        read(variable.id, variable.version);
        watch.add(variable);
    }

    void readClock(long now) {
        read(Integer.MIN_VALUE, (int) now);
        watch.addClock(now);
    }

    void read(int variable, int version) {
        reads += mix(((long) variable << 32) | (version & 0xffffffffL));
    }

    void write() {
        writes++;
        watch.clear();
    }

    /// Ends an iteration of the loop at a site.
    ///
    /// @param locals sums up the local variables that the loop carries
    /// @return whether it only waited
    boolean iterate(int site, long locals) {
        var loop = indexOf(site);
        var iteration = reads - readsThen[loop];
        var waits = iteration != 0 && iteration == lastIteration[loop] && writes == writesThen[loop]
                && locals == localsThen[loop];
        readsThen[loop] = reads;
        lastIteration[loop] = iteration;
        writesThen[loop] = writes;
        localsThen[loop] = locals;
        return waits;
    }

    private int indexOf(int site) {
        for (var i = 0; i < count; i++) {
            if (sites[i] == site) {
                return i;
            }
        }
        if (count == sites.length) {
            sites = Arrays.copyOf(sites, 2 * count);
            readsThen = Arrays.copyOf(readsThen, 2 * count);
            lastIteration = Arrays.copyOf(lastIteration, 2 * count);
            writesThen = Arrays.copyOf(writesThen, 2 * count);
            localsThen = Arrays.copyOf(localsThen, 2 * count);
        }
        sites[count] = site;
        readsThen[count] = reads;
        writesThen[count] = writes;
        return count++;
    }

    /// The finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
    private static long mix(long value) {
        var z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
