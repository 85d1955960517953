package dev.lockstep.engine.runtime;

import org.jspecify.annotations.Nullable;

/// A name that the program itself has for an object.
///
/// @param holder the object, or the class, whose field holds it or whose method has made it; null for a local variable
/// @param text of the field or local variable, or of the call that has made it
/// @param origin the more telling wins
record Name(@Nullable Object holder, String text, Origin origin) {

    /// Where a name comes from; the most telling is last.
    enum Origin {
        /// A method has returned the object: `lock.newCondition()`.
        MADE,
        /// A local variable was declared with it.
        LOCAL,
        /// A field holds it.
        FIELD
    }

    private static final String CAPTURED = "val$";

    /// The name of a field; what an inner class has captured is called as the local variable is.
    static Name field(Object holder, String field) {
        return new Name(holder, field.startsWith(CAPTURED) ? field.substring(CAPTURED.length()) : field, Origin.FIELD);
    }

    boolean tellsMoreThan(@Nullable Name other) {
        return other == null || origin.compareTo(other.origin) > 0;
    }
}
