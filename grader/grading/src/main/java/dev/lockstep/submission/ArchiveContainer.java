package dev.lockstep.submission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipException;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

import org.jspecify.annotations.Nullable;

/// A submission in a zip or jar. Nothing is unpacked but sources, and these into memory.
final class ArchiveContainer implements Container {

    private static final byte[] FIRST_ENTRY = {'P', 'K', 3, 4};
    private static final byte[] NO_ENTRIES = {'P', 'K', 5, 6};

    private final ZipFile zip;
    private final Map<Entry, ZipArchiveEntry> entries;

    private ArchiveContainer(ZipFile zip, Map<Entry, ZipArchiveEntry> entries) {
        this.zip = zip;
        this.entries = entries;
    }

    /// Whether a file is an archive by its name or by how it begins.
    static boolean looksLikeOne(Path path) throws IOException {
        var name = path.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".zip") || name.endsWith(".jar")) {
            return true;
        }
        try (var in = Files.newInputStream(path)) {
            var start = in.readNBytes(FIRST_ENTRY.length);
            return Arrays.equals(start, FIRST_ENTRY) || Arrays.equals(start, NO_ENTRIES);
        }
    }

    static ArchiveContainer open(Path path, Limits limits) throws IOException {
        if (Files.size(path) > limits.archiveBytes()) {
            throw Refusal.archiveTooBig(path, limits.archiveBytes());
        }
        var zip = openZip(path);
        try {
            return new ArchiveContainer(zip, list(zip, path, limits));
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile openZip(Path path) {
        try {
            return ZipFile.builder().setPath(path).setIgnoreLocalFileHeader(true).get();
        } catch (IOException | RuntimeException e) { // its parser lets a few bad lengths through to unchecked ones
            throw Refusal.corrupt(path);
        }
    }

    private static Map<Entry, ZipArchiveEntry> list(ZipFile zip, Path path, Limits limits) {
        var sources = new LinkedHashMap<Entry, ZipArchiveEntry>();
        var seen = 0;
        for (var all = zip.getEntries(); all.hasMoreElements();) {
            if (++seen > limits.entries()) {
                throw Refusal.tooManyEntries(path, limits.entries());
            }
            var packed = all.nextElement();
            var inside = inside(packed.getName());
            if (inside != null && (packed.isUnixSymlink() || isSource(packed, inside))
                    && sources.put(new Entry(inside, packed.isUnixSymlink()), packed) != null) {
                throw Refusal.duplicate(inside, inside, inside);
            }
        }
        return sources;
    }

    private static boolean isSource(ZipArchiveEntry packed, String inside) {
        return !packed.isDirectory() && Container.source(inside.substring(inside.lastIndexOf('/') + 1));
    }

    /// The entry's path, or null if it is hidden. Old Windows tools write `\` for `/`.
    private static @Nullable String inside(String name) {
        var parts = new ArrayList<String>();
        for (var part : name.replace('\\', '/').split("/", -1)) {
            if (part.equals("..") || (parts.isEmpty() && (part.isEmpty() || part.endsWith(":")))) {
                throw Refusal.leavesArchive(name); // upwards, from the root, or from a drive of Windows
            }
            if (!part.equals(".")) {
                parts.add(part);
            }
        }
        return parts.stream().anyMatch(Container::hidden) ? null : String.join("/", parts);
    }

    @Override
    public List<Entry> entries() {
        return entries.keySet().stream().sorted(Comparator.comparing(Entry::path)).toList();
    }

    @Override
    public byte[] read(Entry entry, int most) throws IOException {
        var packed = entries.get(entry);
        if (packed == null || packed.getGeneralPurposeBit().usesEncryption() || !zip.canReadEntryData(packed)) {
            throw Refusal.unreadableEntry(entry.path());
        }
        try (var in = zip.getInputStream(packed)) {
            return in.readNBytes(most);
        } catch (RuntimeException e) {
            throw new ZipException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
