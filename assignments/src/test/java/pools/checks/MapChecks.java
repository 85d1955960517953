package pools.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import dev.lockstep.api.Waits;
import pools.contract.TaskFailed;
import pools.contract.Terminated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static pools.checks.Pools.pool;
import static pools.checks.Pools.seconds;

/// A function is applied to each element of a list, by as many workers as there are.
@Topic("pools")
public class MapChecks {

    @Check(points = 1, title = "maps a list in its order, whoever is done first", finding = "wrong-result",
            hint = "In which order do tasks end, and where does the result of each go?")
    void mapsInOrder(Submission submission, Threads threads) throws Exception {
        var pool = pool(submission, 3);
        assertEquals(List.of("3!", "1!", "2!", "1!"), pool.map(each -> {
            sleep(each);
            return each + "!";
        }, List.of(3, 1, 2, 1)), "map(...) of [3, 1, 2, 1] to what needs so many seconds");
        Pools.end(pool, threads);
    }

    private static void sleep(int time) {
        try {
            Thread.sleep(seconds(time));
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts here", e);
        }
    }

    @Check(points = 1, title = "maps a list of nothing, and one of nulls", needs = "mapsInOrder",
            finding = "wrong-result", hint = "Who wakes the one that waits for no task? What may be null?")
    void mapsNothing(Submission submission, Threads threads) throws Exception {
        var pool = pool(submission, 2);
        assertEquals(List.of(), pool.map(each -> each, List.of()), "map(...) of []");
        assertEquals(Arrays.asList("null", "a"), pool.map(String::valueOf, Arrays.asList(null, "a")),
                "map(...) of [null, a]");
        assertEquals(Arrays.asList("a", null), pool.map(each -> each, Arrays.asList("a", null)),
                "map(...) of [a, null]");
        Pools.end(pool, threads);
    }

    @Check(points = 1, title = "works on as many elements at a time as there are workers", needs = "mapsInOrder",
            finding = "wrong-time", hint = "When is the second task handed over: before the first has ended, or after?")
    void mapsTogether(Submission submission, Threads threads) throws Exception {
        var pool = pool(submission, 3);
        pool.map(each -> {
            sleep(1);
            return each;
        }, List.of(1, 2, 3, 4, 5, 6, 7));
        Waits.assertOnTime(seconds(3), threads.elapsed());
        Pools.end(pool, threads);
    }

    @Check(points = 2, title = "throws what failed of a list, when all tasks of it have ended", needs = "mapsInOrder",
            finding = "failure-lost", hint = "One element fails. Who is still at work when map(...) throws?")
    void mapHandsOnFailure(Submission submission, Threads threads) {
        var pool = pool(submission, 2);
        var done = new Journal();
        var exception = new UncheckedIOException(new IOException("first"));
        var error = new LinkageError("second");
        var failed = assertThrows(TaskFailed.class, () -> pool.map(each -> {
            if (each == 0) {
                throw exception;
            }
            sleep(each);
            done.add("after " + each);
            if (each == 2) {
                throw error;
            }
            return each;
        }, List.of(0, 1, 2, 3)), "map(...) of [0, 1, 2, 3] that fails with 0 and 2");
        assertTrue(List.of(exception, error).contains(failed.getCause()),
                () -> "the cause of what map(...) threw is " + failed.getCause() + ", which no task has thrown");
        Finding.named("returned-early").hint("One element fails. Who is still at work when map(...) throws?")
                .unless(() -> assertEquals(List.of("after 1", "after 2", "after 3"), done.entries(),
                        "what the other tasks have done when map(...) throws"));
        for (var last : List.of(new IllegalArgumentException("last"), new Terminated())) {
            assertSame(last, assertThrows(TaskFailed.class, () -> pool.map(each -> {
                if (each == 2) {
                    throw last;
                }
                return each;
            }, List.of(1, 2)), () -> "map(...) of [1, 2] that fails with 2, with " + last).getCause(),
                    "the cause of what map(...) threw");
        }
        Pools.end(pool, threads);
    }

    @Check(points = 1, title = "accepts all of a list, or nothing, when it is closed at the same time",
            needs = "mapsInOrder",
            finding = "wrong-acceptance",
            hint = "Can the pool be closed when the first element is accepted, and the second is not?")
    @Explore(preemptions = 1, schedules = 1_500)
    void mapMeetsClose(Submission submission, Threads threads) {
        var pool = pool(submission, 1);
        var done = new Journal();
        threads.start("maps", () -> {
            try {
                pool.map(each -> {
                    done.add(each);
                    return each;
                }, List.of("a", "b"));
            } catch (IllegalStateException _) {
                done.add("refused");
            }
        });
        pool.close();
        threads.join();
        threads.settle();
        var ways = List.of(List.of("a", "b"), List.of("refused"));
        assertTrue(ways.contains(done.entries()), () -> "what was done by map(...) of [a, b] is " + done.entries()
                + ", and was to be one of " + ways);
        Pools.end(pool, threads);
    }
}
