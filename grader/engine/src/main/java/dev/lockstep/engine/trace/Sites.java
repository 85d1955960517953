package dev.lockstep.engine.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The sites of all instrumented code, by number: rewritten code carries the number alone.
///
/// Thread safety: guarded by the class's lock; sites are added as classes load, by whatever thread loads them.
public final class Sites {

    private static final List<Site> SITES = new ArrayList<>();
    private static final Map<Site, Integer> NUMBERS = new HashMap<>();
    private static final Map<String, Integer> FIELDS = new HashMap<>();
    private static final List<String> FIELD_NAMES = new ArrayList<>();

    private Sites() {}

    /// The number of a site, the same for equal sites.
    public static synchronized int number(Site site) {
        return NUMBERS.computeIfAbsent(site, fresh -> {
            SITES.add(fresh);
            return SITES.size() - 1;
        });
    }

    /// The number of an operation that a helper declares.
    public static int helper(String operation) {
        return number(new Site(Operation.HELPER, operation, "", "", "", 0));
    }

    /// The site of a number.
    public static synchronized Site get(int number) {
        return SITES.get(number);
    }

    /// The number of a field.
    ///
    /// @param owner the class that declares it, with slashes
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
