package dev.lockstep.engine.runtime;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.strategy.Location;

/// The shadow of one field, array element or unsynchronised collection: who accessed it last, for finding races
/// (FastTrack: Flanagan and Freund, PLDI 2009), and its version, for finding loops that only wait.
final class Variable extends Location {

    /// The key of what is neither a field nor an element.
    static final int WHOLE = -1;

    /// Distinct in a schedule, and the same in every run of it.
    final int id;

    /// The number of the field or the index of the element; [#WHOLE] for an object as a whole.
    final int key;

    /// Counts the writes.
    int version;

    /// Whether it is accessed both plainly and as if it were volatile, so that both are noted.
    boolean mixed;

    private @Nullable VolatileAccesses volatiles;

    private @Nullable VectorClock published;

    int writer = -1;
    int writeTime;
    int writeSite;

    int reader = -1;
    int readTime;
    int readSite;

    private int @Nullable [] readTimes;
    private int @Nullable [] readSites;

    Variable(int id) {
        this(id, WHOLE);
    }

    Variable(int id, int key) {
        this.id = id;
        this.key = key;
    }

    /// The accesses as if it were volatile, or null if none are noted.
    @Nullable
    VolatileAccesses volatiles() {
        return volatiles;
    }

    /// Notes accesses as if it were volatile from now on.
    VolatileAccesses noted() {
        var made = volatiles;
        if (made == null) {
            made = new VolatileAccesses();
            volatiles = made;
        }
        return made;
    }

    /// What writers of a volatile field published.
    VectorClock published() {
        var made = published;
        if (made == null) {
            made = new VectorClock();
            published = made;
        }
        return made;
    }

    /// Notes a read by a thread.
    void noteRead(Fiber fiber, int site) {
        var now = fiber.clock.get(fiber.index);
        if (readTimes == null && (reader < 0 || reader == fiber.index || fiber.clock.get(reader) >= readTime)) {
            reader = fiber.index;
            readTime = now;
            readSite = site;
            return;
        }
        share(fiber.index, now, site);
    }

    private void share(int thread, int time, int site) {
        var times = readTimes != null ? readTimes : new int[4];
        var sites = readSites != null ? readSites : new int[4];
        var length = Math.max(thread, reader) + 1;
        if (times.length < length) {
            times = Arrays.copyOf(times, 2 * length);
            sites = Arrays.copyOf(sites, 2 * length);
        }
        times[reader] = Math.max(times[reader], readTime);
        sites[reader] = times[reader] == readTime ? readSite : sites[reader];
        times[thread] = time;
        sites[thread] = site;
        readTimes = times;
        readSites = sites;
    }

    /// Notes a write by a thread, which all earlier accesses happened before.
    void noteWrite(Fiber fiber, int site) {
        writer = fiber.index;
        writeTime = fiber.clock.get(fiber.index);
        writeSite = site;
        reader = -1;
        readTimes = null;
        readSites = null;
        volatiles = null;
        version++;
    }

    /// A thread whose last write did not happen before what the fiber does now, or -1.
    int unorderedWriter(Fiber fiber) {
        return writer >= 0 && writer != fiber.index && fiber.clock.get(writer) < writeTime ? writer : -1;
    }

    /// A thread whose last read did not happen before what the fiber does now, or -1.
    int unorderedReader(Fiber fiber) {
        var times = readTimes;
        if (times == null) {
            return reader >= 0 && reader != fiber.index && fiber.clock.get(reader) < readTime ? reader : -1;
        }
        for (var thread = 0; thread < times.length; thread++) {
            if (thread != fiber.index && fiber.clock.get(thread) < times[thread]) {
                return thread;
            }
        }
        return -1;
    }

    /// Where a thread read last.
    int siteOfRead(int thread) {
        var sites = readSites;
        return sites == null ? readSite : sites[thread];
    }
}
