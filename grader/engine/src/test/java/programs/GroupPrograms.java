package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.STUCK;
import static programs.Primitive.PROVOCATION;
import static programs.Shows.Result.DEADLOCK;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.NOTHING_WRONG;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.lockstep.engine.Groups;
import dev.lockstep.engine.Provoke;
import dev.lockstep.engine.SwitchPoint;

/// Groups of threads that stand for processes, one of which is killed.
public class GroupPrograms {

    /// What processes share: as a pipe does, it lets whoever waits go on when one is gone.
    private static final class Shared {
        private boolean gone;
        private int written;

        synchronized void write() {
            SwitchPoint.pass("write");
            written++;
        }

        synchronized void writeTwice() {
            written++;
            written++;
        }

        synchronized int written() {
            return written;
        }

        synchronized void leave() {
            gone = true;
            notifyAll();
        }

        synchronized int awaitEnd() throws InterruptedException {
            while (!gone) {
                wait();
            }
            return written;
        }

        synchronized void awaitForEver() throws InterruptedException {
            while (true) {
                wait();
            }
        }
    }

    private static void dieWith(Shared shared, boolean alsoItsMonitor) {
        Groups.kill(alsoItsMonitor ? List.of(shared) : List.of());
        shared.leave();
        Groups.die();
    }

    private static void perhapsDie(Shared shared) {
        if (Groups.mayDie() && Provoke.perhaps()) {
            dieWith(shared, true);
        }
    }

    private static Thread process(Go.Task task) throws Exception {
        return Go.start(() -> {
            Groups.enter(1);
            task.run();
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = PROVOCATION, aspect = CORRECT)
    public static void whoWaitsForAKilledThreadGoesOn() throws Exception {
        var shared = new Shared();
        process(() -> dieWith(shared, true)).join();
        Go.check(shared.awaitEnd() == 0);
    }

    @Shows(value = NOTHING_WRONG, primitive = PROVOCATION, aspect = CORRECT)
    public static void aKilledGroupTakesNoMoreSteps() throws Exception {
        var shared = new Shared();
        var after = new AtomicInteger();
        var steps = new AtomicInteger();
        process(() -> {
            Go.start(() -> {
                Go.check(after.get() == 0);
                steps.incrementAndGet();
            });
            Groups.kill(List.of(shared));
            after.set(1);
            shared.leave();
            Groups.die();
        }).join();
        var seen = steps.get();
        Go.check(shared.awaitEnd() == 0 && steps.get() == seen);
    }

    @Shows(value = NOTHING_WRONG, primitive = PROVOCATION, aspect = CORRECT)
    public static void noneOfAKilledGroupWaitsOrKeepsAMonitor() throws Exception {
        var shared = new Shared();
        process(() -> {
            Go.start(shared::awaitForEver);
            Go.start(shared::writeTwice);
            dieWith(shared, true);
        }).join();
        Go.check(shared.awaitEnd() <= 2);
    }

    @Shows(value = DEADLOCK, primitive = PROVOCATION, aspect = STUCK)
    public static void whatAKilledThreadHoldsIsHeldForEver() throws Exception {
        var shared = new Shared();
        var lock = new Object();
        process(() -> {
            synchronized (lock) {
                dieWith(shared, true);
            }
        }).join();
        synchronized (lock) {
            Go.check(shared.awaitEnd() == 0);
        }
    }

    @Shows(value = EXCEPTION, primitive = PROVOCATION, aspect = STUCK)
    public static void aProcessMayDieBetweenTwoWrites() throws Exception {
        var shared = new Shared();
        process(() -> {
            perhapsDie(shared);
            shared.write();
            perhapsDie(shared);
            shared.write();
            shared.leave();
        }).join();
        Go.check(shared.awaitEnd() != 1);
    }

    @Shows(value = EXCEPTION, primitive = PROVOCATION, aspect = STUCK)
    public static void oneThreadMayDieAfterWhatAnotherHasWritten() throws Exception {
        var shared = new Shared();
        var second = new Shared();
        process(() -> {
            var other = Go.start(second::write);
            perhapsDie(shared);
            shared.write();
            other.join();
            shared.leave();
        }).join();
        Go.check(!(shared.awaitEnd() == 0 && second.written() == 1));
    }
}
