package dev.lockstep.worker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.lockstep.api.Processes;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.GraderFinding;
import dev.lockstep.wire.Network;
import dev.lockstep.wire.Network.Edge;
import dev.lockstep.wire.Network.Kill;
import dev.lockstep.wire.Network.Node;
import dev.lockstep.wire.Order;
import dev.lockstep.wire.Reply;

/// The processes of one run of a check: what the check says of them, and what became of them.
///
/// Thread safety: the check's thread alone uses it, and afterwards the worker's.
final class LaunchedProcesses implements Processes {

    /// When a process is killed that is to be killed anywhere.
    record Moment(int messages, int bytes) {}

    /// Leaves the check: there is nothing more to ask once a process has failed.
    static final class ProcessFailed extends Error {
        private static final long serialVersionUID = 1;

        ProcessFailed() {
            super("a process has failed", null, false, false);
        }
    }

    private final Talk talk;
    private final @Nullable Moment moment;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private int anywhere = -1;
    private @Nullable Kill kill;
    private Network.@Nullable Run run;

    /// @param moment when to kill whom the check has killed anywhere; null to let it live
    LaunchedProcesses(Talk talk, @Nullable Moment moment) {
        this.talk = talk;
        this.moment = moment;
    }

    private final class One implements Spawned {
        private final int number = nodes.size();

        @Override
        public List<String> told() {
            return run == null ? List.of() : run.ends().get(number).told();
        }

        @Override
        public boolean wasKilled() {
            return run != null && run.ends().get(number).killed();
        }
    }

    @Override
    public Spawned start(String name, String role) {
        requireAhead();
        if (nodes.stream().anyMatch(node -> node.name().equals(name))) {
            throw new IllegalArgumentException("there is a process " + name + " already");
        }
        var one = new One();
        nodes.add(new Node(name, role));
        return one;
    }

    @Override
    public void connect(Spawned one, Spawned other) {
        requireAhead();
        if (one.equals(other)) {
            throw new IllegalArgumentException("a process is not linked with itself");
        }
        edges.add(new Edge(number(one), number(other)));
    }

    @Override
    public void killAfter(Spawned process, int messages) {
        requireNoKill();
        kill = new Kill(number(process), messages, 0);
    }

    @Override
    public void killAnywhere(Spawned process) {
        requireNoKill();
        anywhere = number(process);
        if (moment != null) {
            kill = new Kill(anywhere, moment.messages(), moment.bytes());
        }
    }

    private void requireNoKill() {
        requireAhead();
        if (kill != null || anywhere >= 0) {
            throw new IllegalStateException("one process of a check is killed");
        }
    }

    private void requireAhead() {
        if (run != null) {
            throw new IllegalStateException("the processes of a check run once: say what there is before join");
        }
    }

    private static int number(Spawned process) {
        return ((One) process).number;
    }

    @Override
    public void join() {
        requireAhead();
        if (!(talk.ask(new Reply.Launch(new Network(nodes, edges, kill))) instanceof Order.Ran(var ran))) {
            throw new IllegalStateException("the controller did not say what became of the processes");
        }
        run = ran;
        if (finding().isPresent()) {
            throw new ProcessFailed();
        }
    }

    /// What speaks against the submission in a process. Who waits for ever may do so because another one has failed; of several,
    /// the one that was named first.
    Optional<Finding> finding() {
        return run == null
                ? Optional.empty()
                : run.ends().stream().map(Network.End::finding).filter(Objects::nonNull)
                        .min(Comparator.comparing(GraderFinding.PROCESSES_WAIT::is));
    }

    /// What happened between the processes, in order.
    List<String> log() {
        return run == null ? List.of() : run.log();
    }

    /// All moments at which the process that is to be killed anywhere may be killed, once it was seen to live.
    List<Moment> moments() {
        if (run == null || anywhere < 0) {
            return List.of();
        }
        var messages = run.ends().get(anywhere).messages();
        return IntStream.rangeClosed(0, messages.size()).boxed()
                .flatMap(sent -> cuts(sent < messages.size() ? messages.get(sent) : 1)
                        .mapToObj(bytes -> new Moment(sent, bytes)))
                .toList();
    }

    /// How much of a message of so many bytes arrives: none, a byte, half, all but one.
    private static IntStream cuts(int size) {
        return IntStream.of(0, 1, size / 2, size - 1).filter(bytes -> bytes < size).sorted().distinct();
    }

    /// Says whom it was that was killed, and when.
    Optional<String> killed() {
        return Optional.ofNullable(kill).map(each -> "\"%s\" after %s%s".formatted(nodes.get(each.node()).name(),
                counted(each.messages(), "message"),
                each.bytes() == 0 ? "" : " and %s of the next".formatted(counted(each.bytes(), "byte"))));
    }

    /// Says how many processes ran, and at how many moments one was killed.
    ///
    /// @param all whether there are no more such moments
    String summary(int moments, boolean all) {
        var ran = counted(nodes.size(), "process");
        if (anywhere < 0) {
            return ran;
        }
        return "%s, \"%s\" killed at %s%s".formatted(ran, nodes.get(anywhere).name(), counted(moments, "moment"),
                all ? ", all there are" : ": not all there are");
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : what.endsWith("s") ? "es" : "s");
    }
}
