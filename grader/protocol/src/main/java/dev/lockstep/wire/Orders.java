package dev.lockstep.wire;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// A child's orders, read ahead by a thread of their own, so that the end of the controller ends the child at once,
/// whatever it is doing.
///
/// Thread safety: a queue between the reading thread and the one that takes.
public final class Orders {

    private final BlockingQueue<Order> queue = new LinkedBlockingQueue<>();

    private Orders() {}

    /// Starts to read. When the other side is gone, babbles, or says [Order.Quit], this JVM halts.
    public static Orders from(Wire wire) {
        var orders = new Orders();
        Thread.ofPlatform().name("orders").daemon().start(() -> orders.read(wire));
        return orders;
    }

    /// Waits for the next order.
    public Order next() throws InterruptedException {
        return queue.take();
    }

    private void read(Wire wire) {
        try {
            var order = wire.receive(Order.class);
            while (!(order instanceof Order.Quit)) {
                queue.add(order);
                order = wire.receive(Order.class);
            }
        } catch (IOException e) {
            // the controller is gone, and so is whoever could be told
        }
        Runtime.getRuntime().halt(0);
    }
}
