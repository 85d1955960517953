package dev.lockstep.submission;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A submission in a folder. No link in it is followed.
final class FolderContainer implements Container {

    private final Path root;
    private final List<Entry> entries;

    private FolderContainer(Path root, List<Entry> entries) {
        this.root = root;
        this.entries = entries;
    }

    static FolderContainer open(Path root, Limits limits) throws IOException {
        var walk = new Walk(root, limits);
        Files.walkFileTree(start(root), walk);
        walk.found.sort(Comparator.comparing(Entry::path));
        return new FolderContainer(root, List.copyOf(walk.found));
    }

    /// A project is read from its sources alone: the rest of it may be large.
    private static Path start(Path root) {
        var folder = root;
        for (var name : List.of("src", "main", "java")) {
            folder = folder.resolve(name);
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                return root;
            }
        }
        return folder;
    }

    @Override
    public List<Entry> entries() {
        return entries;
    }

    @Override
    public byte[] read(Entry entry, int most) throws IOException {
        try (var in = Files.newInputStream(root.resolve(entry.path()), LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(most);
        }
    }

    @Override
    public void close() {
        // nothing is open
    }

    private static final class Walk extends SimpleFileVisitor<Path> {

        private final Path root;
        private final Limits limits;
        private final List<Entry> found = new ArrayList<>();
        private int seen;

        Walk(Path root, Limits limits) {
            this.root = root;
            this.limits = limits;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            count();
            var hidden = !folder.equals(root) && Container.hidden(name(folder));
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            count();
            if (!Container.hidden(name(file))) {
                if (attributes.isSymbolicLink() ? standsForSources(file) : isSource(file, attributes)) {
                    found.add(new Entry(inside(file), attributes.isSymbolicLink()));
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof AccessDeniedException) {
                throw Refusal.notReadable(file);
            }
            throw failure;
        }

        private void count() {
            if (++seen > limits.entries()) {
                throw Refusal.tooManyEntries(root, limits.entries());
            }
        }

        private static boolean standsForSources(Path link) {
            return Container.source(name(link)) || Files.isDirectory(link);
        }

        private static boolean isSource(Path file, BasicFileAttributes attributes) {
            return attributes.isRegularFile() && Container.source(name(file));
        }

        private String inside(Path file) {
            var names = new ArrayList<String>();
            root.relativize(file).forEach(name -> names.add(name.toString()));
            return String.join("/", names);
        }

        private static String name(Path path) {
            var name = path.getFileName();
            return name == null ? "" : name.toString();
        }
    }
}
