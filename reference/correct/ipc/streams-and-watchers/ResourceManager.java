package ipc;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

import ipc.contract.Connection;
import ipc.contract.Manager;

/// A manager of one monitor, in which the thread of a client waits until its call can be answered. A second thread a
/// client, the watcher, receives its requests, and so is the one who sees that it has died.
///
/// Thread safety: all that is not final is read and written only by threads that hold the manager's monitor.
public final class ResourceManager implements Manager {

    private static final class Session {
        private final Connection client;
        private final Queue<List<String>> requests = new ArrayDeque<>();
        private boolean dead;

        Session(Connection client) {
            this.client = client;
        }
    }

    private final Map<String, Map<String, Thing>> kinds = new HashMap<>();

    @Override
    public void serve(Connection client) {
        var session = new Session(client);
        var watcher = Thread.ofPlatform().start(() -> watch(session));
        try {
            while (answersNext(session)) {
            }
        } catch (RuntimeException _) {
            // that was no request
        }
        bury(session);
        try {
            client.close();
            watcher.join();
        } catch (IOException _) {
            // it is closed already
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts here", e);
        }
    }

    private void watch(Session session) {
        try {
            for (var next = session.client.receive(); next.isPresent(); next = session.client.receive()) {
                var words = Words.of(next.get());
                synchronized (this) {
                    session.requests.add(words);
                    notifyAll();
                }
            }
        } catch (IOException | IllegalArgumentException _) {
            // as good as dead
        }
        synchronized (this) {
            session.dead = true;
            notifyAll();
        }
    }

    /// @return whether the client lives
    private synchronized boolean answersNext(Session session) {
        while (session.requests.isEmpty()) {
            if (session.dead) {
                return false;
            }
            pause();
        }
        var words = session.requests.remove();
        var things = kinds.computeIfAbsent(words.get(0), _ -> new HashMap<>());
        var thing = things.computeIfAbsent(words.get(1), _ -> Thing.of(words.get(0), Integer.parseInt(words.get(2))));
        var operation = words.subList(3, words.size());
        Optional<Thing.Answer> answer;
        while ((answer = thing.ask(session.client, operation)).isEmpty()) {
            if (session.dead) {
                return false;
            }
            pause();
        }
        try {
            session.client.send(Words.message(answer.get().words()));
        } catch (IOException _) {
            return false;
        }
        answer.get().change().run();
        notifyAll();
        return true;
    }

    private void pause() {
        try {
            wait();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts here", e);
        }
    }

    private synchronized void bury(Session session) {
        kinds.values().forEach(things -> things.values().forEach(thing -> thing.forget(session.client)));
        notifyAll();
    }
}
