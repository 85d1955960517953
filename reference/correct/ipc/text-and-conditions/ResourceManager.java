package ipc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import ipc.contract.Connection;
import ipc.contract.Manager;

/// A manager of one lock, with a condition for each thing. What a client asks for is carried out by an executor of its own,
/// while its thread receives.
///
/// Thread safety: all but the lock is read and written only by threads that hold it.
public final class ResourceManager implements Manager {

    private record Kept(Thing thing, Condition changed) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<List<String>, Kept> things = new HashMap<>();
    private final List<Connection> living = new ArrayList<>();

    @Override
    public void serve(Connection client) {
        set(client, true);
        try (var calls = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory())) {
            receiveAll(client, calls);
            set(client, false);
        }
        close(client);
    }

    private void receiveAll(Connection client, Executor calls) {
        try {
            for (var next = client.receive(); next.isPresent(); next = client.receive()) {
                var words = Words.of(next.get());
                var kept = kept(words.subList(0, 2), words.get(2));
                calls.execute(() -> carryOut(client, kept, words.subList(3, words.size())));
            }
        } catch (IOException | IndexOutOfBoundsException _) {
            // as good as dead
        }
    }

    private void set(Connection client, boolean lives) {
        lock.lock();
        try {
            if (lives) {
                living.add(client);
            } else if (living.remove(client)) {
                things.values().forEach(kept -> {
                    kept.thing().forget(client);
                    kept.changed().signalAll();
                });
            }
        } finally {
            lock.unlock();
        }
    }

    private static void close(Connection client) {
        try {
            client.close();
        } catch (IOException _) {
            // which it is already then
        }
    }

    private Kept kept(List<String> name, String size) {
        lock.lock();
        try {
            return things.computeIfAbsent(name,
                    _ -> new Kept(Thing.of(name.getFirst(), Integer.parseInt(size)), lock.newCondition()));
        } finally {
            lock.unlock();
        }
    }

    private void carryOut(Connection client, Kept kept, List<String> words) {
        lock.lock();
        try {
            for (; living.contains(client); kept.changed().awaitUninterruptibly()) {
                var answer = kept.thing().ask(client, words);
                if (answer.isPresent()) {
                    client.send(Words.message(answer.get().words()));
                    answer.get().change().run();
                    kept.changed().signalAll();
                    return;
                }
            }
        } catch (IOException _) {
            // it is dead, and this has not happened
        } finally {
            lock.unlock();
        }
    }
}
