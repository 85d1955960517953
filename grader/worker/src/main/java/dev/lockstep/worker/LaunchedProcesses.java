package dev.lockstep.worker;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.GraderFinding;
import dev.lockstep.wire.Network;
import dev.lockstep.wire.Network.Kill;
import dev.lockstep.wire.Order;
import dev.lockstep.wire.Reply;

/// Processes that are JVMs of their own, which the controller runs.
///
/// Thread safety: the check's thread alone uses it, and afterwards the worker's.
final class LaunchedProcesses extends PlannedProcesses {

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
    private @Nullable Kill kill;
    private Network.Run run = new Network.Run(List.of(), List.of());

    /// @param moment when to kill whom the check has killed anywhere; null to let it live
    LaunchedProcesses(Talk talk, @Nullable Moment moment) {
        this.talk = talk;
        this.moment = moment;
    }

    @Override
    void run(Network network, int victim) {
        kill = victim == NONE || moment == null
                ? network.kill()
                : new Kill(victim, moment.messages(), moment.bytes());
        var launch = new Reply.Launch(new Network(network.nodes(), network.edges(), kill));
        if (!(talk.ask(launch) instanceof Order.Ran(var ran))) {
            throw new IllegalStateException("the controller did not say what became of the processes");
        }
        run = ran;
        if (finding().isPresent()) {
            throw new ProcessFailed();
        }
    }

    @Override
    List<String> told(int process) {
        return run.ends().get(process).told();
    }

    @Override
    boolean wasKilled(int process) {
        return run.ends().get(process).killed();
    }

    /// What speaks against the submission in a process. Who waits for ever may do so because another one has failed; of several,
    /// the one that was named first.
    Optional<Finding> finding() {
        return run.ends().stream().map(Network.End::finding).filter(Objects::nonNull)
                .min(Comparator.comparing(GraderFinding.PROCESSES_WAIT::is));
    }

    /// What happened between the processes, in order.
    List<String> log() {
        return run.log();
    }

    /// The moments at which the process that is to be killed anywhere is killed, once it was seen to live: as it waits before and
    /// after each message, and within each.
    ///
    /// @param explored whether it was explored which parts of a message arrive: then half of it will do
    List<Moment> moments(boolean explored) {
        if (run.ends().isEmpty() || anywhere() == NONE) {
            return List.of();
        }
        var messages = run.ends().get(anywhere()).messages();
        return IntStream.rangeClosed(0, messages.size()).boxed()
                .flatMap(sent -> cuts(sent < messages.size() ? messages.get(sent) : 1, explored)
                        .mapToObj(bytes -> new Moment(sent, bytes)))
                .toList();
    }

    /// How much of a message of so many bytes arrives: none, a byte, half, all but one.
    private static IntStream cuts(int size, boolean explored) {
        var cuts = explored ? IntStream.of(0, size / 2) : IntStream.of(0, 1, size / 2, size - 1);
        return cuts.filter(bytes -> bytes < size).sorted().distinct();
    }

    /// Whether a process was killed: not if it had ended by then.
    boolean killedOne() {
        return run.ends().stream().anyMatch(Network.End::killed);
    }

    /// Says whom it was that was killed, and when.
    Optional<String> killed() {
        return Optional.ofNullable(kill).filter(_ -> killedOne())
                .map(each -> "\"%s\" after %s%s".formatted(nodes().get(each.node()).name(),
                        counted(each.messages(), "message"),
                        each.bytes() == 0 ? "" : " and %s of the next".formatted(counted(each.bytes(), "byte"))));
    }

    /// Says how many processes ran, and at how many moments one was killed.
    ///
    /// @param all whether it was killed within each of its messages
    String summary(int kills, boolean all) {
        var ran = nodes().size() == 1 ? "1 process" : nodes().size() + " processes";
        return anywhere() == NONE
                ? ran
                : "%s, \"%s\" killed at %s%s".formatted(ran, nodes().get(anywhere()).name(),
                        counted(kills, "moment"), all ? "" : ", the first of many");
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
