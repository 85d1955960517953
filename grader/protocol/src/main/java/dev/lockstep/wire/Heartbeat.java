package dev.lockstep.wire;

import java.io.IOException;
import java.time.Duration;

/// Shows the controller once a second that this process lives, while it obeys an order.
///
/// Thread safety: a thread of its own sends; the flag is volatile.
public final class Heartbeat {

    private static final Duration PACE = Duration.ofSeconds(1);

    private final Wire wire;
    private volatile boolean beating;

    private Heartbeat(Wire wire) {
        this.wire = wire;
    }

    /// A heart at rest.
    public static Heartbeat over(Wire wire) {
        var heartbeat = new Heartbeat(wire);
        Thread.ofPlatform().name("heartbeat").daemon().start(heartbeat::beat);
        return heartbeat;
    }

    /// An order is obeyed from now on, or has been obeyed.
    public void beats(boolean now) {
        beating = now;
    }

    private void beat() {
        try {
            while (true) {
                Thread.sleep(PACE);
                if (beating) {
                    wire.send(new Reply.Alive());
                }
            }
        } catch (InterruptedException | IOException e) {
            // the controller is gone: whoever reads its orders ends this process
        }
    }
}
