package producerconsumer.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.function.Executable;

import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import producerconsumer.contract.Channel;
import producerconsumer.contract.Closed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

/// Makes channels of the submission; what is asked of them in several checks.
final class Channels {

    private Channels() {}

    /// There is one class for all types of elements.
    @SuppressWarnings("unchecked")
    static <E> Channel<E> channel(Submission submission, int capacity) {
        return submission.create(Channel.class, "BoundedChannel", capacity);
    }

    /// A channel with as much room as there are elements.
    @SafeVarargs
    static <E> Channel<E> full(Submission submission, E... elements) throws InterruptedException {
        Channel<E> channel = channel(submission, elements.length);
        for (var element : elements) {
            channel.put(element);
        }
        return channel;
    }

    static <E> void assertTakes(E element, Channel<E> channel, String from) throws InterruptedException {
        assertEquals(Optional.of(element), channel.take(), () -> "what take() handed out of " + from);
    }

    /// The channel is closed, and all has been taken.
    static void assertAtEnd(Channel<String> channel) throws InterruptedException {
        for (var call = 1; call <= 3; call++) {
            assertEquals(Optional.empty(), channel.take(), "what take() handed out of a channel at its end");
        }
    }

    static void assertTakesNoMore(Channel<String> channel) {
        assertThrows(Closed.class, () -> channel.put("no"), "put(no) into a closed channel");
    }

    /// What is left in a closed channel.
    static List<String> rest(Channel<String> channel) throws InterruptedException {
        var rest = new ArrayList<String>();
        for (var next = channel.take(); next.isPresent(); next = channel.take()) {
            rest.add(next.get());
        }
        return rest;
    }

    /// What is in an open channel, whether it can be closed or not: all that comes before an element that is put in now.
    static List<String> rest(Channel<String> channel, Threads threads) throws InterruptedException {
        var last = "the last";
        threads.startAndSettle("puts the last", () -> channel.put(last));
        var rest = new ArrayList<String>();
        for (var next = channel.take(); next.isPresent() && !next.get().equals(last); next = channel.take()) {
            rest.add(next.get());
            threads.settle();
        }
        threads.join();
        return rest;
    }

    static void assertInterrupted(String call, Executable waiting) {
        assertThrows(InterruptedException.class, waiting,
                () -> call + " threw no InterruptedException, though its thread was interrupted");
        assertFalse(Thread.currentThread().isInterrupted(),
                () -> "the interrupt status is still set after the InterruptedException of " + call);
    }

    static void assertNoticesInterrupt(String call, Executable waiting) {
        Thread.currentThread().interrupt();
        assertInterrupted(call, waiting);
    }
}
