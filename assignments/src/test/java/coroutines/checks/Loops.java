package coroutines.checks;

import java.time.Duration;

import coroutines.contract.EventLoop;
import dev.lockstep.api.Submission;

/// Makes event loops of the submission.
final class Loops {

    private Loops() {}

    static EventLoop loop(Submission submission) {
        return submission.create(EventLoop.class, "ThreadEventLoop");
    }

    static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
