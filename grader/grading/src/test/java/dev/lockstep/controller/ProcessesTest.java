package dev.lockstep.controller;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lockstep.controller.Settings.Work;
import dev.lockstep.testing.Kinds;
import dev.lockstep.verdict.Fact;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.FindingRegistry;
import dev.lockstep.verdict.Kind;
import dev.lockstep.verdict.Schedule;
import dev.lockstep.verdict.Verdict;

import static dev.lockstep.controller.Mail.RIGHT_SEND;
import static dev.lockstep.controller.Mail.mail;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Checks whose processes are JVMs, one of which may be killed.
class ProcessesTest {

    private static final String CHECKS = """
            package mail.checks;
            import static org.junit.jupiter.api.Assertions.*;
            import java.io.*;
            import java.util.List;
            import mail.contract.Connection;
            import dev.lockstep.api.*;
            @Topic("mail")
            public class MailChecks {
                private static Connection on(Submission submission, Link link) {
                    return submission.create(Connection.class, "Mail", link.input(), link.output());
                }
                private static void run(Processes processes, Processes.Spawned one, Processes.Spawned other) {
                    processes.connect(one, other);
                    processes.join();
                }
                @Role
                void asks(Submission submission, ThisProcess me) throws IOException {
                    var mail = on(submission, me.linkTo("answers"));
                    mail.send("ping");
                    me.tell(mail.receive());
                }
                @Role
                void answers(Submission submission, ThisProcess me) throws IOException {
                    var mail = on(submission, me.linkTo("asks"));
                    for (var asked = mail.receive(); asked != null; asked = mail.receive()) {
                        me.tell(asked);
                        answer(mail);
                    }
                }
                private static void answer(Connection mail) {
                    try {
                        mail.send("pong");
                    } catch (IOException e) {
                        // who asked has been killed
                    }
                }
                @Check(points = 10, title = "a")
                @AcrossProcesses
                void anAnswerComesBack(Processes processes) {
                    var asks = processes.start("asks");
                    var answers = processes.start("answers");
                    run(processes, asks, answers);
                    assertEquals(List.of("pong"), asks.told());
                    assertEquals(List.of("ping"), answers.told());
                }
                @Check(points = 10, title = "b")
                @AcrossProcesses
                void theAnsweringOneOutlivesTheOther(Processes processes) {
                    var asks = processes.start("asks");
                    var answers = processes.start("answers");
                    processes.killAnywhere(asks);
                    run(processes, asks, answers);
                    if (!asks.wasKilled()) {
                        assertEquals(List.of("pong"), asks.told());
                    }
                    assertEquals(List.of("ping").subList(0, answers.told().size()), answers.told());
                }
                @Role
                void sleeps(Submission submission, ThisProcess me) throws Exception {
                    var mail = on(submission, me.linkTo("sleeps too"));
                    Thread.sleep(1_000);
                    mail.send("good morning");
                    Thread.sleep(1_000);
                    me.tell(System.nanoTime());
                }
                @Role
                void wakes(Submission submission, ThisProcess me) throws Exception {
                    Thread.sleep(1_500);
                    me.tell(on(submission, me.linkTo("sleeps")).receive());
                    me.tell(System.nanoTime());
                }
                @Check(points = 10, title = "c")
                @AcrossProcesses
                void timePassesForAll(Processes processes) {
                    var one = processes.start("sleeps");
                    var other = processes.start("sleeps too", "wakes");
                    run(processes, one, other);
                    assertEquals(List.of("3000000000"), one.told());
                    assertEquals(List.of("good morning", "2500000000"), other.told());
                }
                @Role
                void listens(Submission submission, ThisProcess me) throws Exception {
                    on(submission, me.linkTo("asks")).receive();
                    on(submission, me.linkTo("asks")).receive();
                }
                @Check(points = 10, title = "d")
                @AcrossProcesses
                void nobodyAnswers(Processes processes) {
                    var asks = processes.start("asks");
                    var listens = processes.start("answers", "listens");
                    run(processes, asks, listens);
                }
                @Check(points = 10, title = "e")
                @AcrossProcesses
                void theCheckHasTheLastWord(Processes processes) {
                    var asks = processes.start("asks");
                    var answers = processes.start("answers");
                    processes.killAfter(answers, 1);
                    run(processes, asks, answers);
                    assertEquals(List.of("pang"), asks.told());
                }
                private static final int MUCH = 200_000;
                @Role
                void floods(ThisProcess me) throws IOException {
                    me.linkTo("reads late").output().write(new byte[MUCH]);
                    me.tell(System.nanoTime());
                }
                @Role
                void readsLate(ThisProcess me) throws Exception {
                    Thread.sleep(1_000);
                    me.tell(me.linkTo("floods").input().readNBytes(2 * MUCH).length);
                    me.tell(System.nanoTime());
                }
                @Check(points = 10, title = "f")
                @AcrossProcesses
                void aLinkHoldsWhatIsWritten(Processes processes) {
                    var floods = processes.start("floods");
                    var reads = processes.start("reads late", "readsLate");
                    run(processes, floods, reads);
                    assertEquals(List.of("1000000000"), floods.told());
                    assertEquals(List.of("200000", "2000000000"), reads.told());
                }
                @Role
                void leavesADaemon(ThisProcess me) {
                    var link = me.linkTo("listens");
                    Thread.ofVirtual().start(() -> {
                        try {
                            Thread.sleep(1_000);
                            link.output().write(1);
                        } catch (IOException | InterruptedException e) {
                            throw new AssertionError("the process has ended before", e);
                        }
                    });
                }
                @Role
                void hearsTheEnd(ThisProcess me) throws IOException {
                    me.tell(me.linkTo("leavesADaemon").input().read());
                }
                @Check(points = 10, title = "g")
                @Explore
                @AcrossProcesses
                void daemonsEndWithTheirProcess(Processes processes) {
                    var one = processes.start("leavesADaemon");
                    var other = processes.start("listens", "hearsTheEnd");
                    run(processes, one, other);
                    assertEquals(List.of("-1"), other.told());
                }
            }
            """;

    private static final String RIGHT_RECEIVE = """
            public String receive() throws IOException {
                var length = in.read();
                if (length < 0) {
                    return null;
                }
                var letters = in.readNBytes(length);
                return letters.length < length ? null : new String(letters);
            }
            """;

    private static final Map<String, Kind> ASKED = Stream.of("anAnswerComesBack", "theAnsweringOneOutlivesTheOther",
            "timePassesForAll").collect(Collectors.toMap(check -> check, _ -> Kinds.PROCESSES));

    @TempDir
    private static Path folder;

    private static OneTopicCourse course;
    private static Controller controller;

    @BeforeAll
    static void open() throws IOException {
        course = OneTopicCourse.compiled(folder, Mail.CONTRACT, CHECKS, "assertion-failed", FindingRegistry.GRADERS);
        controller = Controller.open(Settings.fromProperties(Work.CHECKS));
    }

    @AfterAll
    static void close() {
        controller.close();
    }

    @Test
    void whoReadsAndWritesWithCarePasses() {
        assertEquals(Map.of("anAnswerComesBack", "passed", "theAnsweringOneOutlivesTheOther", "passed",
                "timePassesForAll", "passed"), told(RIGHT_SEND + RIGHT_RECEIVE, ASKED));
    }

    private static Map<String, String> told(String methods, Map<String, Kind> asked) {
        return course.told(controller, asked, mail(methods));
    }

    private static Finding finding(String methods, String check) {
        var grade = course.grade(controller, Map.of(check, Kinds.PROCESSES), mail(methods));
        return assertInstanceOf(Verdict.Failed.class, grade.checks().getFirst().verdict()).findings().getFirst();
    }

    private static String fact(Finding finding, String name) {
        return finding.facts().stream().filter(fact -> fact.name().equals(name)).map(Fact::value).findFirst()
                .orElse("");
    }

    @Test
    void aKillInTheMidstOfAMessageShowsWhoTakesAPartForTheWhole() {
        var found = finding(RIGHT_SEND + RIGHT_RECEIVE.replace("letters.length < length ? null : ", ""),
                "theAnsweringOneOutlivesTheOther");
        assertEquals("assertion-failed", found.code());
        assertEquals("\"asks\" after 0 messages and 1 byte of the next", fact(found, "killed"));
        assertEquals("[]", fact(found, "observed"));
        assertEquals("""
                asks is killed after 1 of 5 bytes
                asks -> answers: 1 byte
                answers ends""", fact(found, "what happened"));
    }

    @Test
    void whoWaitsForWhatIsNotOnItsWayWaitsForEver() {
        var found = finding(RIGHT_SEND + RIGHT_RECEIVE, "nobodyAnswers");
        assertEquals("processes-wait", found.code());
        assertEquals("The process \"asks\" waits for ever: nothing is on its way to it, and no timer runs.",
                found.message());
        assertEquals("""
                asks -> answers: 5 bytes
                asks waits for ever
                answers waits for ever""", fact(found, "what happened"));
        assertEquals("mail/Mail.java:15", String.valueOf(found.location()));
        var rows = Objects.requireNonNull(found.schedule()).steps();
        assertEquals(Schedule.Kind.BLOCKED, rows.getLast().kind());
    }

    @Test
    void theCheckHasTheLastWord() {
        var found = finding(RIGHT_SEND + RIGHT_RECEIVE, "theCheckHasTheLastWord");
        assertEquals("assertion-failed", found.code());
        assertEquals("[pong]", fact(found, "observed"));
        assertEquals("\"answers\" after 1 message", fact(found, "killed"));
    }

    @Test
    void whatTheProcessesShareIsBytesAlone() {
        var found = finding("""
                private static int calls;
                public void send(String message) throws IOException {
                    out.write(++calls);
                }
                public String receive() throws IOException {
                    return in.read() < 0 ? null : "call " + ++calls;
                }
                """, "anAnswerComesBack");
        assertEquals("[call 2]", fact(found, "observed"));
    }

    @Test
    void whoKillsItsJvmHasFailed() {
        var found = finding(RIGHT_SEND.replace("out.write(message.length());",
                "out.write(new long[1 << 30].length & message.length());") + RIGHT_RECEIVE, "anAnswerComesBack");
        assertEquals("worker-died", found.code());
        assertEquals("asks is lost\nanswers ends", fact(found, "what happened"));
    }

    @Test
    void everyRunIsLikeTheFirst() {
        var wrong = RIGHT_SEND + RIGHT_RECEIVE.replace("letters.length < length ? null : ", "");
        var first = finding(wrong, "theAnsweringOneOutlivesTheOther");
        for (var run = 2; run <= 10; run++) {
            assertEquals(first, finding(wrong, "theAnsweringOneOutlivesTheOther"), "run " + run);
        }
    }

    /// Processes that are groups of threads first.
    private static final Kind EXPLORED_FIRST = new Kind.Processes(Kinds.EXPLORE.exploring().orElseThrow());

    private static final Map<String, Kind> EXPLORED = Map.of("theAnsweringOneOutlivesTheOther", EXPLORED_FIRST);

    @Test
    void whatIsExploredFirstIsRunAcrossJvmsToo() {
        var grade = course.grade(controller, EXPLORED, mail(RIGHT_SEND + RIGHT_RECEIVE));
        var passed = assertInstanceOf(Verdict.Passed.class, grade.checks().getFirst().verdict());
        assertTrue(passed.exploration().complete(), passed::toString);
        assertEquals("there are; 2 processes, \"asks\" killed at 3 moments",
                passed.exploration().bound());
    }

    @Test
    void aScheduleShowsWhenAProcessDies() {
        var wrong = mail(RIGHT_SEND + RIGHT_RECEIVE.replace("letters.length < length ? null : ", ""));
        var grade = course.grade(controller, EXPLORED, wrong);
        var found = assertInstanceOf(Verdict.Failed.class, grade.checks().getFirst().verdict()).findings().getFirst();
        assertEquals("assertion-failed", found.code());
        var steps = Objects.requireNonNull(found.schedule()).steps();
        var rows = steps.stream().map(Schedule.Step::operation).toList();
        var death = rows.indexOf("\"asks\" is killed");
        assertTrue(death > 0, rows::toString);
        assertEquals("mail/Mail.java:11", String.valueOf(steps.get(death - 1).location()), rows::toString);
    }

    @Test
    void daemonsEndWithTheirProcess() {
        assertEquals(Map.of("daemonsEndWithTheirProcess", "passed"), told(RIGHT_SEND + RIGHT_RECEIVE,
                Map.of("daemonsEndWithTheirProcess", EXPLORED_FIRST)));
    }

    @Test
    void aLinkHoldsWhatIsWritten() {
        assertEquals(Map.of("aLinkHoldsWhatIsWritten", "passed"), told(RIGHT_SEND + RIGHT_RECEIVE,
                Map.of("aLinkHoldsWhatIsWritten", Kinds.PROCESSES)));
    }

    @Test
    void eachProcessHasStaticFieldsOfItsOwn() {
        assertEquals(Map.of("theAnsweringOneOutlivesTheOther", "passed"), course.told(controller, EXPLORED, mail("""
                private static int calls;
                public void send(String message) throws IOException {
                    if (calls++ > 0) {
                        throw new IllegalStateException("a second message");
                    }
                    out.write(message.length());
                    out.write(message.getBytes());
                }
                """ + RIGHT_RECEIVE)));
    }

    @Test
    void noProcessOutlivesTheGrading() {
        var before = children();
        var other = Controller.open(Settings.fromProperties(Work.CHECKS));
        assertEquals(Map.of("theAnsweringOneOutlivesTheOther", "passed"), course.told(other,
                Map.of("theAnsweringOneOutlivesTheOther", Kinds.PROCESSES), mail(RIGHT_SEND + RIGHT_RECEIVE)));
        var started = children();
        started.removeAll(before);
        assertTrue(started.size() > 2, started::toString);
        other.close();
        started.forEach(child -> child.onExit().join()); // hangs where one lives on
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().children().collect(Collectors.toCollection(HashSet::new));
    }
}
