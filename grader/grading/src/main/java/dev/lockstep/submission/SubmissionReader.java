package dev.lockstep.submission;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Reads the sources of a submission from a folder, zip or jar.
///
/// Only `.java` files are taken. A project (`src/main/java`, in the folder itself or further down) is read from there
/// alone; any other layout will do, since the topic of a file is the package that it declares and not the folder that
/// it lies in. Nothing of a submission is written, run or followed out of it.
public final class SubmissionReader {

    private final Path path;
    private final TopicPackages topics;
    private final Limits limits;

    SubmissionReader(Path path, Collection<String> knownTopics, Limits limits) {
        this.path = path;
        this.topics = new TopicPackages(knownTopics);
        this.limits = limits;
    }

    /// Reads a submission.
    ///
    /// @param knownTopics the topics of the course, in its order
    /// @throws UnreadableSubmissionException if it is none, is damaged, or is unsafe to take in
    public static SubmissionSources read(Path path, Collection<String> knownTopics) {
        return new SubmissionReader(path, knownTopics, Limits.DEFAULT).read();
    }

    SubmissionSources read() {
        try (var container = open()) {
            var entries = Layout.sources(container.entries());
            if (entries.isEmpty()) {
                throw Refusal.noSources(path);
            }
            entries.forEach(this::requirePlain);
            var sources = decode(container, entries);
            return new SubmissionSources(name(), topics.group(path, sources), TopicPackages.unpackaged(sources),
                    topics.found(sources));
        } catch (IOException e) {
            throw Refusal.readFailed(path.toString(), e.getClass().getSimpleName());
        }
    }

    private Container open() throws IOException {
        if (!Files.exists(path)) {
            throw Refusal.noSuchPath(path);
        }
        if (!Files.isReadable(path)) {
            throw Refusal.notReadable(path);
        }
        if (Files.isDirectory(path)) {
            return FolderContainer.open(path, limits);
        }
        if (!Files.isRegularFile(path) || !ArchiveContainer.looksLikeOne(path)) {
            throw Refusal.notASubmissionFile(path);
        }
        return ArchiveContainer.open(path, limits);
    }

    private void requirePlain(Container.Entry entry) {
        if (entry.link()) {
            throw Refusal.link(entry.path());
        }
        if (entry.path().length() > limits.pathLength()) {
            throw Refusal.pathTooLong(entry.path(), limits.pathLength());
        }
        if (entry.path().chars().filter(c -> c == '/').count() > limits.depth()) {
            throw Refusal.tooDeep(entry.path(), limits.depth());
        }
    }

    private List<TopicPackages.Source> decode(Container container, List<Container.Entry> entries) {
        if (entries.size() > limits.files()) {
            throw Refusal.tooManyFiles(path, limits.files());
        }
        var sources = new ArrayList<TopicPackages.Source>();
        var total = 0;
        for (var entry : entries) {
            var bytes = read(container, entry);
            total += bytes.length;
            if (total > limits.totalBytes()) {
                throw Refusal.sourcesTooBig(path, limits.totalBytes());
            }
            sources.add(new TopicPackages.Source(entry.path(), text(entry, bytes)));
        }
        return sources;
    }

    private byte[] read(Container container, Container.Entry entry) {
        try {
            var bytes = container.read(entry, limits.fileBytes() + 1);
            if (bytes.length > limits.fileBytes()) {
                throw Refusal.fileTooBig(entry.path(), limits.fileBytes());
            }
            return bytes;
        } catch (IOException e) {
            throw Refusal.readFailed(entry.path(), e.getClass().getSimpleName());
        }
    }

    private static String text(Container.Entry entry, byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text; // javac stumbles over a byte order mark
        } catch (CharacterCodingException e) {
            throw Refusal.notUtf8(entry.path());
        }
    }

    private String name() {
        var file = path.toAbsolutePath().normalize().getFileName();
        var name = file == null ? "submission" : file.toString();
        return Files.isDirectory(path) ? name : name.replaceFirst("(?i)\\.(zip|jar)$", "");
    }
}
