package locks;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import locks.contract.Mutex;
import locks.contract.OwnedMutex;
import locks.model.MutexModel;
import locks.model.OwnedMutexModel;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Plays every sequence of calls by two threads, one call after the other, on the model and on the reference.
class LocksModelTest {

    private static final int LENGTH = 5;

    /// One of the calls that a thread may make next, here and in the model.
    private record Call(String name, Answer reference, Answer model) {}

    @FunctionalInterface
    private interface Answer {
        Object of(int thread) throws Exception;
    }

    @Test
    void spinLockAnswersEverySequenceLikeItsModel() throws Exception {
        playAll(() -> callsOf(new SpinLock(), new MutexModel()));
    }

    @Test
    void ticketLockAnswersEverySequenceLikeItsModel() throws Exception {
        playAll(() -> callsOf(new TicketLock(), new MutexModel()));
    }

    @Test
    void reentrantMutexAnswersEverySequenceLikeItsModel() throws Exception {
        playAll(() -> callsOf(new ReentrantMutex(), new OwnedMutexModel()));
    }

    private static List<Call> callsOf(Mutex mutex, MutexModel model) {
        var holds = new boolean[2];
        return List.of(
                new Call("tryLock", thread -> {
                    boolean taken = mutex.tryLock();
                    holds[thread] |= taken;
                    return taken;
                }, model::tryLock),
                new Call("unlock", thread -> {
                    boolean held = holds[thread];
                    if (held) {
                        holds[thread] = false;
                        mutex.unlock();
                    }
                    return held;
                }, model::unlock));
    }

    private static List<Call> callsOf(OwnedMutex mutex, OwnedMutexModel model) {
        return List.of(
                new Call("tryLock", thread -> mutex.tryLock(), model::tryLock),
                new Call("unlock", thread -> unlocks(mutex), model::unlock),
                new Call("holdCount", thread -> mutex.holdCount(), model::holdCount));
    }

    private static boolean unlocks(OwnedMutex mutex) {
        try {
            mutex.unlock();
            return true;
        } catch (IllegalMonitorStateException e) {
            return false;
        }
    }

    private static void playAll(Supplier<List<Call>> start) throws Exception {
        try (var first = Executors.newSingleThreadExecutor(); var second = Executors.newSingleThreadExecutor()) {
            var threads = List.of(first, second);
            int choices = start.get().size() * threads.size();
            for (int sequence = 0; sequence < Math.pow(choices, LENGTH); sequence++) {
                play(start.get(), sequence, threads);
            }
        }
    }

    /// Plays the sequence whose calls are the digits of a number.
    private static void play(List<Call> calls, int sequence, List<ExecutorService> threads) throws Exception {
        var played = new StringBuilder();
        int rest = sequence;
        for (int i = 0; i < LENGTH; i++) {
            int thread = rest % threads.size();
            rest /= threads.size();
            var call = calls.get(rest % calls.size());
            rest /= calls.size();
            played.append(call.name()).append('(').append(thread).append(") ");
            Callable<Object> onItsThread = () -> call.reference().of(thread);
            assertEquals(call.model().of(thread), threads.get(thread).submit(onItsThread).get(), played::toString);
        }
    }
}
