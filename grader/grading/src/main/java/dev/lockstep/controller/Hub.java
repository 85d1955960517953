package dev.lockstep.controller;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.lockstep.verdict.Finding;
import dev.lockstep.wire.Bytes;
import dev.lockstep.wire.Network;
import dev.lockstep.wire.Network.End;
import dev.lockstep.wire.Network.Kill;
import dev.lockstep.wire.Order;
import dev.lockstep.wire.Parcel;
import dev.lockstep.wire.Reply;

/// Runs the processes of a check, each in a JVM of its own, and carries what they send to each other.
///
/// A process runs until nobody in it can go on, and then says what it has sent. One parcel is delivered at a time, to the
/// process of the lowest number for which there is one, so that what happens is the same in every run. When nothing is on its
/// way, time moves on to the earliest timer of all, for all processes. When there is none, nothing more will happen: whoever
/// still waits then waits for ever, and no clock was needed to tell.
///
/// Thread safety: belongs to the thread of one slot.
final class Hub {

    private static final int LONGEST_LOG = 200;

    private final Unit unit;
    private final Order.RunCheck check;
    private final Network network;
    private final Crew crew;
    private final List<Node> nodes = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private long now = Long.MIN_VALUE;

    /// Whether nothing more will happen.
    private boolean atRest;

    /// A process does not do what it is to do, through no doing of the submission's.
    static final class Trouble extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Outcome outcome;

        Trouble(Outcome outcome) {
            this.outcome = outcome;
        }

        Outcome outcome() {
            return outcome;
        }
    }

    Hub(Unit unit, Order.RunCheck check, Network network, Crew crew) {
        this.unit = unit;
        this.check = check;
        this.network = network;
        this.crew = crew;
    }

    /// A process.
    private final class Node {
        private final int number;
        private final String name;
        private final WorkerProcess worker;
        private final Deque<Parcel> inbox = new ArrayDeque<>();
        private final List<Integer> messages = new ArrayList<>();
        private List<String> told = List.of();
        private @Nullable Finding finding;
        private long timer = Long.MAX_VALUE;
        private boolean killed;
        private boolean ended;
        private boolean over;
        private boolean lost;

        Node(int number, Network.Node node) throws IOException {
            this.number = number;
            name = node.name();
            worker = crew.take(unit);
            worker.begin();
            worker.send(new Order.RunProcess(check, node, network.peersOf(number)));
        }

        /// Whether it can be told anything.
        boolean lives() {
            return !killed && !lost && !over;
        }
    }

    /// Runs the processes until nothing more will happen.
    ///
    /// @throws Trouble if one of them does not do what it is to do
    Network.Run run() throws IOException, InterruptedException, Trouble {
        try {
            for (var number = 0; number < network.nodes().size(); number++) {
                nodes.add(new Node(number, network.nodes().get(number)));
            }
            for (var node : nodes) {
                hear(node);
            }
            while (deliver() || advance()) {
                // and once more
            }
            atRest = true;
            for (var node : nodes) {
                end(node);
            }
            return new Network.Run(nodes.stream()
                    .map(node -> new End(node.killed, node.messages, node.told, node.finding)).toList(), log);
        } catch (IOException | InterruptedException | Trouble | RuntimeException e) {
            nodes.forEach(node -> node.worker.kill());
            throw e;
        }
    }

    /// Whether a JVM was lost that nobody killed.
    boolean lostOne() {
        return nodes.stream().anyMatch(node -> node.lost);
    }

    private boolean deliver() throws IOException, InterruptedException, Trouble {
        for (var node : nodes) {
            var parcel = node.inbox.poll();
            if (parcel != null) {
                tell(node, new Order.Deliver(parcel));
                return true;
            }
        }
        return false;
    }

    private boolean advance() throws IOException, InterruptedException, Trouble {
        var next = nodes.stream().filter(Node::lives).mapToLong(node -> node.timer).min().orElse(Long.MAX_VALUE);
        if (next == Long.MAX_VALUE) {
            return false;
        }
        now = Math.max(now, next);
        for (var node : nodes) {
            tell(node, new Order.Advance(now));
        }
        return true;
    }

    private void tell(Node node, Order order) throws IOException, InterruptedException, Trouble {
        if (node.lives()) {
            node.worker.goOn();
            node.worker.send(order);
            hear(node);
        }
    }

    private void hear(Node node) throws IOException, InterruptedException, Trouble {
        switch (next(node)) {
            case Reply.AtRest rest -> rests(node, rest);
            case Reply.ProcessEnded over -> over(node, over);
            case null -> leave(node);
            default -> throw new Trouble(
                    new Outcome.Died(Death.babbling("an answer to another question")));
        }
    }

    /// The next thing that a process says; null if it is lost.
    private @Nullable Reply next(Node node) throws InterruptedException, Trouble {
        while (true) {
            switch (node.worker.next()) {
                case Outcome.Answered(Reply.Alive _),Outcome.Answered(Reply.Ready _) -> {
                    // it is up, or lives
                }
                case Outcome.Answered(Reply.Fault fault) -> throw new Trouble(new Outcome.Answered(fault));
                case Outcome.Answered(var reply) -> {
                    return reply;
                }
                case Outcome.Lost lost -> {
                    if (!node.worker.ready()) {
                        throw new Trouble(lost);
                    }
                    node.lost = true;
                    node.finding = LostWorkers.checking(lost);
                    log(node.name + " is lost");
                    return null;
                }
                case Outcome.Broken broken -> throw new Trouble(broken);
            }
        }
    }

    private void rests(Node node, Reply.AtRest rest) throws IOException, InterruptedException, Trouble {
        node.timer = rest.timer();
        for (var parcel : rest.parcels()) {
            if (parcel.bytes().count() > 0 && isKilledIn(node)) {
                kill(node, Optional.of(parcel));
                return;
            }
            if (parcel.bytes().count() > 0) {
                node.messages.add(parcel.bytes().count());
            }
            send(node, parcel);
        }
        if (rest.ended()) {
            node.ended = true;
            log(node.name + " ends");
            tell(node, new Order.Over()); // and its daemons with it
        } else if (isKilledIn(node) && kill().bytes() == 0) {
            kill(node, Optional.empty());
        }
    }

    private Kill kill() {
        var kill = network.kill();
        if (kill == null) {
            throw new IllegalStateException("nobody is killed");
        }
        return kill;
    }

    /// Whether it is killed as it waits now, or in its next message.
    private boolean isKilledIn(Node node) {
        var kill = network.kill();
        return kill != null && kill.node() == node.number && kill.messages() == node.messages.size();
    }

    private void kill(Node node, Optional<Parcel> last) throws IOException {
        node.worker.kill();
        node.killed = true;
        node.inbox.clear();
        log(node.name + " is killed" + last.map(parcel -> " after %d of %s".formatted(kill().bytes(),
                bytes(parcel.bytes().count()))).orElse(""));
        last.ifPresent(parcel -> send(node,
                new Parcel(parcel.link(), parcel.bytes().first(kill().bytes()), false, false)));
        leave(node);
        crew.replace(unit);
    }

    /// What is left of a process that is gone: its ends of links are closed.
    private void leave(Node node) {
        var links = network.linksOf(node.number).size();
        IntStream.range(0, links).forEach(link -> send(node, new Parcel(link, Bytes.NONE, true, true)));
    }

    private void send(Node from, Parcel parcel) {
        var edge = network.linksOf(from.number).get(parcel.link());
        var to = nodes.get(edge.peer(from.number));
        if (to.lives()) {
            to.inbox.add(parcel.on(network.linksOf(to.number).indexOf(edge)));
        }
        if (parcel.bytes().count() > 0) {
            log("%s -> %s: %s".formatted(from.name, to.name, bytes(parcel.bytes().count())));
        }
    }

    private void end(Node node) throws IOException, InterruptedException, Trouble {
        if (node.lives()) {
            log(node.name + " waits for ever");
            tell(node, new Order.Over());
        }
    }

    private void over(Node node, Reply.ProcessEnded over) {
        node.told = over.told();
        node.finding = over.finding();
        node.over = true;
        crew.giveBack(node.worker);
        if (!node.ended && !atRest) {
            log(node.name + " fails");
            leave(node);
        }
    }

    private static String bytes(int count) {
        return count + (count == 1 ? " byte" : " bytes");
    }

    private void log(String line) {
        if (log.size() < LONGEST_LOG) {
            log.add(line);
        } else if (log.size() == LONGEST_LOG) {
            log.add("...");
        }
    }
}
