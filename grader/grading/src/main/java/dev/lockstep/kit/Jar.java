package dev.lockstep.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A jar in the making: the same content gives the same bytes. Not thread-safe.
final class Jar {

    static final String MANIFEST = "META-INF/MANIFEST.MF";

    /// The first time that a zip knows.
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /// The manifest comes first, as readers of streams expect it.
    private final SortedMap<String, byte[]> entries = new TreeMap<>(
            Comparator.comparing((String name) -> !name.equals(MANIFEST)).thenComparing(Comparator.naturalOrder()));

    /// The content of a jar, which may still be a folder.
    static Jar read(Path folderOrJar) throws IOException {
        var jar = new Jar();
        if (Files.isDirectory(folderOrJar)) {
            jar.takeAll(folderOrJar);
        } else {
            try (var files = FileSystems.newFileSystem(folderOrJar)) {
                jar.takeAll(files.getPath("/"));
            }
        }
        return jar;
    }

    private void takeAll(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
    }

    Map<String, byte[]> entries() {
        return entries;
    }

    Jar put(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    Jar put(String name, String text) {
        return put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /// The whole jar. Folders have entries, by which class loaders find them.
    byte[] bytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var folders = new TreeMap<String, Boolean>();
            for (var entry : entries.entrySet()) {
                addFolders(zip, entry.getKey(), folders);
                add(zip, entry.getKey(), entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void addFolders(ZipOutputStream zip, String name, Map<String, Boolean> known) throws IOException {
        for (var slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
            var folder = name.substring(0, slash + 1);
            if (known.put(folder, true) == null) {
                add(zip, folder, new byte[0]);
            }
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
