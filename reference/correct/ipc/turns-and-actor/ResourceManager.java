package ipc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import ipc.contract.Connection;
import ipc.contract.Manager;

/// A manager whose state belongs to one thread, to whom those of the clients send what is to be done.
///
/// Thread safety: things and calls are touched by that thread alone. It is a daemon, as it waits for more when no client is
/// left.
public final class ResourceManager implements Manager {

    private record Call(Connection client, Thing thing, List<String> words) {}

    private final ExecutorService actor = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final Map<List<String>, Thing> things = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();

    @Override
    public void serve(Connection client) {
        try (client) {
            for (var next = client.receive(); next.isPresent(); next = client.receive()) {
                var words = Words.of(next.get());
                var name = List.of(words.get(0), words.get(1));
                var size = Integer.parseInt(words.get(2));
                actor.execute(() -> accept(client, name, size, words.subList(3, words.size())));
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException _) {
            // as good as dead
        }
        try {
            CompletableFuture.runAsync(() -> forget(client), actor).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accept(Connection client, List<String> name, int size, List<String> words) {
        calls.add(new Call(client, things.computeIfAbsent(name, _ -> Thing.of(name.getFirst(), size)), words));
        answerAll();
    }

    private void forget(Connection client) {
        calls.removeIf(call -> call.client().equals(client));
        things.values().forEach(thing -> thing.forget(client));
        answerAll();
    }

    /// From the first one again after each that was answered: what it changed may serve another.
    private void answerAll() {
        for (var i = 0; i < calls.size();) {
            if (isAnswered(calls.get(i))) {
                calls.remove(i);
                i = 0;
            } else {
                i++;
            }
        }
    }

    private static boolean isAnswered(Call call) {
        var answer = call.thing().ask(call.client(), call.words());
        answer.ifPresent(each -> {
            try {
                call.client().send(Words.message(each.words()));
                each.change().run();
            } catch (IOException _) {
                // then it has not happened
            }
        });
        return answer.isPresent();
    }
}
