package dev.lockstep.worker.inside;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;

import dev.lockstep.engine.strategy.Decisions;

/// A schedule as a short text: what it was made with, and its decisions.
///
/// The payload is, in URL-safe base 64: the format's number, a checksum of JDK and grader, a checksum of the program's
/// class files, and each decision other than "go on as before" as its distance from the one before and its value, in
/// bytes of 7 bits.
///
/// @param platform checksum of the JDK and the grader that it was made with
/// @param program checksum of the class files that it was made with
record Token(int platform, int program, Decisions decisions) {

    private static final byte FORMAT = 1;
    private static final int HEADER_BYTES = 1 + 2 * Integer.BYTES;

    /// Thrown for a text that is no token.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String text) {
            super("The token " + text + " is not one of this version of Lockstep: copy it whole from the report.");
        }
    }

    /// The token of a check of a topic.
    String text(String topic, String check) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(HEADER_BYTES).put(FORMAT).putInt(platform).putInt(program).array());
        var last = -1;
        for (var i = 0; i < decisions.size(); i++) {
            if (decisions.get(i) != 0) {
                write(out, i - last);
                write(out, decisions.get(i));
                last = i;
            }
        }
        return topic + "." + check + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    }

    private static void write(ByteArrayOutputStream out, int value) {
        var rest = value;
        while (rest >= 0x80) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    /// Reads a token.
    static Token parse(String text) throws Malformed {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(text.lastIndexOf('.') + 1)));
            if (bytes.remaining() < HEADER_BYTES || bytes.get() != FORMAT) {
                throw new Malformed(text);
            }
            return new Token(bytes.getInt(), bytes.getInt(), decisions(bytes, text));
        } catch (IllegalArgumentException e) {
            throw new Malformed(text);
        }
    }

    private static Decisions decisions(ByteBuffer bytes, String text) throws Malformed {
        var decisions = new Decisions();
        while (bytes.hasRemaining()) {
            var distance = read(bytes, text);
            if (distance < 1 || decisions.size() + distance > 1 << 20) {
                throw new Malformed(text);
            }
            for (var i = 1; i < distance; i++) {
                decisions.add(0);
            }
            decisions.add(read(bytes, text));
        }
        return decisions;
    }

    private static int read(ByteBuffer bytes, String text) throws Malformed {
        var value = 0;
        for (var shift = 0; shift < 28 && bytes.hasRemaining(); shift += 7) {
            var next = bytes.get();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new Malformed(text);
    }

    /// A checksum of texts or files, in their order.
    static int checksum(byte[]... parts) {
        var sum = new CRC32();
        Arrays.stream(parts).forEach(sum::update);
        return (int) sum.getValue();
    }
}
