package ipc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ipc.contract.Connection;
import ipc.contract.Manager;

/// A manager that never waits for anything but the next request.
///
/// A call that cannot be answered yet is kept, and looked at again after each change. So the thread of a client whose call
/// waits is there to see it die. A call is answered first and happens then: what could not be said to a dead client has
/// not happened.
///
/// Thread safety: things and calls are read and written only by threads that hold this object's monitor. They answer
/// while they hold it, which takes no time: a client asks once and waits for the answer, so there is room for it.
public final class ResourceManager implements Manager {

    private record Name(String kind, String name) {}

    private record Call(Connection client, Thing thing, List<String> words) {}

    private final Map<Name, Thing> things = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();

    @Override
    public void serve(Connection client) {
        try (client) {
            for (var request = client.receive(); request.isPresent(); request = client.receive()) {
                ask(client, Words.of(request.get()));
            }
        } catch (IOException | RuntimeException _) {
            // a client may die in the middle of a word, or say something that is none
        } finally {
            forget(client);
        }
    }

    private synchronized void ask(Connection client, List<String> words) {
        var thing = things.computeIfAbsent(new Name(words.get(0), words.get(1)),
                name -> Thing.of(name.kind(), Integer.parseInt(words.get(2))));
        calls.add(new Call(client, thing, words.subList(3, words.size())));
        answerAll();
    }

    private synchronized void forget(Connection client) {
        calls.removeIf(call -> call.client() == client);
        things.values().forEach(thing -> thing.forget(client));
        answerAll();
    }

    private void answerAll() {
        while (calls.removeIf(this::isAnswered)) {
            // what one of them has changed, another may have waited for
        }
    }

    private boolean isAnswered(Call call) {
        var answer = call.thing().ask(call.client(), call.words());
        try {
            if (answer.isPresent()) {
                call.client().send(Words.message(answer.get().words()));
                answer.get().change().run();
            }
        } catch (IOException _) {
            // it is dead, which its own thread will notice
        }
        return answer.isPresent();
    }
}
