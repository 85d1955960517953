package dev.lockstep.engine;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

import programs.Aspect;
import programs.Primitive;
import programs.Shows;

/// `CONFORMANCE.md` shows which programs there are, and which are missing.
class ConformanceMatrixTest {

    private static final Path FILE = Path.of("CONFORMANCE.md");

    private final List<Method> programs = Programs.all();
    private final Map<Primitive, List<Method>> rows = programs.stream()
            .collect(groupingBy(program -> shows(program).primitive()));

    @Test
    void theMatrixIsUpToDate() throws IOException {
        if (System.getProperty("lockstep.golden", "").equals("write")) {
            Files.writeString(FILE, text());
        }
        assertTrue(Files.exists(FILE), () -> "there is no " + FILE + ": run once with -Dlockstep.golden=write");
        assertEquals(Files.readString(FILE), text(), "is stale: run once with -Dlockstep.golden=write");
    }

    @Test
    void thereAreAtLeastAHundredAndFiftyProgramsOfDistinctNames() {
        assertTrue(programs.size() >= 150);
        assertEquals(programs.size(), programs.stream().map(Method::getName).distinct().count());
    }

    @Test
    void thereIsAProgramWhereOneMakesSenseAndOnlyThere() {
        for (var primitive : Primitive.values()) {
            for (var aspect : Aspect.values()) {
                assertEquals(!primitive.senseless.contains(aspect), count(primitive, aspect) > 0,
                        () -> primitive + ", " + aspect + ": is there a program?");
            }
        }
    }

    @Test
    void everyEdgeIsShownByACorrectProgram() {
        for (var program : programs) {
            var shows = shows(program);
            assertTrue(shows.edge().isEmpty() || shows.value() == Shows.Result.NOTHING_WRONG, program.getName());
        }
    }

    private static Shows shows(Method program) {
        return program.getAnnotation(Shows.class);
    }

    private String text() {
        return """
                # What the scheduler is tried on

                Every program here is small, has a name that says what it shows, and an expected result that comes from the
                specification of Java. `ConformanceTest` explores each of them with up to two preemptions and compares.
                This file is written by `ConformanceMatrixTest` (`-Dlockstep.golden=write`).

                ## Primitives and what is done with them

                Numbers of programs. A dash: no program makes sense.

                %s
                ## Order

                Each of these edges alone keeps a correct program from a data race.

                %s
                ## All %d programs

                %s"""
                .formatted(matrix(), edges(), programs.size(), lists());
    }

    private String matrix() {
        var text = new StringBuilder("| |");
        var rule = new StringBuilder("|---|");
        for (var aspect : Aspect.values()) {
            text.append(' ').append(aspect.title).append(" |");
            rule.append("---|");
        }
        text.append('\n').append(rule).append('\n');
        for (var primitive : Primitive.values()) {
            text.append("| ").append(primitive.title).append(" |").append(cells(primitive)).append('\n');
        }
        return text.toString();
    }

    private String cells(Primitive primitive) {
        return Arrays.stream(Aspect.values()).map(aspect -> cell(primitive, aspect)).collect(joining());
    }

    private String cell(Primitive primitive, Aspect aspect) {
        var count = count(primitive, aspect);
        return count == 0 ? " - |" : " " + count + " |";
    }

    private long count(Primitive primitive, Aspect aspect) {
        return rows.getOrDefault(primitive, List.of()).stream()
                .filter(program -> shows(program).aspect() == aspect).count();
    }

    private String edges() {
        return programs.stream().filter(program -> !shows(program).edge().isEmpty())
                .map(program -> "- " + shows(program).edge() + ": `" + program.getName() + "`\n").sorted()
                .collect(joining());
    }

    private String lists() {
        var text = new StringBuilder();
        for (var primitive : Primitive.values()) {
            var row = rows.get(primitive);
            if (row != null) {
                text.append("**").append(primitive.title).append("**\n\n");
                row.forEach(program -> text.append("- `").append(program.getName()).append("`: ")
                        .append(result(shows(program))).append('\n'));
                text.append('\n');
            }
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static String result(Shows shows) {
        var result = shows.value().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var spurious = shows.spuriousWakeups() > 0 ? ", with spurious wake-ups" : "";
        var delay = shows.anyDelay() ? ", with any delay" : "";
        return result + spurious + delay;
    }
}
