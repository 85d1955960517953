package dev.lockstep.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file for a result: known to be writable before the work begins, and never seen half-written.
final class OutputFile implements Destination {

    private final Path target;
    private final Path draft;

    private OutputFile(Path target, Path draft) {
        this.target = target;
        this.draft = draft;
    }

    /// Makes sure that the file can be written, by making a draft beside it.
    ///
    /// @throws UserException if it cannot
    static OutputFile prepare(Path file) {
        var target = file.toAbsolutePath().normalize();
        var folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw unwritable(file, "is a folder: name a file in it");
        }
        if (!Files.isDirectory(folder)) {
            throw unwritable(file, "cannot be written, there is no folder " + folder + ": make it first");
        }
        if (isDevice(target)) {
            return new OutputFile(target, target);
        }
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw unwritable(file, "may not be written: change its permissions or name another file");
        }
        return draft(file, followLink(file, target));
    }

    private static OutputFile draft(Path file, Path target) {
        try {
            var draft = target.resolveSibling(target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
            Files.write(draft, new byte[0]);
            return new OutputFile(target, draft);
        } catch (IOException e) {
            throw unwritable(file, "cannot be written: check the permissions of its folder or name another file");
        }
    }

    /// What a link points to is replaced, not the link.
    private static Path followLink(Path file, Path target) {
        try {
            return Files.exists(target) ? target.toRealPath() : target;
        } catch (IOException e) {
            throw unwritable(file, "cannot be reached: name another file");
        }
    }

    /// Such as `/dev/stdout`, which nothing can be moved to.
    private static boolean isDevice(Path target) {
        return Files.exists(target) && !Files.isRegularFile(target);
    }

    private static UserException unwritable(Path file, String what) {
        return new UserException(ExitCode.BAD_USAGE, file + " " + what + ".");
    }

    @Override
    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The same for what is no text.
    void write(byte[] content) throws IOException {
        if (draft.equals(target)) {
            Files.write(target, content, StandardOpenOption.WRITE);
            return;
        }
        Files.write(draft, content);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Removes the draft, if it did not become the file.
    @Override
    public void close() throws IOException {
        if (!draft.equals(target)) {
            Files.deleteIfExists(draft);
        }
    }
}
