package ipc.checks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.lockstep.api.AcrossProcesses;
import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Processes;
import dev.lockstep.api.Role;
import dev.lockstep.api.Submission;
import dev.lockstep.api.ThisProcess;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import ipc.contract.Client;
import ipc.contract.Connection;
import ipc.contract.Manager;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Connections, a manager and its clients in processes of their own, one of which is killed.
@Topic("ipc")
public class ProcessChecks {

    private static final List<String> MESSAGES = List.of("a", "", "a longer one", "a");

    @Check(points = 2, title = "carries whole messages to another process, whenever their sender is killed",
            needs = "receivesNoHalf", finding = "half-a-message",
            hint = "How much of a message has come when its sender is killed as it writes? What does the receiver do with a part?")
    @Explore(preemptions = 1, schedules = 200)
    @AcrossProcesses
    void crossesProcesses(Processes processes) {
        var sender = processes.start("sends");
        var receiver = processes.start("receives");
        processes.connect(sender, receiver);
        processes.killAnywhere(sender);
        processes.join();
        var received = receiver.told();
        assertEquals(MESSAGES.subList(0, Math.min(received.size(), MESSAGES.size())), received,
                "what a process has received of another one");
        if (!sender.wasKilled()) {
            assertEquals(MESSAGES, received, "what a process has received of one that was not killed");
        }
    }

    @Role
    void sends(Submission submission, ThisProcess me) throws IOException {
        try (var connection = connection(submission, me, "receives")) {
            for (var message : MESSAGES) {
                connection.send(Lines.bytes(message));
            }
        }
    }

    @Role
    void receives(Submission submission, ThisProcess me) throws IOException {
        try (var connection = connection(submission, me, "sends")) {
            var message = connection.receive();
            for (var count = 1; message.isPresent() && count <= 2 * MESSAGES.size(); count++) {
                me.tell(new String(message.get(), StandardCharsets.UTF_8));
                message = connection.receive();
            }
        } catch (IOException _) {
            // as it is where the end comes inside a message
        }
    }

    @Check(points = 2, title = "hands on the lock of a process that is killed", needs = "releasesLocks",
            finding = "held-by-the-dead",
            hint = "A process is killed while it asks for the lock, or has it. Who notices, and whom does he wake?")
    @Explore(preemptions = 1, schedules = 200)
    @AcrossProcesses
    void lockOutlivesHolder(Processes processes) {
        var manager = processes.start("manager");
        var dying = processes.start("dies", "holds");
        var other = processes.start("other", "holds");
        processes.connect(manager, dying);
        processes.connect(manager, other);
        processes.killAnywhere(dying);
        processes.join();
        assertEquals(1, other.told().size(), "how often a process has had the lock that another one wanted, too");
        if (!dying.wasKilled()) {
            Finding.named("held-by-two").unless(() -> assertEquals(List.of(List.of("1"), List.of("1")),
                    List.of(dying.told(), other.told()),
                    "how many processes each of two saw that have the lock, itself counted"));
        }
    }

    @Role
    void manager(Submission submission, Threads threads, ThisProcess me) {
        var manager = submission.create(Manager.class, "ResourceManager");
        for (var client : List.of("dies", "other")) {
            threads.start("serves " + client, () -> manager.serve(connection(submission, me, client)));
        }
        threads.join();
    }

    @Role
    void holds(Submission submission, ThisProcess me) throws IOException {
        try (var client = client(submission, me)) {
            client.lock("lock").acquire();
            me.tell(client.value("inside").add(1));
            client.value("inside").add(-1);
        }
    }

    @Check(points = 2, title = "keeps the elements that a process had not been sent when it was killed",
            needs = "deadTakesNothing", finding = "element-lost",
            hint = "A process is killed while it asks for an element, or is sent it. When is the element taken out of the queue? "
                    + "And what is counted in each process for itself?")
    @Explore(preemptions = 1, schedules = 200)
    @AcrossProcesses
    void queueOutlivesReader(Processes processes) {
        var manager = processes.start("manager");
        var dying = processes.start("dies", "exchanges");
        var other = processes.start("other", "exchanges");
        processes.connect(manager, dying);
        processes.connect(manager, other);
        processes.killAnywhere(dying);
        processes.join();
        assertEquals(1, other.told().size(), "how many elements a process has taken when it had put one in");
        var taken = union(dying.told(), other.told());
        Finding.named("handed-out-twice").unless(() -> assertEquals(dying.told().size() + 1, taken.size(),
                "how many different elements two processes have taken"));
        if (!dying.wasKilled()) {
            assertEquals(Set.of("of dies", "of other"), taken, "what two processes have taken that put in one each");
        }
    }

    @Role
    void exchanges(Submission submission, ThisProcess me) throws IOException {
        try (var client = client(submission, me)) {
            var queue = client.queue("queue", 2);
            queue.put("of " + me.name());
            me.tell(queue.take());
        }
    }

    private static Set<String> union(List<String> some, List<String> others) {
        var all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private static Client client(Submission submission, ThisProcess me) {
        return submission.create(Client.class, "ManagerClient", connection(submission, me, "manager"));
    }

    private static Connection connection(Submission submission, ThisProcess me, String other) {
        return Lines.connection(submission, Lines.link(me.linkTo(other)), Lines.LIMIT);
    }
}
