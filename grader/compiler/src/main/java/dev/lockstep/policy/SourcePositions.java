package dev.lockstep.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.SourceCodeLocation;

import dev.lockstep.source.SourceFile;
import dev.lockstep.source.TopicSources;
import dev.lockstep.verdict.Location;

/// Finds the student's line for what ArchUnit found in a class file. Thread safety: immutable once made.
final class SourcePositions {

    private final Map<String, SourceFile> files = new HashMap<>();

    SourcePositions(TopicSources sources) {
        sources.files().forEach(file -> files.put(file.path(), file));
    }

    /// The line of a location. A class file has no lines for fields, parameters and supertypes: for these, the first
    /// line of code that has the name; where none has it in full, the first that has the simple name.
    ///
    /// @param name what stands on the line: a simple name, or the full name of a class
    Location of(SourceCodeLocation found, String name) {
        var type = found.getSourceClass();
        var path = (type.getPackageName() + ".").replace('.', '/') + found.getSourceFileName();
        var file = files.get(path);
        if (file == null) {
            return new Location(path, Math.max(1, found.getLineNumber()), "");
        }
        var line = found.getLineNumber() > 0 ? found.getLineNumber() : lineWith(name, file);
        return new Location(path, line, file.line(line));
    }

    private static int lineWith(String name, SourceFile file) {
        var lines = file.text().lines().toList();
        return Stream.of(name, name.substring(name.lastIndexOf('.') + 1))
                .flatMapToInt(word -> IntStream.range(0, lines.size())
                        .filter(i -> isCode(lines.get(i)) && hasWord(lines.get(i), word)))
                .map(i -> i + 1).findFirst().orElse(1);
    }

    private static boolean isCode(String line) {
        var text = line.strip();
        return !text.startsWith("import ") && !text.startsWith("//") && !text.startsWith("*") && !text.startsWith("/*");
    }

    private static boolean hasWord(String line, String word) {
        for (var at = line.indexOf(word); at >= 0 && !word.isEmpty(); at = line.indexOf(word, at + 1)) {
            if (!isPartOfWord(line, at - 1) && !isPartOfWord(line, at + word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPartOfWord(String line, int at) {
        return at >= 0 && at < line.length() && Character.isJavaIdentifierPart(line.charAt(at));
    }
}
