package course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static course.Lockstep.REPOSITORY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The map of the code shows what there is.
class ContributingTest {

    private static final Path PAGE = REPOSITORY.resolve(".github/CONTRIBUTING.md");

    /// What stands in code type: a path of this repository, a package of the grader, or a class.
    private static final Pattern PATH = Pattern.compile("`([a-z][\\w-]*(?:/[\\w.-]+)*)`");
    private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

    @Test
    void everyPathIsThere() throws IOException {
        var paths = all(PATH);
        assertTrue(paths.size() > 20, paths::toString);
        assertEquals(List.of(), paths.stream()
                .filter(path -> !Files.exists(REPOSITORY.resolve(path)) && !isPackage(path)).toList());
    }

    private static boolean isPackage(String path) {
        return Stream.of("protocol", "compiler", "worker", "grading").anyMatch(
                module -> Files.exists(REPOSITORY.resolve("grader/" + module + "/src/main/java/dev/lockstep/" + path)));
    }

    @Test
    void everyClassIsThere() throws IOException {
        var classes = all(CLASS);
        assertTrue(classes.size() > 30, classes::toString);
        var there = classesOf("grader");
        assertEquals(List.of(), classes.stream().filter(name -> !there.contains(name)).toList());
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        var links = all(LINK);
        assertEquals(List.of(), links.stream().filter(link -> !Files.exists(PAGE.resolveSibling(link))).toList());
    }

    private static List<String> all(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(PAGE)).results().map(found -> found.group(1)).distinct().toList();
    }

    private static Set<String> classesOf(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(REPOSITORY.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length())).collect(Collectors.toSet());
        }
    }
}
