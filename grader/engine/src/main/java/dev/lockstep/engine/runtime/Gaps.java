package dev.lockstep.engine.runtime;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import dev.lockstep.engine.trace.Site;
import dev.lockstep.engine.trace.Sites;

/// What the schedules of an exploration could not try or see, by the sites where: whoever claims that all schedules were
/// tried has to say so. Told as it happens, in every schedule; told again, it costs a look at a bit.
public final class Gaps {

    private final BitSet unswitched = new BitSet();
    private final BitSet weakened = new BitSet();
    private final BitSet unseen = new BitSet();
    private final BitSet exits = new BitSet();

    Gaps() {}

    /// Another thread could have gone on here, and none was let: the JDK holds a lock of its own, or the JVM cannot leave
    /// the thread.
    void unswitched(int site) {
        note(unswitched, site);
    }

    /// A weak access was run as a volatile one.
    void weakened(int site) {
        note(weakened, site);
    }

    /// State is read or written that the scheduler does not see.
    void unseen(int site) {
        note(unseen, site);
    }

    /// The program ended the JVM, in good order.
    void exits(int site) {
        note(exits, site);
    }

    private static void note(BitSet sites, int site) {
        if (site >= 0 && !sites.get(site)) {
            sites.set(site);
        }
    }

    /// Where no switch was tried.
    public List<Site> unswitched() {
        return sites(unswitched);
    }

    /// Where weak accesses were run as volatile ones.
    public List<Site> weakened() {
        return sites(weakened);
    }

    /// Where state is used that is not seen.
    public List<Site> unseen() {
        return sites(unseen);
    }

    /// Where the program ended the JVM.
    public List<Site> exits() {
        return sites(exits);
    }

    /// In the order of their lines, so that it does not tell in which order classes were loaded.
    private static List<Site> sites(BitSet numbers) {
        var sites = new ArrayList<Site>();
        numbers.stream().forEach(number -> sites.add(Sites.get(number)));
        sites.sort((one, other) -> {
            var files = one.file().compareTo(other.file());
            return files != 0 ? files : Integer.compare(one.line(), other.line());
        });
        return sites;
    }
}
