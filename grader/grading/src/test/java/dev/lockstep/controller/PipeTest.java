package dev.lockstep.controller;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lockstep.controller.Settings.Work;
import dev.lockstep.testing.Kinds;
import dev.lockstep.verdict.FindingRegistry;
import dev.lockstep.verdict.Kind;
import dev.lockstep.verdict.Schedule.Step;
import dev.lockstep.verdict.Verdict;

import static dev.lockstep.controller.Mail.RIGHT_SEND;
import static dev.lockstep.controller.Mail.mail;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// A pipe between threads shows what programs take for granted about streams.
class PipeTest {

    private static final String CHECKS = """
            package mail.checks;
            import static org.junit.jupiter.api.Assertions.*;
            import java.io.*;
            import java.time.Duration;
            import java.util.Set;
            import mail.contract.Connection;
            import dev.lockstep.api.*;
            @Topic("mail")
            public class MailChecks {
                private static Connection on(Submission submission, Pipe pipe) {
                    return submission.create(Connection.class, "Mail", pipe.input(), pipe.output());
                }
                @Check(points = 10, title = "a")
                @Explore
                void aMessageArrives(Submission submission, Threads threads) throws IOException {
                    var mail = on(submission, new Pipe(16, 1));
                    threads.start("sender", () -> mail.send("hello"));
                    assertEquals("hello", mail.receive());
                }
                @Check(points = 10, title = "b")
                @Explore
                void messagesDoNotMix(Submission submission, Threads threads) throws IOException {
                    var mail = on(submission, new Pipe(8, 1));
                    threads.start("one", () -> mail.send("a"));
                    threads.start("other", () -> mail.send("b"));
                    threads.join();
                    var first = mail.receive();
                    assertEquals(Set.of("a", "b"), Set.of(first, mail.receive()));
                }
                @Check(points = 10, title = "c")
                @Explore
                void theEndIsNoMessage(Submission submission, Threads threads) throws IOException {
                    var pipe = new Pipe(16, 0);
                    var mail = on(submission, pipe);
                    threads.start("sender", () -> {
                        mail.send("");
                        pipe.output().close();
                    });
                    assertEquals("", mail.receive());
                    assertNull(mail.receive());
                }
                @Check(points = 10, title = "d")
                @Explore
                void aBrokenPipeEndsAllWaiting(Submission submission, Threads threads) throws IOException {
                    var full = new Pipe(2, 0);
                    var sender = on(submission, full);
                    threads.start("sender", () -> assertThrows(IOException.class, () -> sender.send("too long")));
                    var empty = new Pipe(2, 0);
                    var receiver = on(submission, empty);
                    threads.start("receiver", () -> assertThrows(IOException.class, () -> receiver.receive()));
                    full.breakOff();
                    empty.breakOff();
                }
                @Check(points = 10, title = "e")
                @Explore
                void nobodyReadsAnyMore(Submission submission, Threads threads) throws IOException {
                    var pipe = new Pipe(2, 0);
                    var mail = on(submission, pipe);
                    threads.start("sender", () -> assertThrows(IOException.class, () -> mail.send("too long")));
                    pipe.input().close();
                }
                @Check(points = 10, title = "f")
                @Explore
                void anInterruptEndsTheWait(Submission submission, Threads threads) throws IOException {
                    var mail = on(submission, new Pipe(2, 0));
                    var receiver = threads.start("receiver",
                            () -> assertThrows(InterruptedIOException.class, () -> mail.receive()));
                    receiver.interrupt();
                }
                @Check(points = 10, title = "h")
                @Explore
                void whoWaitsForInputWaitsNoLongerThanItIsTold(Submission submission, Threads threads) throws Exception {
                    var pipe = new Pipe(2, 0);
                    assertFalse(pipe.awaitInput(Duration.ZERO));
                    assertFalse(pipe.awaitInput(Duration.ofMillis(5)));
                    assertEquals(Duration.ofMillis(5), threads.elapsed());
                    threads.start("writer", () -> {
                        Thread.sleep(1);
                        pipe.output().write(1);
                        pipe.output().close();
                    });
                    assertTrue(pipe.awaitInput(Duration.ofSeconds(Long.MAX_VALUE)));
                    assertEquals(Duration.ofMillis(6), threads.elapsed());
                    assertEquals(1, pipe.input().read());
                    assertTrue(pipe.awaitInput(Duration.ofMillis(5)));
                    assertEquals(-1, pipe.input().read());
                    pipe.input().close();
                    assertThrows(IOException.class, () -> pipe.awaitInput(Duration.ZERO));
                    on(submission, pipe);
                }
                private int plain;
                @Check(points = 10, title = "g")
                @Explore
                void whatIsWrittenHappensBeforeItIsRead(Submission submission, Threads threads) throws IOException {
                    var pipe = new Pipe(2, 0);
                    threads.start("writer", () -> {
                        plain = 7;
                        pipe.output().write(1);
                    });
                    assertEquals(1, pipe.input().read());
                    assertEquals(7, plain);
                    on(submission, pipe);
                }
            }
            """;

    private static final String RIGHT_RECEIVE = """
            public String receive() throws IOException {
                var length = in.read();
                if (length < 0) {
                    return null;
                }
                var letters = new byte[length];
                if (in.readNBytes(letters, 0, length) < length) {
                    throw new EOFException();
                }
                return new String(letters);
            }
            """;

    private static final Map<String, Kind> ASKED = Stream.of("aMessageArrives", "messagesDoNotMix", "theEndIsNoMessage",
            "aBrokenPipeEndsAllWaiting", "nobodyReadsAnyMore", "anInterruptEndsTheWait",
            "whoWaitsForInputWaitsNoLongerThanItIsTold", "whatIsWrittenHappensBeforeItIsRead")
            .collect(Collectors.toMap(check -> check, _ -> Kinds.EXPLORE));

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
        assertEquals(ASKED.keySet().stream().collect(Collectors.toMap(check -> check, _ -> "passed")),
                graded(RIGHT_SEND + RIGHT_RECEIVE));
    }

    @Test
    void oneReadIsTakenForAllOfAMessage() {
        var found = graded(RIGHT_SEND + """
                public String receive() throws IOException {
                    var length = in.read();
                    var letters = new byte[Math.max(length, 0)];
                    return length < 0 ? null : new String(letters, 0, Math.max(0, in.read(letters)));
                }
                """);
        assertEquals("assertion-failed", found.get("aMessageArrives"));
        assertEquals("passed", found.get("theEndIsNoMessage"));
    }

    @Test
    void whatComesOfAReadIsARowAtTheLineThatReads() {
        var graded = course.grade(controller, Map.of("aMessageArrives", Kinds.EXPLORE), mail(RIGHT_SEND + """
                public String receive() throws IOException {
                    in.read();
                    var letters = new byte[5];
                    return new String(letters, 0, in.read(letters));
                }
                """));
        var failed = assertInstanceOf(Verdict.Failed.class, graded.checks().getFirst().verdict());
        var rows = Objects.requireNonNull(failed.findings().getFirst().schedule()).steps();
        var reads = rows.stream().filter(step -> step.location() != null && step.location().source()
                .equals("return new String(letters, 0, in.read(letters));")).map(Step::operation).toList();
        assertTrue(reads.contains("pipe.read: 1 of 5"), reads::toString);
    }

    @Test
    void oneWriteIsTakenForIndivisible() {
        var found = graded("""
                public void send(String message) throws IOException {
                    out.write(((char) message.length() + message).getBytes());
                }
                """ + RIGHT_RECEIVE);
        assertEquals("passed", found.get("aMessageArrives"));
        assertEquals("lost-wakeup", found.get("messagesDoNotMix"));
    }

    @Test
    void theEndIsTakenForAnEmptyMessage() {
        var found = graded(RIGHT_SEND + """
                public String receive() throws IOException {
                    var letters = new byte[Math.max(0, in.read())];
                    return new String(letters, 0, in.readNBytes(letters, 0, letters.length));
                }
                """);
        assertEquals("assertion-failed", found.get("theEndIsNoMessage"));
        assertEquals("passed", found.get("messagesDoNotMix"));
    }

    /// A message is its length, then its letters.
    private static Map<String, String> graded(String methods) {
        return course.told(controller, ASKED, mail(methods));
    }
}
