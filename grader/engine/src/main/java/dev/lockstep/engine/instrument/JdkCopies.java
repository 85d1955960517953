package dev.lockstep.engine.instrument;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.runtime.OwnCleaner;

/// The classes of the JDK that themselves enter monitors and wait in them: `Timer` and the piped streams. Their monitors
/// cannot be modelled in place, for `synchronized` of a JDK method cannot be retransformed away. So they are loaded once
/// more, under another name and instrumented like the program, and the program's class files are made to mean these.
/// They are trusted: their accesses to memory are not watched.
final class JdkCopies {

    private static final String PREFIX = "lockstep/copy/";

    private static final Pattern COPIED = Pattern.compile("(?<=^|L)(java/util/(Timer(Task|Thread)?|TaskQueue)"
            + "|java/io/Piped(InputStream|OutputStream|Reader|Writer))(?=$|[;<.$])");

    /// What a `Timer` has the JVM call when nobody refers to it any more.
    private static final Pattern CLEANER = Pattern
            .compile("(?<=^|L)(jdk/internal/ref/CleanerFactory|java/lang/ref/Cleaner)(?=$|;)");

    private static final int MAGIC_AND_VERSION = 8;

    private JdkCopies() {}

    /// Whether a class is such a copy.
    ///
    /// @param name with slashes
    static boolean is(String name) {
        return name.startsWith(PREFIX);
    }

    /// The name of a class, as the JDK has it if the class is a copy.
    static String original(String name) {
        return is(name) ? name.substring(PREFIX.length()) : name;
    }

    /// The bytes of a copy, or null if there is no such class.
    static byte @Nullable [] bytes(String copy) {
        try (InputStream in = Object.class.getResourceAsStream("/" + original(copy) + ".class")) {
            return in == null ? null : renamed(in.readAllBytes(), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A class file that means the copies where it meant these classes.
    static byte[] renamed(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!text.contains("java/util/Timer") && !text.contains("java/io/Piped")) {
            return bytes;
        }
        try {
            return renamed(bytes, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Copies the constant pool, with other names in it (JVMS 4.4); all the rest refers to it by numbers.
    private static byte[] renamed(byte[] bytes, boolean isCopy) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        var result = new ByteArrayOutputStream(bytes.length + 256);
        var out = new DataOutputStream(result);
        out.write(in.readNBytes(MAGIC_AND_VERSION));
        var count = in.readUnsignedShort();
        out.writeShort(count);
        for (var i = 1; i < count; i++) {
            var tag = in.readUnsignedByte();
            out.writeByte(tag);
            if (tag == 1) {
                var text = renamed(new String(in.readNBytes(in.readUnsignedShort()), StandardCharsets.ISO_8859_1),
                        isCopy);
                out.writeShort(text.length());
                out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            } else {
                out.write(in.readNBytes(length(tag)));
            }
            if (tag == 5 || tag == 6) {
                i++; // a long or a double takes two numbers
            }
        }
        out.write(in.readAllBytes());
        return result.toByteArray();
    }

    private static String renamed(String text, boolean isCopy) {
        var renamed = COPIED.matcher(text).replaceAll(PREFIX + "$1");
        return isCopy
                ? CLEANER.matcher(renamed).replaceAll(OwnCleaner.class.getName().replace('.', '/'))
                : renamed;
    }

    /// The length of a constant after its tag.
    private static int length(int tag) {
        return switch (tag) {
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            default -> throw new IllegalStateException("not a class file: constant of tag " + tag);
        };
    }
}
