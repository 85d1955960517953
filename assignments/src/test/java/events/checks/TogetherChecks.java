package events.checks;

import java.time.Duration;
import java.util.Collections;

import dev.lockstep.api.Check;
import dev.lockstep.api.Code;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Structure;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;

import static java.util.concurrent.TimeUnit.HOURS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/// Event, latch and barrier in one program; what they are built from.
@Topic("events")
public class TogetherChecks {

    /// What the handout lists, in its order.
    private static final String BLOCKS = """
            allow java.util.concurrent.locks.* java.util.concurrent.atomic.* java.util.concurrent.TimeUnit
                  java.util.concurrent.Semaphore java.util.concurrent.ConcurrentLinkedQueue
                  java.util.concurrent.ConcurrentLinkedDeque java.util.concurrent.ThreadLocalRandom
                  java.util.concurrent.*Exception
            allow java.lang.* java.lang.annotation.* java.lang.invoke.MethodHandles java.lang.invoke.MethodHandles$Lookup
                  java.lang.invoke.VarHandle
            allow java.util.* java.util.function.* java.util.stream.* java.math.* java.time.* java.time.temporal.*
            allow java.io.Serializable java.io.Closeable java.io.*Exception
            allow java.io.PrintStream only print println printf format append flush

            deny java.util.Timer* because who waits is woken by who comes, not by a thread of its own
            deny java.lang.Thread members sleep join because a thread that waits is blocked, and does not look now and then
            deny java.util.concurrent.TimeUnit members sleep timedJoin
                 because a thread that waits is blocked, and does not look now and then
            """;

    @Check(points = 2, title = "brings five workers and their boss through a day", needs = "keepsRoundsApart",
            finding = "waits-wrongly", hint = "Try the event, the latch and the barrier by themselves first.")
    void fiveWorkersAndTheBoss(Submission submission, Threads threads) throws InterruptedException {
        var diary = new Journal();
        var present = Events.latch(submission, 5);
        var begin = Events.event(submission);
        var wall = Events.barrier(submission, 5, () -> diary.add("a layer is done"));
        threads.times(5, _ -> {
            present.countDown();
            begin.await();
            for (var layer = 1; layer <= 2; layer++) {
                diary.add("lays stones");
                wall.await();
            }
        });
        present.await();
        diary.add("all have come");
        begin.set();
        threads.join();
        assertEquals("all have come", diary.entries().getFirst(), "the first entry of the diary");
        assertEquals("a layer is done", diary.entries().get(6), "the entry after that and five others");
        assertEquals("a layer is done", diary.entries().getLast(), "the last entry of the diary");
        assertEquals(10, Collections.frequency(diary.entries(), "lays stones"),
                "entries of five workers, for two layers");
    }

    @Check(points = 1, title = "sleeps while it waits, for a day if need be", needs = "fiveWorkersAndTheBoss",
            finding = "polls",
            hint = "Who waits is woken by the one for whom it waits, and does not look again on its own.")
    @Explore(preemptions = 0, steps = 3_000)
    void sleepsForADay(Submission submission, Threads threads) throws Exception {
        var event = Events.event(submission);
        var latch = Events.latch(submission, 1);
        var barrier = Events.barrier(submission, 3);
        threads.startAndSettle("event", event::await);
        threads.startAndSettle("event in time",
                () -> assertFalse(event.await(22, HOURS), "await(22, HOURS) of an event that nobody sets"));
        threads.startAndSettle("latch", latch::await);
        threads.startAndSettle("latch in time",
                () -> assertFalse(latch.await(23, HOURS), "await(23, HOURS) at a latch that is not open"));
        threads.startAndSettle("barrier", barrier::await);
        threads.startAndSettle("barrier in time", () -> barrier.await(25, HOURS));
        Thread.sleep(Duration.ofDays(1));
        event.set();
        threads.settle();
        latch.countDown();
        threads.settle();
        barrier.await();
        threads.join();
    }

    @Check(points = 2, title = "is built from monitors, locks or semaphores, not from what is asked for",
            needs = "waitsUntilSet", finding = "forbidden-api",
            hint = "Allowed: monitors, Lock, Condition, LockSupport, Semaphore, atomics, and what only keeps data.")
    @Structure
    void isBuiltFromBuildingBlocks(Code code) {
        code.usesOnly(BLOCKS);
    }
}
