package dev.lockstep.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Takes values out of a frame and believes nothing: every length is held against what is left of the frame before
/// anything is allocated for it.
final class FrameReader {

    /// Takes one value out of a frame.
    @FunctionalInterface
    interface Element<T> {
        T read(FrameReader frame) throws BabbleException;
    }

    private final ByteBuffer rest;

    FrameReader(byte[] bytes) {
        rest = ByteBuffer.wrap(bytes);
    }

    int tag() throws BabbleException {
        if (!rest.hasRemaining()) {
            throw new BabbleException("a frame that ends too early");
        }
        return rest.get() & 0xFF;
    }

    boolean flag() throws BabbleException {
        var tag = tag();
        if (tag > 1) {
            throw new BabbleException("a flag that is neither yes nor no");
        }
        return tag == 1;
    }

    long number() throws BabbleException {
        var value = 0L;
        for (var shift = 0; shift < Long.SIZE; shift += 7) {
            var next = tag();
            value |= (next & 0x7FL) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new BabbleException("a number that does not end");
    }

    /// A number that fits an `int`, of either sign.
    int integer() throws BabbleException {
        var value = number();
        if (value != (int) value) {
            throw new BabbleException("the number " + value + " where a small one belongs");
        }
        return (int) value;
    }

    /// A length or a count: each unit of it takes a byte at least.
    private int size() throws BabbleException {
        var size = number();
        if (size < 0 || size > rest.remaining()) {
            throw new BabbleException("a length of " + size + " with " + rest.remaining() + " bytes left");
        }
        return (int) size;
    }

    String string() throws BabbleException {
        var size = size();
        var encoded = rest.slice(rest.position(), size);
        rest.position(rest.position() + size);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(encoded).toString();
        } catch (CharacterCodingException e) {
            throw new BabbleException("text that is not UTF-8");
        }
    }

    Path path() throws BabbleException {
        try {
            return Path.of(string());
        } catch (InvalidPathException e) {
            throw new BabbleException("a path that is none");
        }
    }

    <T> @Nullable T optional(Element<T> element) throws BabbleException {
        return flag() ? element.read(this) : null;
    }

    <T> List<T> list(Element<T> element) throws BabbleException {
        var size = size();
        var values = new ArrayList<T>();
        for (var i = 0; i < size; i++) {
            values.add(element.read(this));
        }
        return values;
    }

    void end() throws BabbleException {
        if (rest.hasRemaining()) {
            throw new BabbleException(rest.remaining() + " bytes after the message");
        }
    }
}
