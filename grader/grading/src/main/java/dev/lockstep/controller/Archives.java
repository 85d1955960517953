package dev.lockstep.controller;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/// Archives of loaded classes (class-data sharing), with which compilers and Lincheck start in half the time.
///
/// The first worker of a role writes the archive when it ends; later ones map it. An archive belongs to its JDK and
/// class path, which its name stands for, so that a stale one is never looked at. It is written under another name and
/// moved, so that nobody sees half of one.
///
/// Thread safety: guarded by its own lock.
final class Archives {

    private final Optional<Path> folder;
    private final Path drafts;
    private final Map<Role, Path> writing = new EnumMap<>(Role.class);

    /// @param folder where archives are kept; without one there are none
    /// @param drafts where they are written
    Archives(Optional<Path> folder, Path drafts) {
        this.folder = folder.filter(Files::isWritable);
        this.drafts = drafts;
    }

    /// The flags with which a worker uses the archive, or writes it.
    synchronized List<String> flags(Role role, Path java, String classPath) {
        if (folder.isEmpty() || hasAgent(role) || !allJars(classPath)) {
            return List.of();
        }
        var archive = folder.get().resolve(name(role, java, classPath));
        if (Files.exists(archive)) {
            return List.of("-XX:SharedArchiveFile=" + archive);
        }
        if (writing.putIfAbsent(role, archive) != null) {
            return List.of();
        }
        return List.of("-XX:ArchiveClassesAtExit=" + draft(role));
    }

    /// A JVM in which an agent has rewritten the JDK's classes crashes as it writes its archive.
    private static boolean hasAgent(Role role) {
        return switch (role) {
            case COMPILER, LINCHECK -> false;
            case EXPLORER, PROCESS -> true;
        };
    }

    private Path draft(Role role) {
        return drafts.resolve(prefix(role) + "draft.jsa");
    }

    private static String prefix(Role role) {
        return "worker-" + role.name().toLowerCase(Locale.ROOT) + "-";
    }

    /// The JVM archives classes of jars alone.
    private static boolean allJars(String classPath) {
        return List.of(classPath.split(File.pathSeparator, -1)).stream().allMatch(entry -> entry.endsWith(".jar"));
    }

    private static String name(Role role, Path java, String classPath) {
        var sum = new CRC32();
        add(sum, java);
        for (var entry : classPath.split(File.pathSeparator, -1)) {
            add(sum, Path.of(entry));
        }
        return prefix(role) + Long.toHexString(sum.getValue()) + ".jsa";
    }

    private static void add(CRC32 sum, Path file) {
        try {
            var text = file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
            sum.update(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts what the workers wrote in its place and removes what it supersedes. To be called when they have ended.
    synchronized void keep() {
        writing.forEach((role, archive) -> {
            try {
                if (Files.exists(draft(role))) {
                    removeOld(role);
                    Files.move(draft(role), archive, StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException | UncheckedIOException e) {
                // the next run does without it, or tries again
            }
        });
    }

    private void removeOld(Role role) throws IOException {
        try (var files = Files.list(folder.orElseThrow())) {
            for (var file : files.filter(it -> it.getFileName().toString().startsWith(prefix(role))).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
