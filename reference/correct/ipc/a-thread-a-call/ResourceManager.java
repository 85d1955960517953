package ipc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import ipc.contract.Connection;
import ipc.contract.Manager;

/// A manager that carries out each call in a thread of its own, so that the one that receives never waits for anything else.
///
/// Thread safety: each thing is its own monitor, in which calls of it wait for each other. A call that waits learns there
/// that its client is dead; `dead` is set before the monitors are entered to tell so.
public final class ResourceManager implements Manager {

    private record Name(String kind, String name) {}

    private static final class Session {
        private final Connection client;
        private final List<Thread> calls = new ArrayList<>();
        private volatile boolean dead;

        Session(Connection client) {
            this.client = client;
        }
    }

    private final Map<Name, Thing> things = new ConcurrentHashMap<>();

    @Override
    public void serve(Connection client) {
        var session = new Session(client);
        try {
            for (Optional<byte[]> request; (request = client.receive()).isPresent();) {
                start(session, Words.of(request.get()));
            }
        } catch (IOException | IndexOutOfBoundsException _) {
            // as good as dead
        }
        bury(session);
    }

    private void start(Session session, List<String> words) {
        var name = new Name(words.get(0), words.get(1));
        var size = words.get(2);
        var thing = things.computeIfAbsent(name, _ -> Thing.of(name.kind(), Integer.parseInt(size)));
        session.calls.add(Thread.startVirtualThread(() -> carryOut(session, thing, words.subList(3, words.size()))));
        session.calls.removeIf(call -> !call.isAlive());
    }

    private static void carryOut(Session session, Thing thing, List<String> words) {
        synchronized (thing) {
            var answer = thing.ask(session.client, words);
            while (answer.isEmpty() && !session.dead) {
                try {
                    thing.wait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("nobody interrupts here", e);
                }
                answer = thing.ask(session.client, words);
            }
            if (answer.isPresent() && !session.dead) {
                try {
                    session.client.send(Words.message(answer.get().words()));
                    answer.get().change().run();
                    thing.notifyAll();
                } catch (IOException _) {
                    // has not happened then
                }
            }
        }
    }

    private void bury(Session session) {
        session.dead = true;
        for (var thing : things.values()) {
            synchronized (thing) {
                thing.forget(session.client);
                thing.notifyAll();
            }
        }
        try (session.client) {
            for (var call : session.calls) {
                call.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts here", e);
        } catch (IOException _) {
            // it was closed before
        }
    }
}
