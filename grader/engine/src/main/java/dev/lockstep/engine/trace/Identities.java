package dev.lockstep.engine.trace;

import java.util.regex.Pattern;

/// Takes out of a text what tells an object from others of its class and says nothing to a reader: the hash code that
/// `Object.toString` adds to the name of the class, and the address in the name of a lambda's class. They may be others in
/// the next run.
public final class Identities {

    /// Far more than a reader needs of a single value or message.
    private static final int LONGEST = 2_000;

    /// As the names of classes of lambdas and of other hidden classes end.
    private static final Pattern ADDRESS = Pattern.compile("/0x[0-9a-f]{8,16}");

    /// A hash code has 31 bits; one of so few digits that it may be something else is rare.
    private static final Pattern HASH_CODE = Pattern.compile("(?<=[\\w$\\];)>])@[0-9a-f]{5,8}(?![\\w.@-])");

    private Identities() {}

    /// The text, or its beginning, without identities.
    public static String without(String text) {
        var beginning = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
        var named = beginning.contains("/0x") ? ADDRESS.matcher(beginning).replaceAll("") : beginning;
        return named.indexOf('@') < 0 ? named : HASH_CODE.matcher(named).replaceAll("");
    }
}
