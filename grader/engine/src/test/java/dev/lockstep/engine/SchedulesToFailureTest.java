package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import programs.SctPrograms;
import programs.Shows;

/// How many schedules it takes to find a bug is what the README says. `-Dlockstep.golden=write` writes it anew.
class SchedulesToFailureTest {

    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- schedules to the first failure -->\n";
    private static final long NEVER = Long.MAX_VALUE;

    /// What was measured once, of the search that went through all schedules with no preemption and with one first.
    private static final Row ALL_BEFORE = new Row("all 311 that there were", "before", 1, 23, NEVER, 9);
    private static final Row SCT_BEFORE = new Row("the 24 after SCTBench (`SctPrograms`)", "before", 78, 18_767, NEVER,
            1);

    /// A row of the table.
    ///
    /// @param never how many programs show no bug
    private record Row(String programs, String search, long median, long ninetieth, long worst, long never) {

        static Row of(String programs, List<Long> schedules) {
            return new Row(programs, "now", quantile(schedules, 50), quantile(schedules, 90), quantile(schedules, 100),
                    schedules.stream().filter(each -> each == NEVER).count());
        }

        /// The least number of schedules that is enough for so many of a hundred programs.
        private static long quantile(List<Long> sorted, int percent) {
            return sorted.get((sorted.size() * percent + 99) / 100 - 1);
        }

        String text() {
            return Stream.of(programs, search, text(median), text(ninetieth), text(worst), text(never))
                    .collect(Collectors.joining(" | ", "| ", " |\n"));
        }

        private static String text(long schedules) {
            return schedules == NEVER ? "never" : String.format(Locale.ROOT, "%,d", schedules);
        }
    }

    @Test
    void theTableIsUpToDate() throws IOException {
        var wrong = Programs.all().stream().filter(SchedulesToFailureTest::isWrong).toList();
        assertTrue(wrong.size() >= 60);
        var sct = Programs.of(SctPrograms.class);
        compare("""
                | programs | | median | 90th percentile | worst | never |
                |---|---|---:|---:|---:|---:|
                """ + ALL_BEFORE.text()
                + Row.of("all %d that there are".formatted(wrong.size()), schedules(wrong)).text()
                + SCT_BEFORE.text() + Row.of("these " + sct.size(), schedules(sct)).text());
    }

    private static boolean isWrong(Method program) {
        return switch (program.getAnnotation(Shows.class).value()) {
            case DEADLOCK, LOST_WAKEUP, THREADS_LEFT_RUNNING, DATA_RACE, LIVELOCK, EXCEPTION, EXITED -> true;
            case NOTHING_WRONG, TOO_MANY_STEPS, NOT_SUPPORTED -> false;
        };
    }

    private static List<Long> schedules(List<Method> programs) {
        return programs.stream().map(SchedulesToFailureTest::schedules).sorted().toList();
    }

    private static long schedules(Method program) {
        return switch (Explorer.explore(Programs.bounds(program), Programs.program(program))) {
            case Explored.Failed failed -> failed.schedules();
            case Explored.Passed _,Explored.CutOff _,Explored.Diverged _ -> NEVER;
        };
    }

    private static void compare(String table) throws IOException {
        var readme = Files.readString(README);
        var begin = readme.indexOf(BEGIN) + BEGIN.length();
        assertTrue(begin >= BEGIN.length(), () -> README + " has no table of schedules to the first failure");
        var end = readme.indexOf("\n\n", begin) + 1;
        if (System.getProperty("lockstep.golden", "").equals("write")) {
            Files.writeString(README, readme.substring(0, begin) + table + readme.substring(end));
        } else {
            assertEquals(readme.substring(begin, end), table, () -> README + " is stale");
        }
    }
}
