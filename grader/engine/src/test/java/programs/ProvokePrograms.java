package programs;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import dev.lockstep.engine.Provoke;
import programs.Shows.Result;

/// What may happen to any program.
@SuppressWarnings("LockNotBeforeTry") // wrong on purpose: that is what they show
public class ProvokePrograms {

    /// A collaborator.
    public interface Sink {
        void accept(int value);
    }

    private final Lock lock = new ReentrantLock();
    private int value;

    private void addUnlessItFails(Sink sink) {
        lock.lock();
        sink.accept(++value);
        lock.unlock();
    }

    private void addWhateverHappens(Sink sink) {
        lock.lock();
        try {
            sink.accept(++value);
        } finally {
            lock.unlock();
        }
    }

    private interface Adding {
        void add(ProvokePrograms shared, Sink sink);
    }

    private static void withAFailingSink(Adding adding) throws Exception {
        var shared = new ProvokePrograms();
        var sink = Provoke.failing(Sink.class, _ -> {
        }, 1, IllegalStateException::new);
        Go.Task task = () -> {
            try {
                adding.add(shared, sink);
            } catch (IllegalStateException e) {
                Go.check(e.getMessage() == null);
            }
        };
        Go.together(task, task);
        Go.check(shared.value == 2);
    }

    @Shows(Result.DEADLOCK)
    public static void aLockKeptWhenACollaboratorFailsLocksOthersOut() throws Exception {
        withAFailingSink(ProvokePrograms::addUnlessItFails);
    }

    @Shows(Result.NOTHING_WRONG)
    public static void aLockGivenBackInFinallySurvivesAFailure() throws Exception {
        withAFailingSink(ProvokePrograms::addWhateverHappens);
    }

    @Shows(Result.EXCEPTION)
    public static void anInterruptAtTheWorstMomentLosesAnUpdate() throws Exception {
        var count = new AtomicInteger();
        var worker = Go.start(() -> {
            count.incrementAndGet();
            if (!Thread.currentThread().isInterrupted()) {
                count.incrementAndGet();
            }
        });
        Provoke.interrupt(worker);
        worker.join();
        Go.check(count.get() == 2);
    }

    @Shows(Result.NOTHING_WRONG)
    public static void anInterruptComesBeforeOrAfterEachStep() throws Exception {
        var count = new AtomicInteger();
        var worker = Go.start(() -> {
            while (!Thread.currentThread().isInterrupted() && count.get() < 3) {
                count.incrementAndGet();
            }
        });
        Provoke.interrupt(worker);
        worker.join();
        Go.check(count.get() <= 3);
    }
}
