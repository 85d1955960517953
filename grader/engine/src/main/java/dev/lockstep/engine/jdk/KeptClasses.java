package dev.lockstep.engine.jdk;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;

/// What came of classes that were rewritten, each with length and sum of what it was made from: an answer for the very same
/// class file, and for no other one of its name.
///
/// Thread safety: guarded by its own lock.
final class KeptClasses {

    /// Beside this class, where the build has put it.
    private static final String OF_BUILD = "patched-classes";

    /// By name, length and sum.
    private final Map<String, byte[]> kept = new HashMap<>();

    /// What the build has kept: nothing, if it has not.
    static KeptClasses ofBuild() {
        var classes = new KeptClasses();
        try (var in = KeptClasses.class.getResourceAsStream(OF_BUILD)) {
            if (in != null) {
                classes.read(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return classes;
    }

    synchronized byte @Nullable [] of(String name, byte[] from) {
        return kept.get(key(name, from));
    }

    synchronized void keep(String name, byte[] from, byte[] rewritten) {
        kept.put(key(name, from), rewritten);
    }

    private static String key(String name, byte[] bytes) {
        var sum = new CRC32C();
        sum.update(bytes, 0, bytes.length);
        return name + ' ' + bytes.length + ' ' + Long.toHexString(sum.getValue());
    }

    private synchronized void read(InputStream bytes) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(bytes, 1 << 16));
        for (var left = in.readInt(); left > 0; left--) {
            kept.put(in.readUTF(), in.readNBytes(in.readInt()));
        }
    }

    synchronized void write(Path file) throws IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(kept.size());
            for (var each : new TreeMap<>(kept).entrySet()) {
                out.writeUTF(each.getKey());
                out.writeInt(each.getValue().length);
                out.write(each.getValue());
            }
        }
    }
}
