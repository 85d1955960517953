package dev.lockstep.worker;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.engine.strategy.Decisions.Run;

/// A schedule as a short text: what it was made with, and its decisions.
///
/// The payload is, in URL-safe base 64: the format's number, a checksum of JDK and grader, a checksum of the program's
/// class files; then, in bytes of 7 bits, how many threads the scenario has, and how many calls each of them and which; and
/// each decision other than "go on as before" as its distance from the one before and its value. Instead of several equal ones at
/// equal distances ([Decisions.Run]) there is the first one's distance, 0, the value, the distance of one to the next, and how
/// many there are.
///
/// @param platform checksum of the JDK and the grader that it was made with
/// @param program checksum of the class files that it was made with
/// @param scenario the calls of each thread, by their indices; empty where the check itself says what is called
record Token(int platform, int program, List<List<Integer>> scenario, Decisions decisions) {

    private static final byte FORMAT = 2;
    private static final int MOST_CALLS = 64;
    private static final int MOST_DECISIONS = 1 << 20;
    private static final int HEADER_BYTES = 1 + 2 * Integer.BYTES;

    /// Thrown for a token that replays nothing here.
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    private static Unusable malformed(String text) {
        return new Unusable(
                "The token " + text + " is not one of this version of Lockstep: copy it whole from the report.");
    }

    /// The token of a check of a topic.
    String text(String topic, String check) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(HEADER_BYTES).put(FORMAT).putInt(platform).putInt(program).array());
        write(out, scenario.size());
        for (var calls : scenario) {
            write(out, calls.size());
            calls.forEach(call -> write(out, call));
        }
        var last = -1;
        for (var run : decisions.runs()) {
            write(out, run.from() - last);
            if (run.times() > 1) {
                write(out, 0);
            }
            write(out, run.value());
            if (run.times() > 1) {
                write(out, run.distance());
                write(out, run.times());
            }
            last = run.from();
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
    static Token parse(String text) throws Unusable {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(text.lastIndexOf('.') + 1)));
            if (bytes.remaining() < HEADER_BYTES || bytes.get() != FORMAT) {
                throw malformed(text);
            }
            return new Token(bytes.getInt(), bytes.getInt(), scenario(bytes, text), decisions(bytes, text));
        } catch (IllegalArgumentException e) {
            throw malformed(text);
        }
    }

    private static List<List<Integer>> scenario(ByteBuffer bytes, String text) throws Unusable {
        var scenario = new ArrayList<List<Integer>>();
        for (var threads = count(bytes, text); threads > 0; threads--) {
            var calls = new ArrayList<Integer>();
            for (var left = count(bytes, text); left > 0; left--) {
                calls.add(read(bytes, text));
            }
            scenario.add(calls);
        }
        return scenario;
    }

    private static int count(ByteBuffer bytes, String text) throws Unusable {
        var count = read(bytes, text);
        if (count > MOST_CALLS) {
            throw malformed(text);
        }
        return count;
    }

    private static Decisions decisions(ByteBuffer bytes, String text) throws Unusable {
        var runs = new ArrayList<Run>();
        for (var last = -1; bytes.hasRemaining(); last = runs.getLast().from()) {
            var from = last + read(bytes, text);
            var value = read(bytes, text);
            runs.add(value != 0
                    ? new Run(from, value)
                    : new Run(from, read(bytes, text), read(bytes, text), read(bytes, text)));
        }
        return Decisions.of(runs, MOST_DECISIONS);
    }

    private static int read(ByteBuffer bytes, String text) throws Unusable {
        var value = 0;
        for (var shift = 0; shift < 28 && bytes.hasRemaining(); shift += 7) {
            var next = bytes.get();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw malformed(text);
    }

    /// A checksum of texts or files, in their order.
    static int checksum(byte[]... parts) {
        var sum = new CRC32();
        Arrays.stream(parts).forEach(sum::update);
        return (int) sum.getValue();
    }
}
