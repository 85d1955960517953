package dev.lockstep.worker;

import java.util.ArrayList;
import java.util.List;

import dev.lockstep.api.Processes;
import dev.lockstep.wire.Network;
import dev.lockstep.wire.Network.Edge;
import dev.lockstep.wire.Network.Node;

/// What a check says of its processes before they run, and asks of them afterwards.
///
/// Thread safety: the check's thread alone uses it.
abstract class PlannedProcesses implements Processes {

    /// No process.
    static final int NONE = -1;

    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private int anywhere = NONE;
    private int once = NONE;
    private int messages;
    private boolean joined;

    private final class One implements Spawned {
        private final int number = nodes.size();

        @Override
        public List<String> told() {
            return joined ? PlannedProcesses.this.told(number) : List.of();
        }

        @Override
        public boolean wasKilled() {
            return joined && PlannedProcesses.this.wasKilled(number);
        }
    }

    @Override
    public final Spawned start(String name, String role) {
        requireAhead();
        if (nodes.stream().anyMatch(node -> node.name().equals(name))) {
            throw new InvalidCheck("there is a process " + name + " already");
        }
        var one = new One();
        nodes.add(new Node(name, role));
        return one;
    }

    @Override
    public final void connect(Spawned one, Spawned other) {
        requireAhead();
        if (one.equals(other)) {
            throw new InvalidCheck("a process is not linked with itself");
        }
        edges.add(new Edge(number(one), number(other)));
    }

    @Override
    public final void killAfter(Spawned process, int count) {
        requireNoKill();
        once = number(process);
        messages = count;
    }

    @Override
    public final void killAnywhere(Spawned process) {
        requireNoKill();
        anywhere = number(process);
    }

    private void requireNoKill() {
        requireAhead();
        if (anywhere != NONE || once != NONE) {
            throw new InvalidCheck("one process of a check is killed");
        }
    }

    private void requireAhead() {
        if (joined) {
            throw new InvalidCheck("the processes of a check run once: say what there is before join");
        }
    }

    private static int number(Spawned process) {
        return ((One) process).number;
    }

    @Override
    public final void join() {
        requireAhead();
        joined = true;
        run(new Network(nodes, edges, once == NONE ? null : new Network.Kill(once, messages, 0)), anywhere);
    }

    /// The processes, as the check has named them.
    final List<Node> nodes() {
        return nodes;
    }

    /// Whom the check kills anywhere, or [#NONE].
    final int anywhere() {
        return anywhere;
    }

    /// Runs the processes.
    ///
    /// @param victim who is killed at one moment or another, or [#NONE]
    abstract void run(Network network, int victim);

    /// What a process has told.
    abstract List<String> told(int process);

    /// Whether a process was killed.
    abstract boolean wasKilled(int process);
}
