package dev.lockstep.course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.lockstep.testing.Kinds;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.CheckInfo;
import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

class StepsFileTest {

    @TempDir
    private Path resources;

    @ParameterizedTest
    @CsvSource({"1, 10", "10, 10", "11, 20", "20, 20", "21, 50", "51, 100", "101, 200", "201, 500", "4000, 5000",
            "19999, 20000"})
    void stepsAreRoundedUp(long steps, long rounded) {
        assertEquals(rounded, StepsFile.rounded(steps));
    }

    @Test
    void theFileHasALineForEachCheckWhoseStepsAreCounted() throws Exception {
        var file = StepsFile.of(resources, "locks");
        file.write(new TopicGrade("locks", List.of(), List.of(passed("excludes", 1_234), passed("isMade", 0))));
        assertEquals("excludes 2,000\n", Files.readString(file.path()));
    }

    @Test
    void onlyAChangeOfSizeMakesItStale() {
        var file = StepsFile.of(resources, "locks");
        file.write(new TopicGrade("locks", List.of(), List.of(passed("excludes", 42))));
        assertEquals(List.of(), file.problems(new TopicGrade("locks", List.of(), List.of(passed("excludes", 44)))));
        assertEquals(List.of(file.path() + " is stale: run lockstep verify --update"),
                file.problems(new TopicGrade("locks", List.of(), List.of(passed("excludes", 51)))));
    }

    private static CheckGrade passed(String id, long steps) {
        return new CheckGrade(new CheckInfo(id, id, 1, "", Kinds.EXPLORE),
                new Verdict.Passed(new Exploration(3, steps, true, "")), 1);
    }
}
