package ipc;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

import ipc.contract.Connection;

/// Something that a manager keeps for its clients, each of whom it knows by the connection.
///
/// Not thread-safe: the manager asks while it holds its monitor.
interface Thing {

    /// What the manager says, and what becomes of the thing when it has been said.
    record Answer(List<String> words, Runnable change) {

        static Optional<Answer> of(Optional<String> word, Runnable change) {
            return Optional.of(new Answer(word.stream().toList(), change));
        }

        static Optional<Answer> of(Object word, Runnable change) {
            return of(Optional.of(word.toString()), change);
        }

        static Optional<Answer> no() {
            return of(Optional.empty(), () -> {});
        }
    }

    /// Asks for an operation, which comes first of these words. Changes nothing yet.
    ///
    /// @return nothing if the client has to wait
    Optional<Answer> ask(Connection client, List<String> words);

    /// Takes back what a client holds, which is dead.
    default void forget(Connection client) {}

    /// A thing that has not been there before.
    static Thing of(String kind, int size) {
        return switch (kind) {
            case "lock" -> new Lock();
            case "semaphore" -> new Semaphore(size);
            case "queue" -> new BoundedQueue(size);
            case "value" -> new Value();
            case "map" -> new Table();
            default -> throw new IllegalArgumentException("there is no " + kind);
        };
    }

    /// Held by one client, as often as it has acquired it.
    final class Lock implements Thing {
        private Optional<Connection> owner = Optional.empty();
        private int holds;

        @Override
        public Optional<Answer> ask(Connection client, List<String> words) {
            var free = owner.isEmpty() || owner.get() == client;
            return switch (words.getFirst()) {
                case "acquire" -> free ? Answer.of("yours", () -> hold(client, holds + 1)) : Optional.empty();
                case "try" -> free ? Answer.of("yours", () -> hold(client, holds + 1)) : Answer.no();
                case "release" ->
                    free && holds > 0 ? Answer.of("released", () -> hold(client, holds - 1)) : Answer.no();
                default -> throw new IllegalArgumentException("a lock cannot " + words);
            };
        }

        private void hold(Connection client, int times) {
            holds = times;
            owner = times > 0 ? Optional.of(client) : Optional.empty();
        }

        @Override
        public void forget(Connection client) {
            if (owner.equals(Optional.of(client))) {
                hold(client, 0);
            }
        }
    }

    /// Permits, and who has how many of them.
    final class Semaphore implements Thing {
        private final Map<Connection, Integer> held = new HashMap<>();
        private int free;

        Semaphore(int permits) {
            free = permits;
        }

        @Override
        public Optional<Answer> ask(Connection client, List<String> words) {
            return switch (words.getFirst()) {
                case "acquire" -> free > 0 ? Answer.of("yours", () -> move(client, 1)) : Optional.empty();
                case "try" -> free > 0 ? Answer.of("yours", () -> move(client, 1)) : Answer.no();
                case "release" ->
                    held.getOrDefault(client, 0) > 0 ? Answer.of("released", () -> move(client, -1)) : Answer.no();
                default -> throw new IllegalArgumentException("a semaphore cannot " + words);
            };
        }

        private void move(Connection client, int permits) {
            free -= permits;
            held.merge(client, permits, Integer::sum);
        }

        @Override
        public void forget(Connection client) {
            free += held.getOrDefault(client, 0);
            held.remove(client);
        }
    }

    /// Elements, and room for so many.
    final class BoundedQueue implements Thing {
        private final Queue<String> elements = new ArrayDeque<>();
        private final int capacity;

        BoundedQueue(int capacity) {
            this.capacity = capacity;
        }

        @Override
        public Optional<Answer> ask(Connection client, List<String> words) {
            return switch (words.getFirst()) {
                case "put" ->
                    elements.size() < capacity ? Answer.of("put", () -> elements.add(words.get(1))) : Optional.empty();
                case "take" ->
                    Optional.ofNullable(elements.peek()).flatMap(first -> Answer.of(first, elements::remove));
                case "size" -> Answer.of(elements.size(), () -> {});
                default -> throw new IllegalArgumentException("a queue cannot " + words);
            };
        }
    }

    /// A number.
    final class Value implements Thing {
        private long value;

        @Override
        public Optional<Answer> ask(Connection client, List<String> words) {
            var number = Long.parseLong(words.get(1));
            return switch (words.getFirst()) {
                case "set" -> Answer.of("set", () -> value = number);
                case "add" -> Answer.of(value + number, () -> value += number);
                default -> throw new IllegalArgumentException("a value cannot " + words);
            };
        }
    }

    /// Texts by their keys.
    final class Table implements Thing {
        private final Map<String, String> texts = new HashMap<>();

        @Override
        public Optional<Answer> ask(Connection client, List<String> words) {
            var key = words.get(1);
            var there = Optional.ofNullable(texts.get(key));
            return switch (words.getFirst()) {
                case "get" -> Answer.of(there, () -> {});
                case "put" -> Answer.of(there, () -> texts.put(key, words.get(2)));
                case "remove" -> Answer.of(there, () -> texts.remove(key));
                default -> throw new IllegalArgumentException("a map cannot " + words);
            };
        }
    }
}
