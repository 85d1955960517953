package dev.lockstep.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import dev.lockstep.api.Link;
import dev.lockstep.engine.Groups;
import dev.lockstep.engine.Provoke;
import dev.lockstep.engine.SwitchPoint;
import dev.lockstep.wire.Network;

/// Processes that are groups of threads of one schedule, each with classes and so with static fields of its own. One that is
/// to be killed anywhere may die whenever it reads or writes: the scheduler tries all of these moments, with a part of what
/// is written arriving or not, in all orders of what its threads and the others do. Between two of them nobody outside could
/// tell when it died.
///
/// Thread safety: the threads of a schedule use it one at a time.
final class GroupedProcesses extends PlannedProcesses {

    /// As much as a pipe of an operating system holds.
    private static final int ROOM = 1 << 16;

    private final IntFunction<Subject> subjects;
    private final String checkClass;
    private final CheckThreads threads;
    private final List<One> all = new ArrayList<>();

    /// @param subjects of each process, by its number
    GroupedProcesses(IntFunction<Subject> subjects, String checkClass, CheckThreads threads) {
        this.subjects = subjects;
        this.checkClass = checkClass;
        this.threads = threads;
    }

    /// A process.
    private static final class One {
        private final List<String> told = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();
        private final List<Object> pipes = new ArrayList<>();
        private boolean killed;
        private boolean ended;

        /// Closes its ends of links.
        private void close() {
            ended = true;
            try {
                for (var link : links) {
                    link.output().close();
                    link.input().close();
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    void run(Network network, int victim) {
        if (network.kill() != null) {
            throw new InvalidCheck(
                    "what a message is, is not known of a check that explores: kill the process anywhere");
        }
        network.nodes().forEach(_ -> all.add(new One()));
        var pieces = victim == NONE ? 1 : 0; // one trouble at a time: who dies leaves pieces, too
        var pipes = new Pipes(subjects.apply(0).loader());
        for (var edge : network.edges()) {
            var there = pipes.make(ROOM, pieces);
            var back = pipes.make(ROOM, pieces);
            join(edge.one(), pipes.link(back, there), List.of(there, back));
            join(edge.other(), pipes.link(there, back), List.of(there, back));
        }
        for (var number = 0; number < all.size(); number++) {
            start(network, number, number == victim);
        }
        threads.join();
    }

    private void join(int process, Link link, List<Object> pipes) {
        all.get(process).links.add(link);
        all.get(process).pipes.addAll(pipes);
    }

    private void start(Network network, int number, boolean mortal) {
        var one = all.get(number);
        var name = network.nodes().get(number).name();
        var role = RoleMethod.of(subjects.apply(number), checkClass, network.nodes().get(number).role());
        var links = mortal
                ? one.links.stream().<Link>map(link -> new MortalLink(link, new Fate(name, one))).toList()
                : one.links;
        var here = new Here(name, network.peersOf(number), links, one.told);
        threads.start(name, () -> {
            Groups.enter(number + 1);
            role.run(new CheckThreads(), here);
            for (var kept = keepers(); !kept.isEmpty(); kept = keepers()) {
                kept.getFirst().join();
            }
            if (!Groups.others().isEmpty()) {
                Groups.kill(one.pipes); // daemons end with their process
            }
            one.close();
        });
    }

    /// The other threads of the calling one's process that keep it alive.
    private static List<Thread> keepers() {
        return Groups.others().stream().filter(thread -> !thread.isDaemon()).toList();
    }

    /// Lets the scheduler choose when a process dies.
    private static final class Fate implements MortalLink.Moments {
        private final String name;
        private final One one;

        /// Whether the process can die where it is; asked and used with no switch in between.
        private boolean mayDie;

        Fate(String name, One one) {
            this.name = name;
            this.one = one;
        }

        @Override
        public MortalLink.@Nullable Death next() {
            mayDie = !one.ended && Groups.mayDie();
            return halfway();
        }

        @Override
        public MortalLink.@Nullable Death halfway() {
            return mayDie && Provoke.perhaps() ? this::die : null;
        }

        private void die() {
            SwitchPoint.pass("\"" + name + "\" is killed");
            one.killed = true;
            Groups.kill(one.pipes);
            one.close();
            Groups.die();
        }
    }

    @Override
    List<String> told(int process) {
        return List.copyOf(all.get(process).told);
    }

    @Override
    boolean wasKilled(int process) {
        return all.get(process).killed;
    }
}
