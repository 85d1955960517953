package dev.lockstep.controller;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Tells in a few characters whether something is what it was before: SHA-256 of texts and files, each with its length, in the
/// order in which they are put in; for a file in a jar stands the checksum that the jar has of it, whenever it was packed. Not
/// thread-safe.
public final class Digest {

    private final MessageDigest digest;

    public Digest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has it
        }
    }

    /// The grader itself: its classes and libraries, and the JDK that its workers run on.
    ///
    /// @throws IOException if a file cannot be read
    public static Digest ofGrader() throws IOException {
        var digest = new Digest();
        for (var part : ClassPath.everything()) {
            digest.path(part, _ -> true);
        }
        var release = Jdk.java(System.getenv()).resolve("../../release").normalize();
        return digest.text(Files.isReadable(release) ? Files.readString(release) : Runtime.version().toString());
    }

    /// Puts in a text.
    public Digest text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Puts in what lies in a folder or a jar.
    ///
    /// @param chosen by its name, with slashes, whether a file counts
    /// @throws IOException if a file cannot be read
    public Digest path(Path part, Predicate<String> chosen) throws IOException {
        return Files.isDirectory(part) ? folder(part, chosen) : jar(part, chosen);
    }

    private Digest folder(Path folder, Predicate<String> chosen) throws IOException {
        List<Path> files;
        try (var walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (var file : files) {
            var name = folder.relativize(file).toString().replace('\\', '/');
            if (chosen.test(name)) {
                text(name).bytes(Files.readAllBytes(file));
            }
        }
        return this;
    }

    private Digest jar(Path jar, Predicate<String> chosen) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            zip.stream().filter(entry -> !entry.isDirectory() && chosen.test(entry.getName()))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .forEach(entry -> text(entry.getName() + " " + entry.getSize() + " " + entry.getCrc()));
        }
        return this;
    }

    private Digest bytes(byte[] bytes) {
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        return this;
    }

    /// All that was put in, in hexadecimal digits.
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
