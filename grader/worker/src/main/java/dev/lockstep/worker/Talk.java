package dev.lockstep.worker;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import dev.lockstep.wire.Order;
import dev.lockstep.wire.Orders;
import dev.lockstep.wire.Reply;
import dev.lockstep.wire.Wire;

/// A talk with the controller in the midst of a schedule. While a thread of the program runs, the scheduler takes every lock
/// and every wait of the JDK for the program's; so the talk is another thread's, and the carrier waits for it in a monitor,
/// which the scheduler does not see.
///
/// Thread safety: guarded by its own lock; one thread asks at a time.
final class Talk {

    private final Wire wire;
    private final Orders orders;
    private Reply.@Nullable Question said;
    private Order.@Nullable Answer told;
    private @Nullable Exception trouble;

    Talk(Wire wire, Orders orders) {
        this.wire = wire;
        this.orders = orders;
        Thread.ofPlatform().name("talk").daemon().start(this::run);
    }

    /// Says something, and waits for what the controller says then.
    synchronized Order.Answer ask(Reply.Question question) {
        said = question;
        told = null;
        notifyAll();
        while (told == null && trouble == null) {
            pause();
        }
        var answer = told;
        if (answer == null) {
            throw new IllegalStateException("the controller is gone", trouble);
        }
        return answer;
    }

    private void run() {
        try {
            while (true) {
                wire.send(next());
                tell(answer(orders.next()));
            }
        } catch (IOException | InterruptedException e) {
            fail(e);
        }
    }

    private static Order.Answer answer(Order order) throws IOException {
        if (order instanceof Order.Answer answer) {
            return answer;
        }
        throw new IOException("an order where an answer was expected: " + order);
    }

    private synchronized Reply.Question next() {
        var reply = said;
        while (reply == null) {
            pause();
            reply = said;
        }
        said = null;
        return reply;
    }

    private synchronized void tell(Order.Answer order) {
        told = order;
        notifyAll();
    }

    private synchronized void fail(Exception why) {
        trouble = why;
        notifyAll();
    }

    @SuppressWarnings("WaitNotInLoop") // its callers loop
    private void pause() {
        try {
            wait();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a worker", e);
        }
    }
}
