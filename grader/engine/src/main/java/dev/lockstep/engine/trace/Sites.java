package dev.lockstep.engine.trace;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The sites of all instrumented code, by number: rewritten code carries the number alone.
///
/// Thread safety: guarded by the class's lock; sites are added as classes load, by whatever thread loads them.
public final class Sites {

    private static final List<Site> SITES = new ArrayList<>();
    private static final Map<Site, Integer> NUMBERS = new HashMap<>();
    private static final Map<String, Integer> FIELDS = new HashMap<>();
    private static final List<String> FIELD_NAMES = new ArrayList<>();
    private static final BitSet COUNTERS = new BitSet();
    private static final BitSet USES = new BitSet();
    private static final Set<String> OWNERS = new HashSet<>();

    private Sites() {}

    /// The number of a site, the same for equal sites.
    public static synchronized int number(Site site) {
        return NUMBERS.computeIfAbsent(site, fresh -> {
            SITES.add(fresh);
            OWNERS.add(fresh.owner());
            return SITES.size() - 1;
        });
    }

    /// The number of an operation that a helper declares.
    public static int helper(String operation) {
        return number(new Site(Operation.HELPER, operation, "", "", "", 0));
    }

    /// The number of an operation that a helper declares of the line that calls it.
    ///
    /// @param caller the frame of that line
    public static int helper(String operation, StackTraceElement caller) {
        var owner = caller.getClassName();
        var folder = owner.substring(0, owner.lastIndexOf('.') + 1).replace('.', '/');
        return number(
                new Site(Operation.HELPER, operation, owner, caller.getMethodName(), folder + caller.getFileName(),
                        Math.max(0, caller.getLineNumber())));
    }

    /// The site of a number.
    public static synchronized Site get(int number) {
        return SITES.get(number);
    }

    /// Notes whether code at a site only counts, or does with the value whatever it may; a site can stand for both.
    public static synchronized void note(int site, boolean onlyCounts) {
        (onlyCounts ? COUNTERS : USES).set(site);
    }

    /// Whether all that is done at a site is to count.
    public static synchronized boolean onlyCounts(int site) {
        return COUNTERS.get(site) && !USES.get(site);
    }

    /// Whether some site lies in a class of this name, with dots.
    public static synchronized boolean isOwner(String type) {
        return OWNERS.contains(type);
    }

    /// The number of a field, or of a local variable.
    ///
    /// @param owner the class that declares the field, with slashes; empty for a local variable
    public static synchronized int field(String owner, String name) {
        return FIELDS.computeIfAbsent(owner + "." + name, _ -> {
            FIELD_NAMES.add(name);
            return FIELD_NAMES.size() - 1;
        });
    }

    /// The name of a field of this number.
    public static synchronized String fieldName(int field) {
        return FIELD_NAMES.get(field);
    }
}
