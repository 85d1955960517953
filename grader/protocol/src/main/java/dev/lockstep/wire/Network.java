package dev.lockstep.wire;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.lockstep.verdict.Finding;

/// Processes to be run, and what they are linked by.
///
/// @param nodes the processes, in the order of their numbers
/// @param kill whom to kill and when, or null
public record Network(List<Node> nodes, List<Edge> edges, @Nullable Kill kill) {

    public Network {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /// A process.
    ///
    /// @param role the name of the method of the check's class that it runs
    public record Node(String name, String role) {}

    /// A link between two processes, by their numbers.
    public record Edge(int one, int other) {

        /// Whether it is a link of a process.
        public boolean joins(int node) {
            return one == node || other == node;
        }

        /// Whom it links a process with.
        public int peer(int node) {
            return one == node ? other : one;
        }
    }

    /// A process is killed. What it writes between two waits, to one link, is a message.
    ///
    /// @param messages after so many have arrived
    /// @param bytes of the next one have been written by then; 0 to kill it as it waits, whether there is a next one or not
    public record Kill(int node, int messages, int bytes) {}

    /// The links of a process, in the order of the edges: its own numbers for them are their places here.
    public List<Edge> linksOf(int node) {
        return edges.stream().filter(edge -> edge.joins(node)).toList();
    }

    /// The names of those whom a process is linked with, in the order of its links.
    public List<String> peersOf(int node) {
        return linksOf(node).stream().map(edge -> nodes.get(edge.peer(node)).name()).toList();
    }

    /// What became of the processes.
    ///
    /// @param ends of each process, in the order of their numbers
    /// @param log what happened between them, in order
    public record Run(List<End> ends, List<String> log) {

        public Run {
            ends = List.copyOf(ends);
            log = List.copyOf(log);
        }
    }

    /// What became of a process.
    ///
    /// @param killed whether it was killed
    /// @param messages the sizes of the messages that it sent
    /// @param told what it told of itself
    /// @param finding what speaks against the submission in this process, or null
    public record End(boolean killed, List<Integer> messages, List<String> told,
            @Nullable Finding finding) {

        public End {
            messages = List.copyOf(messages);
            told = List.copyOf(told);
        }
    }
}
