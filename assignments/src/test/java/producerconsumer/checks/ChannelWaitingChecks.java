package producerconsumer.checks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Journal;
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
import static producerconsumer.checks.Channels.assertTakes;

/// Threads wait for room, for an element, and for the end: nothing is lost, nobody waits who need not.
@Topic("producerconsumer")
public class ChannelWaitingChecks {

    /// What was done before the channel was closed; read by who has learnt that it is.
    private int work;

    @Check(points = 3, title = "makes a thread wait for an element, and no longer", finding = "waits-wrongly",
            hint = "Who finds nothing waits; who puts something in must wake somebody up.")
    void waitsForElement(Submission submission, Threads threads) throws InterruptedException {
        Channel<String> channel = Channels.channel(submission, 2);
        for (var element : List.of("first", "second")) {
            var journal = new Journal();
            threads.startAndSettle("takes the " + element, () -> {
                assertTakes(element, channel, "[" + element + "]");
                assertEquals(List.of("put"), journal.entries(), "what came before the return of take()");
            });
            journal.add("put");
            channel.put(element);
            threads.join();
        }
    }

    @Check(points = 3, title = "makes a thread wait for room, and no longer", finding = "waits-wrongly",
            hint = "How many elements may be in? Who finds no room waits; who takes one out must wake somebody up.")
    void waitsForRoom(Submission submission, Threads threads) throws InterruptedException {
        for (var full : List.of(Channels.full(submission, "first"),
                Channels.full(submission, "first", "second", "third"))) {
            var journal = new Journal();
            threads.startAndSettle("puts", () -> {
                full.put("late");
                assertEquals(List.of("take"), journal.entries(), "what came before the return of put(late)");
            });
            journal.add("take");
            assertTakes("first", full, "a channel that was full");
            threads.join();
            var rest = Channels.rest(full, threads);
            assertEquals("late", rest.getLast(), "the last element in the channel when the thread has put its own in");
        }
    }

    @Check(points = 4, title = "lets everybody go on who can, with two that put and two that take",
            needs = "waitsForElement", finding = "element-lost",
            hint = "Whom does a wake-up reach, and can that thread use it? Does a thread that was woken look again?")
    @Explore(schedules = 3_000)
    void servesEverybody(Submission submission, Threads threads) {
        Channel<Parcel> channel = Channels.channel(submission, 1);
        threads.times(2, i -> {
            var parcel = new Parcel();
            parcel.weight = i;
            channel.put(parcel);
        });
        threads.times(2, _ -> channel.take().orElseThrow().weight++);
        threads.join();
    }

    @Check(points = 2, title = "wakes a second thread although there was something for the first",
            needs = "waitsForElement", finding = "lost-wakeup",
            hint = "Two threads wait, and two elements come. Who hears of the second?")
    @Explore(preemptions = 0, schedules = 1_000)
    void wakesAllWhoCanGo(Submission submission, Threads threads) throws InterruptedException {
        Channel<String> channel = Channels.channel(submission, 2);
        threads.times(2, _ -> channel.take());
        threads.settle();
        channel.put("first");
        channel.put("second");
        threads.join();
        channel.put("third");
        channel.put("fourth");
        threads.times(2, i -> channel.put("late " + i));
        threads.settle();
        channel.take();
        channel.take();
        threads.join();
    }

    @Check(points = 1, title = "sleeps while it waits, for a day if need be", needs = "waitsForElement",
            finding = "polls",
            hint = "Who waits is woken by the one who changes the channel, and does not look again on its own.")
    @Explore(preemptions = 0, steps = 2_000)
    void sleepsForADay(Submission submission, Threads threads) throws InterruptedException {
        Channel<String> empty = Channels.channel(submission, 1);
        Channel<String> ends = Channels.channel(submission, 1);
        var full = Channels.full(submission, "early");
        threads.start("takes", empty::take);
        threads.start("learns of the end", ends::take);
        threads.start("puts", () -> full.put("late"));
        Thread.sleep(Duration.ofDays(1));
        empty.put("element");
        full.take();
        ends.close();
        threads.join();
    }

    @Check(points = 2, title = "believes no wake-up that comes without an element or room", needs = "waitsForElement",
            finding = "wakeup-believed", hint = "wait, await and park may return for no reason at all.")
    @Explore(preemptions = 1, spuriousWakeups = 1)
    void survivesSpuriousWakeups(Submission submission, Threads threads) throws InterruptedException {
        Channel<String> channel = Channels.channel(submission, 1);
        threads.start("takes", () -> assertTakes("first", channel, "[first]"));
        threads.settle();
        channel.put("first");
        threads.join();
        channel.put("second");
        var journal = new Journal();
        threads.start("puts", () -> {
            channel.put("third");
            assertEquals(List.of("take"), journal.entries(), "what came before the return of put(third)");
        });
        threads.settle();
        journal.add("take");
        assertTakes("second", channel, "[second], which was full");
        threads.join();
    }

    @Check(points = 3, title = "tells everybody who waits for an element when it is closed", finding = "wrong-end",
            hint = "How many threads may wait for an element, and who of them hears of the end?")
    @Explore(preemptions = 1)
    void closeReachesWhoTakes(Submission submission, Threads threads) throws InterruptedException {
        Channel<String> channel = Channels.channel(submission, 1);
        threads.times(3, _ -> {
            assertEquals(Optional.empty(), channel.take(),
                    "what take() handed out of a channel that was closed when it was empty");
            assertEquals(1, work, "what was done before close(), as it is seen after take()");
        });
        work = 1;
        channel.close();
        threads.join();
        Channels.assertAtEnd(channel);
    }

    @Check(points = 3, title = "refuses everybody who waits for room when it is closed", finding = "wrong-end",
            hint = "How many threads may wait for room, and what does each of them look at when it was woken?")
    @Explore(preemptions = 1)
    void closeReachesWhoPuts(Submission submission, Threads threads) throws InterruptedException {
        var channel = Channels.full(submission, "early");
        threads.times(2, _ -> {
            assertThrows(Closed.class, () -> channel.put("no"),
                    "put(no) into a channel that was full, and was closed then");
            assertEquals(1, work, "what was done before close(), as it is seen after put()");
        });
        work = 1;
        channel.close();
        threads.join();
    }

    @Check(points = 3, title = "puts an element in or refuses it, and not half, when it is closed just then",
            needs = "endsWhenAllIsTaken",
            hint = "The channel is closed in the moment in which an element comes, or goes. Who has it then?")
    @Explore
    @MatchesReference
    void closeMeetsElement(Submission submission, Threads threads, Outcome outcome) throws InterruptedException {
        var full = Provoke.perhaps();
        Channel<String> channel = full ? Channels.full(submission, "early") : Channels.channel(submission, 1);
        threads.start("puts", () -> outcome.set("put(late)", putOrRefused(channel)));
        threads.start("takes", () -> outcome.set("take()", channel.take()));
        channel.close();
        threads.join();
        outcome.set("full", full);
        outcome.set("left", Channels.rest(channel));
    }

    private static String putOrRefused(Channel<String> channel) throws InterruptedException {
        try {
            channel.put("late");
            return "done";
        } catch (Closed _) {
            return "Closed";
        }
    }
}
