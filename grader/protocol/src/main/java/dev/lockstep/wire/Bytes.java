package dev.lockstep.wire;

import java.nio.charset.StandardCharsets;

/// Some bytes.
///
/// @param latin a character for each
public record Bytes(String latin) {

    /// None.
    public static final Bytes NONE = new Bytes("");

    /// These bytes.
    public static Bytes of(byte[] bytes) {
        return new Bytes(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /// Copies them.
    public byte[] array() {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// How many there are.
    public int count() {
        return latin.length();
    }

    /// The first of them, so many.
    public Bytes first(int count) {
        return new Bytes(latin.substring(0, count));
    }
}
