package dev.lockstep.verdict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.lockstep.api.Check;

import static org.junit.jupiter.api.Assertions.assertEquals;

class GraderFindingTest {

    @Test
    void eachHasASectionOfThePageWithWhatTheRegistrySaysAndNothingElseHasOne() throws IOException {
        var expected = new LinkedHashMap<String, List<String>>();
        for (var own : GraderFinding.values()) {
            expected.put(own.code(), Stream.of(own.kind().meaning(), own.advice()).filter(text -> !text.isEmpty())
                    .toList());
        }
        var said = new LinkedHashMap<String, List<String>>();
        sections(Files.readString(Path.of("FINDINGS.md"))).forEach((code, text) -> said.put(code,
                expected.getOrDefault(code, List.of()).stream().filter(text::contains).toList()));
        assertEquals(expected, said);
    }

    /// The text below each heading, in the page's order, in one line.
    private static Map<String, String> sections(String page) {
        return Stream.of(page.split("\n## ")).skip(1)
                .collect(Collectors.toMap(section -> section.lines().findFirst().orElseThrow(),
                        section -> section.lines().skip(1).collect(Collectors.joining(" ")), (one, _) -> one,
                        LinkedHashMap::new));
    }

    @Test
    void whatACheckFindsThatNamesNothingIsTheGradersOwn() throws NoSuchMethodException {
        assertEquals(GraderFinding.ASSERTION_FAILED.code(),
                Check.class.getMethod("finding").getDefaultValue());
    }

    @Test
    void noCodeIsWrittenOutAnywhereElseInTheGrader() throws IOException {
        assertEquals(List.of(), Stream.of("protocol", "compiler", "worker", "grading")
                .flatMap(module -> sources(Path.of("..", module, "src/main/java"))).flatMap(GraderFindingTest::codesIn)
                .toList());
    }

    private static Stream<Path> sources(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> codesIn(Path file) {
        try {
            var text = Files.readString(file);
            return Stream.of(GraderFinding.values()).map(GraderFinding::code)
                    .filter(code -> text.contains('"' + code + '"')).map(code -> file + ": " + code);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
