package dev.lockstep.cli;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/// A zip in the making: the same content gives the same bytes. Not thread-safe.
final class Bundle implements AutoCloseable {

    /// 1980-01-01 00:00 UTC, the first time that a zip knows.
    private static final long TIME = 315_532_800_000L;
    private static final int PLAIN = 0100644;
    private static final int EXECUTABLE = 0100755;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes);
    private final Set<String> names = new HashSet<>();

    /// Puts in a script from our resources.
    Bundle script(String name) throws IOException {
        try (var stream = Bundle.class.getResourceAsStream("gradescope/" + name)) {
            if (stream == null) {
                throw new IOException("the jar lacks gradescope/" + name);
            }
            entry(name, EXECUTABLE, stream.readAllBytes());
        }
        return this;
    }

    /// Puts in a text.
    void text(String name, String text) throws IOException {
        entry(name, PLAIN, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Puts in all that this JVM has its classes from, in order.
    ///
    /// @param folder with a slash at its end
    void classPath(String folder) throws IOException {
        var place = 10;
        for (var part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            var path = Path.of(part);
            if (!part.isEmpty() && Files.exists(path)) {
                var name = Files.isDirectory(path) ? "classes.jar" : path.getFileName().toString();
                jar(folder + "%03d-%s".formatted(place++, name), path);
            }
        }
    }

    /// Puts in a jar, which may still be a folder.
    void jar(String name, Path part) throws IOException {
        entry(name, PLAIN, Files.isDirectory(part) ? packed(part) : Files.readAllBytes(part));
    }

    private static byte[] packed(Path folder) throws IOException {
        try (var jar = new Bundle()) {
            for (var file : files(folder)) {
                jar.entry(folder.relativize(file).toString().replace('\\', '/'), PLAIN, Files.readAllBytes(file));
            }
            return jar.bytes();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void entry(String name, int mode, byte[] content) throws IOException {
        if (!names.add(name)) {
            throw new IOException(name + " is there twice");
        }
        var entry = new ZipArchiveEntry(name);
        entry.setUnixMode(mode);
        entry.setTime(TIME);
        zip.putArchiveEntry(entry);
        zip.write(content);
        zip.closeArchiveEntry();
    }

    /// The whole zip, which is then complete.
    byte[] bytes() throws IOException {
        zip.finish();
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
