package dev.lockstep.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/// Puts values into a frame; [FrameReader] takes them out again.
final class FrameWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    void tag(int tag) {
        bytes.write(tag);
    }

    void flag(boolean value) {
        tag(value ? 1 : 0);
    }

    /// Seven bits a byte, lowest first, the eighth says that more follow: small numbers are short.
    void number(long value) {
        var rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    void string(String value) {
        var encoded = value.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        bytes.writeBytes(encoded);
    }

    void path(Path value) {
        string(value.toString());
    }

    <T> void optional(@Nullable T value, BiConsumer<FrameWriter, T> write) {
        flag(value != null);
        if (value != null) {
            write.accept(this, value);
        }
    }

    <T> void list(List<T> values, BiConsumer<FrameWriter, T> write) {
        number(values.size());
        values.forEach(value -> write.accept(this, value));
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
