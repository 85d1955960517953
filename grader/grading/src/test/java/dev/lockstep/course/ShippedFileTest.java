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

class ShippedFileTest {

    @TempDir
    private Path resources;

    @ParameterizedTest
    @CsvSource({"1, 10", "10, 10", "11, 20", "20, 20", "21, 50", "51, 100", "101, 200", "201, 500", "4000, 5000",
            "19999, 20000"})
    void stepsAreRoundedUp(long steps, long rounded) {
        assertEquals(rounded, ShippedFile.rounded(steps));
    }

    @Test
    void theFileHasALineForEachCheckWhoseStepsAreCounted() throws Exception {
        var file = steps(passed("excludes", 1_234), passed("isMade", 0));
        assertEquals(List.of(file.path() + " is missing: run lockstep verify --update"), file.problems());
        file.write();
        assertEquals("excludes 2,000\n", Files.readString(file.path()));
    }

    @Test
    void onlyAChangeOfSizeMakesItStale() {
        steps(passed("excludes", 42)).write();
        assertEquals(List.of(), steps(passed("excludes", 44)).problems());
        var other = steps(passed("excludes", 51));
        assertEquals(List.of(other.path() + " is stale: run lockstep verify --update and look at the difference"),
                other.problems());
    }

    private ShippedFile steps(CheckGrade... checks) {
        return ShippedFile.steps(resources.resolve("locks/steps.txt"),
                new TopicGrade("locks", List.of(), List.of(checks)));
    }

    private static CheckGrade passed(String id, long steps) {
        return new CheckGrade(new CheckInfo(id, id, 1, "", Kinds.EXPLORE),
                new Verdict.Passed(new Exploration(3, steps, true, "")), 1);
    }
}
