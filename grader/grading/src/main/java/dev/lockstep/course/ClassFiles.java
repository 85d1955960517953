package dev.lockstep.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// The class files of a folder or jar, read and never loaded.
final class ClassFiles {

    private ClassFiles() {}

    /// Hands over each class, in the order of their paths.
    static void forEach(Path folderOrJar, Consumer<ClassModel> reader) throws IOException {
        if (Files.isDirectory(folderOrJar)) {
            readTree(folderOrJar, reader);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(folderOrJar)) {
                readTree(jar.getPath("/"), reader);
            }
        }
    }

    private static void readTree(Path root, Consumer<ClassModel> reader) throws IOException {
        for (var file : classFiles(root)) {
            reader.accept(ClassFile.of().parse(Files.readAllBytes(file)));
        }
    }

    private static List<Path> classFiles(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".class")).sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
