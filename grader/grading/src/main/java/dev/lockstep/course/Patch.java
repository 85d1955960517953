package dev.lockstep.course;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

import com.github.difflib.patch.PatchFailedException;
import com.github.difflib.unifieddiff.UnifiedDiffFile;
import com.github.difflib.unifieddiff.UnifiedDiffParserException;
import com.github.difflib.unifieddiff.UnifiedDiffReader;

import dev.lockstep.source.SourceFile;

/// What a program changes of another one of its topic, its base: a unified diff, as `diff -u` writes it in the folder of
/// the reference. What it names are files that are there: those of the model solution, such as
/// `src/main/java/queues/BlockingTaskQueue.java`, and those of at most one other correct program, which is then the
/// base, such as `correct/queues/one-reference/BlockingTaskQueue.java`.
///
/// @param base the correct program that it changes, or `src/main/java` for the model solution
record Patch(String base, List<UnifiedDiffFile> files) {

    /// What it is called in the folder of a program.
    static final String FILE = "program.patch";

    static final String MODEL = "src/main/java";

    /// Stands for the file that one of the two programs lacks.
    static final String NOTHING = "/dev/null";

    /// Of a path such as `correct/queues/one-reference/BlockingTaskQueue.java`, what leads to the program.
    private static final int STEPS_TO_PROGRAM = 3;

    /// The reader's, which would write of a line that it does not understand; what it throws says enough.
    private static final Logger LOGGER = Logger.getLogger(UnifiedDiffReader.class.getName());

    static {
        LOGGER.setLevel(Level.OFF);
    }

    Patch {
        files = List.copyOf(files);
    }

    /// Reads a patch.
    ///
    /// @throws UnusableProgramException if it is none; the message says what it lacks
    static Patch parse(String text) {
        try {
            var files = UnifiedDiffReader.parseUnifiedDiff(bytes(text)).getFiles();
            return new Patch(base(files), files);
        } catch (IOException | UnifiedDiffParserException e) {
            throw new UnusableProgramException(
                    FILE + " cannot be read as a unified diff: write it anew with lockstep pack.", e);
        }
    }

    /// Editors take the blank from an empty line that stays as it is.
    private static InputStream bytes(String text) {
        var whole = text.lines().map(line -> line.isEmpty() ? " " : line).collect(Collectors.joining("\n"));
        return new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8));
    }

    private static String base(List<UnifiedDiffFile> files) {
        var bases = new TreeSet<String>();
        files.stream().map(UnifiedDiffFile::getFromFile).filter(name -> !name.equals(NOTHING))
                .forEach(name -> bases.add(program(name)));
        if (bases.isEmpty()) {
            throw new UnusableProgramException(FILE + " changes no file: keep new ones as they are.");
        }
        bases.remove(MODEL);
        if (bases.size() > 1) {
            throw new UnusableProgramException("%s changes files of several programs, %s: it can change one."
                    .formatted(FILE, String.join(" and ", bases)));
        }
        return bases.isEmpty() ? MODEL : bases.first();
    }

    private static String program(String name) {
        var steps = List.of(name.split("/"));
        return name.startsWith(MODEL + "/") || steps.size() <= STEPS_TO_PROGRAM
                ? MODEL
                : String.join("/", steps.subList(0, STEPS_TO_PROGRAM));
    }

    /// The changed program.
    ///
    /// @param base the files of the base, by what the patch calls them
    /// @throws UnusableProgramException if the base is not what it was when the patch was made
    List<SourceFile> applyTo(SortedMap<String, SourceFile> base) {
        var changed = new TreeMap<String, SourceFile>();
        base.values().forEach(file -> changed.put(file.path(), file));
        for (var file : files) {
            var path = path(file, base);
            if (file.getToFile().equals(NOTHING)) {
                changed.remove(path);
            } else {
                changed.put(path, source(path, applied(file, base)));
            }
        }
        return List.copyOf(changed.values());
    }

    private static List<String> applied(UnifiedDiffFile file, SortedMap<String, SourceFile> base) {
        var old = base.get(file.getFromFile());
        try {
            return file.getPatch().applyTo(old == null ? List.of() : old.text().lines().toList());
        } catch (PatchFailedException e) {
            throw new UnusableProgramException(
                    "%s does not fit %s, which has changed: mend it by hand, or write it anew with lockstep pack."
                            .formatted(FILE, file.getFromFile()),
                    e);
        }
    }

    /// Below the folder of the sources, such as `queues/Store.java`. What is new is called `wrong/TOPIC/NAME/PATH`.
    private static String path(UnifiedDiffFile file, SortedMap<String, SourceFile> base) {
        if (file.getFromFile().equals(NOTHING)) {
            var steps = List.of(file.getToFile().split("/"));
            if (steps.size() <= STEPS_TO_PROGRAM) {
                throw new UnusableProgramException("%s adds %s: call it wrong/TOPIC/NAME/FILE.".formatted(FILE,
                        file.getToFile()));
            }
            return steps.get(1) + "/" + String.join("/", steps.subList(STEPS_TO_PROGRAM, steps.size()));
        }
        var old = base.get(file.getFromFile());
        if (old == null) {
            throw new UnusableProgramException(
                    "%s changes %s, which is no file of the program that it changes.".formatted(FILE,
                            file.getFromFile()));
        }
        return old.path();
    }

    private static SourceFile source(String path, List<String> lines) {
        var packageName = path.substring(0, path.lastIndexOf('/')).replace('/', '.');
        return new SourceFile(path, packageName, String.join("\n", lines) + "\n");
    }
}
