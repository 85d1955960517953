package dev.lockstep.engine.trace;

import java.util.regex.Pattern;

/// Takes out of a text what tells an object from others of its class and says nothing to a reader: the hash code that
/// `Object.toString` adds to the name of the class, and the address in the name of a lambda's class. They may be others in
/// the next run.
public final class Identities {

    /// Far more than a reader needs of a single value or message.
    private static final int LONGEST = 2_000;

    /// Of a text that is cut, none of an identity is to be left where it ends.
    private static final int ROOM = 64;

    /// As the names of hidden classes end, such as those of lambdas; in the name of a hidden class's lambda that of its
    /// holder stands before.
    private static final Pattern ADDRESS = Pattern.compile("/0x[0-9a-f]{8,16}|_0x[0-9a-f]{16}(?=\\$\\$Lambda)");

    /// A hash code has 31 bits; one of so few digits that it may be something else is rare.
    private static final Pattern HASH_CODE = Pattern.compile("(?<=[\\w$\\];)>])@[0-9a-f]{5,8}(?![\\w.@-])");

    private Identities() {}

    /// The text, or its beginning, without identities.
    public static String without(String text) {
        return without(text, LONGEST);
    }

    /// The text without identities; of a longer one the beginning.
    ///
    /// @param longest in characters
    public static String without(String text, int longest) {
        var beginning = text.substring(0, Math.min(text.length(), longest + ROOM));
        var named = beginning.contains("/0x") ? ADDRESS.matcher(beginning).replaceAll("") : beginning;
        var without = named.indexOf('@') < 0 ? named : HASH_CODE.matcher(named).replaceAll("");
        var isWhole = beginning.length() == text.length() && without.length() <= longest;
        return isWhole ? without : without.substring(0, Math.min(without.length(), longest)) + "...";
    }
}
