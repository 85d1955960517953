package producerconsumer.checks;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.MatchesReference;
import dev.lockstep.api.Outcome;
import dev.lockstep.api.Provoke;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import producerconsumer.contract.Channel;
import producerconsumer.contract.Closed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static producerconsumer.checks.Channels.assertInterrupted;
import static producerconsumer.checks.Channels.assertNoticesInterrupt;
import static producerconsumer.checks.Channels.assertTakes;

/// Whoever is interrupted has put and taken nothing, and takes no wake-up with it.
@Topic("producerconsumer")
public class ChannelInterruptChecks {

    @Check(points = 3, title = "stops waiting when it is interrupted", finding = "interrupt-ignored",
            hint = "Does each method that waits end with the exception when it is interrupted, and change nothing?")
    void interruptEndsWaiting(Submission submission, Threads threads) throws InterruptedException {
        Channel<String> empty = Channels.channel(submission, 1);
        var full = Channels.full(submission, "early");
        var waiting = List.of(threads.start("takes", () -> assertInterrupted("take()", empty::take)),
                threads.start("puts", () -> assertInterrupted("put(no)", () -> full.put("no"))));
        threads.settle();
        waiting.forEach(Thread::interrupt);
        threads.join();
        empty.put("element");
        assertTakes("element", empty, "[element]");
        assertEquals(List.of("early"), Channels.rest(full, threads),
                "what is left when who was interrupted has put nothing");
    }

    @Check(points = 2, title = "notices an interrupt from before the call, but not in close()",
            needs = "interruptEndsWaiting", finding = "interrupt-ignored",
            hint = "Is the interrupt status looked at by each method that may wait, even where it need not?")
    void noticesEarlierInterrupt(Submission submission, Threads threads) throws InterruptedException {
        Channel<String> channel = Channels.channel(submission, 2);
        assertBothNoticeInterrupt(channel);
        channel.put("first");
        assertBothNoticeInterrupt(channel);
        channel.put("second");
        assertBothNoticeInterrupt(channel);
        assertEquals(List.of("first", "second"), Channels.rest(channel, threads),
                "what is left when who was interrupted has put and taken nothing");
        channel.put("third");
        Thread.currentThread().interrupt();
        channel.close();
        assertTrue(Thread.interrupted(), "close() lost the interrupt");
        assertThrows(Closed.class, () -> channel.put("no"),
                "put(no) into a channel that was closed by an interrupted thread");
        assertBothNoticeInterrupt(channel);
    }

    private static void assertBothNoticeInterrupt(Channel<String> channel) {
        assertNoticesInterrupt("take()", channel::take);
        assertNoticesInterrupt("put(no)", () -> channel.put("no"));
    }

    @Check(points = 2, title = "lets either an interrupt win or what the thread waits for",
            needs = "interruptEndsWaiting",
            hint = "Who got an element keeps the interrupt status; who got the exception has nothing.")
    @Explore(preemptions = 1)
    @MatchesReference
    void eitherInterruptOrElementWins(Submission submission, Threads threads, Outcome outcome)
            throws InterruptedException {
        var puts = Provoke.perhaps();
        var closes = Provoke.perhaps();
        Channel<String> channel = puts ? Channels.full(submission, "early") : Channels.channel(submission, 1);
        var interrupted = new AtomicBoolean();
        var waiting = threads.start("waits", () -> {
            outcome.set(puts ? "put(late)" : "take()", puts ? put(channel) : take(channel));
            while (!interrupted.get()) {
                Thread.onSpinWait();
            }
            outcome.set("interrupt status", Thread.currentThread().isInterrupted());
        });
        threads.start("other", () -> {
            if (closes) {
                channel.close();
            } else if (puts) {
                channel.take();
            } else {
                channel.put("element");
            }
        });
        waiting.interrupt();
        interrupted.set(true);
        threads.join();
        outcome.set("closed meanwhile", closes);
        outcome.set("left", closes ? Channels.rest(channel) : Channels.rest(channel, threads));
    }

    private static String take(Channel<String> channel) {
        try {
            return channel.take().orElse("nothing");
        } catch (InterruptedException _) {
            return "InterruptedException";
        }
    }

    private static String put(Channel<String> channel) {
        try {
            channel.put("late");
            return "done";
        } catch (InterruptedException _) {
            return "InterruptedException";
        } catch (Closed _) {
            return "Closed";
        }
    }

    @Check(points = 2, title = "passes a wake-up on when the thread that got it is interrupted",
            needs = "eitherInterruptOrElementWins", finding = "lost-wakeup",
            hint = "A thread was woken because an element came or went, and leaves with an exception. Who else was woken?")
    @Explore
    void interruptPassesWakeupOn(Submission submission, Threads threads) throws InterruptedException {
        var puts = Provoke.perhaps();
        Channel<String> channel = puts ? Channels.full(submission, "early") : Channels.channel(submission, 1);
        var first = threads.startAndSettle("first", () -> {
            try {
                if (puts) {
                    channel.put("late");
                    insist(channel::take);
                } else {
                    var element = channel.take().orElseThrow();
                    insist(() -> channel.put(element));
                }
            } catch (InterruptedException _) {
                // what comes is for the other one
            }
        });
        threads.startAndSettle("second", () -> {
            if (puts) {
                channel.put("late");
            } else {
                assertEquals(Optional.of("element"), channel.take(), "what take() handed out of [element]");
            }
        });
        threads.start("other", () -> {
            if (puts) {
                channel.take();
            } else {
                channel.put("element");
            }
        });
        first.interrupt();
        threads.join();
        assertEquals(puts ? List.of("late") : List.of(), Channels.rest(channel, threads),
                "what is left when the second thread had its turn");
    }

    /// There is one interrupt, and whom it stopped has done nothing yet.
    private static void insist(Threads.Task call) throws Throwable {
        try {
            call.run();
        } catch (InterruptedException _) {
            call.run();
        }
    }
}
