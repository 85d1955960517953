package dev.lockstep.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.lockstep.source.SourceFile;
import dev.lockstep.verdict.CheckInfo;
import dev.lockstep.verdict.Clock;
import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.Exploring;
import dev.lockstep.verdict.Fact;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.FindingKind;
import dev.lockstep.verdict.FindingKind.About;
import dev.lockstep.verdict.FindingRegistry;
import dev.lockstep.verdict.Kind;
import dev.lockstep.verdict.Location;
import dev.lockstep.verdict.Schedule;
import dev.lockstep.verdict.Ties;
import dev.lockstep.verdict.Verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WireTest {

    private static final Secret SECRET = new Secret("00112233445566778899aabbccddeeff");
    private static final Exploring WITHIN = new Exploring(2, 20_000, 30_000, Clock.IDEAL, 0);
    private static final Secret OTHER = new Secret("ff112233445566778899aabbccddeeff");

    static Stream<Message> messages() {
        var check = new CheckInfo("excludes", "never lets two threads inside at once — ü", 15, "locks",
                new Kind.Explore(WITHIN));
        var target = new Order.Prepare("locks", Path.of("classes"), List.of(Path.of("a.jar")), List.of(),
                new FindingRegistry(List.of(new FindingKind("overlap", "Two meet.", "", About.STATE),
                        new FindingKind("too-late", "It is late.", "When?", About.TIME))));
        var compile = new Order.Compile(target, List.of(new SourceFile("locks/A.java", "locks", "class A {}\n")));
        var run = new Order.RunCheck("locks", "locks.checks.LocksChecks", "excludes", check, "overlap", -1, null, true);
        return Stream.of(new Order.Hello(SECRET), target, new Order.Quit(), compile, run,
                new Order.Inspect(compile, run), new Order.Suspect(run),
                new Order.Confirm(run, List.of(List.of(1, 2), List.of())),
                new Reply.Suspected("locks", "excludes", List.of(List.of(0))),
                new Order.RunCheck("locks", "c", "m", check, "overlap", Long.MAX_VALUE, "locks.excludes.x", false),
                new Order.CollectOutcomes("locks", "c", "m", check, 7), asking(new Kind.Functional()),
                asking(new Kind.Reaches(WITHIN)), asking(new Kind.Structure()),
                asking(new Kind.MatchesReference(WITHIN, Kind.Outcomes.NO_OTHER)),
                asking(new Kind.MatchesReference(new Exploring(0, 1, 2, Clock.ANY_DELAY, 3), Kind.Outcomes.ALL)),
                asking(new Kind.Linearizable(1L << 40, Clock.ANY_DELAY, false)),
                new Reply.Ready(), new Reply.Alive(), new Reply.Progress("locks", "excludes", 1L << 40),
                new Reply.Ended("locks", "a",
                        new Verdict.Passed(new Exploration(3, 1L << 33, true, "with no preemption"))),
                new Reply.Ended("locks", "a", new Verdict.NotRun("waits for b")),
                new Reply.Ended("locks", "a", new Verdict.Inconclusive("")),
                new Reply.Ended("locks", "a", new Verdict.Failed(Exploration.NONE, List.of(bare(), full()))),
                new Reply.Outcomes("locks", "a", List.of("x=1", "x=2")), new Reply.Compiled("locks"),
                new Reply.Rejected("locks", List.of(full())), new Reply.Timed("compile", 123),
                new Reply.Fault("two\nlines"), asking(new Kind.Processes(null)), asking(new Kind.Processes(WITHIN)),
                new Reply.Launch(network(null)),
                new Reply.Launch(network(new Network.Kill(1, 2, 3))),
                new Reply.AtRest(List.of(parcel()), Long.MAX_VALUE, true),
                new Reply.ProcessEnded(List.of("all is well"), null),
                new Reply.ProcessEnded(List.of(), bare()),
                new Order.Ran(new Network.Run(List.of(new Network.End(true, List.of(3, 1), List.of("a"), full())),
                        List.of("one is killed"))),
                new Order.RunProcess(run, new Network.Node("one", "client"), List.of("other")),
                new Order.Deliver(parcel()), new Order.Advance(1L << 50), new Order.Over());
    }

    private static Network network(Network.@Nullable Kill kill) {
        return new Network(List.of(new Network.Node("one", "client"), new Network.Node("other", "client")),
                List.of(new Network.Edge(0, 1)), kill);
    }

    private static Parcel parcel() {
        return new Parcel(1, Bytes.of(new byte[]{0, 1, 127, -128, -1}), true, false);
    }

    private static Order asking(Kind kind) {
        return new Order.CollectOutcomes("locks", "c", "m", new CheckInfo("a", "b", 1, "", kind), 7);
    }

    private static Finding bare() {
        return new Finding("deadlock", "Both wait.", List.of(), null, null, null, "");
    }

    private static Finding full() {
        var location = new Location("locks/A.java", 12, "lock();");
        var schedule = new Schedule(List.of("T1", "T2"), List.of(
                new Schedule.Step(1, "lock()", location, Schedule.Kind.CULPRIT),
                new Schedule.Step(0, "ends", null, Schedule.Kind.PLAIN)),
                new Ties(List.of(new Ties.Handover(0, 1, Ties.Hand.END)),
                        List.of(new Ties.Spell(1, 0, Ties.Spell.FOR_GOOD, "waits", List.of(0, 1))), List.of(1, 0),
                        new Ties.Span(0, 1), null, List.of(1)));
        return new Finding("deadlock", "Both wait.", List.of(new Fact("expected", "a\nb")), location, schedule,
                "locks.excludes.x", "Look.");
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whatIsSentArrives(Message message) throws IOException {
        assertEquals(message, receiver(sent(SECRET, message), SECRET).receive());
    }

    @Test
    void theChildLearnsTheSecretFromTheFirstMessage() throws IOException {
        var answers = new ByteArrayOutputStream();
        var child = Wire.greeted(new ByteArrayInputStream(sent(SECRET, new Order.Hello(SECRET))), answers);
        child.send(new Reply.Ready());
        assertEquals(new Reply.Ready(), receiver(answers.toByteArray(), SECRET).receive(Reply.class));
    }

    @Test
    void aHelloThatDoesNotOpenTheTalkIsBabble() throws IOException {
        var frames = sent(SECRET, new Order.Quit());
        assertThrows(BabbleException.class,
                () -> Wire.greeted(new ByteArrayInputStream(frames), OutputStream.nullOutputStream()));
        var foreign = sent(OTHER, new Order.Hello(SECRET));
        assertThrows(BabbleException.class,
                () -> Wire.greeted(new ByteArrayInputStream(foreign), OutputStream.nullOutputStream()));
    }

    @Test
    void aFrameWithoutTheSecretIsBabble() throws IOException {
        var forged = sent(OTHER, new Reply.Ended("locks", "a", new Verdict.Passed(Exploration.NONE)));
        assertThrows(BabbleException.class, () -> receiver(forged, SECRET).receive());
    }

    @Test
    void aMessageForTheOtherSideIsBabble() throws IOException {
        var order = sent(SECRET, new Order.Quit());
        assertThrows(BabbleException.class, () -> receiver(order, SECRET).receive(Reply.class));
    }

    @Test
    void plainOutputIsBabble() {
        var text = "Hello from System.out, a submission that prints".getBytes(StandardCharsets.UTF_8);
        assertThrows(BabbleException.class, () -> receiver(text, SECRET).receive());
    }

    @Test
    void anEndIsToldApartFromBabble() throws IOException {
        assertThrows(EOFException.class, () -> receiver(new byte[0], SECRET).receive());
        var frame = sent(SECRET, new Reply.Fault("cut"));
        assertThrows(EOFException.class, () -> receiver(Arrays.copyOf(frame, frame.length - 1), SECRET).receive());
    }

    @Test
    void anAnnouncedLengthCostsNoMemory() {
        for (var length : List.of(0, -1, Wire.MAX_FRAME + 1, Integer.MAX_VALUE)) {
            assertThrows(BabbleException.class, () -> receiver(lengthAlone(length), SECRET).receive());
        }
        assertThrows(EOFException.class, () -> receiver(lengthAlone(Wire.MAX_FRAME), SECRET).receive());
    }

    private static byte[] lengthAlone(int length) throws IOException {
        var bytes = new ByteArrayOutputStream();
        new DataOutputStream(bytes).writeInt(length);
        return bytes.toByteArray();
    }

    @Test
    void aListLongerThanItsFrameIsBabble() {
        var frame = new FrameWriter();
        frame.string(SECRET.hex());
        frame.tag(Forms.records(Message.class).indexOf(Reply.Outcomes.class));
        frame.string("locks");
        frame.string("a");
        frame.number(Integer.MAX_VALUE);
        assertBabble(frame);
    }

    @Test
    void everyMessageIsTried() {
        assertEquals(Set.copyOf(Forms.records(Message.class)),
                messages().map(Object::getClass).collect(Collectors.toSet()));
    }

    @Test
    void aTypeThatNoMessageIsMadeOfIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Forms.of(Thread.class));
    }

    @Test
    void aTagOfNoRecordIsBabble() {
        var frame = new FrameWriter();
        frame.string(SECRET.hex());
        frame.tag(Forms.records(Message.class).size());
        assertBabble(frame);
    }

    @Test
    void aFailedVerdictWithoutFindingIsBabble() {
        var frame = new FrameWriter();
        frame.string(SECRET.hex());
        frame.tag(Forms.records(Message.class).indexOf(Reply.Ended.class));
        frame.string("locks");
        frame.string("a");
        frame.tag(Forms.records(Verdict.class).indexOf(Verdict.Failed.class));
        frame.number(0);
        frame.number(0);
        frame.flag(true);
        frame.string("");
        frame.number(0);
        assertBabble(frame);
    }

    private static void assertBabble(FrameWriter frame) {
        assertThrows(BabbleException.class, () -> receiver(framed(frame.bytes()), SECRET).receive());
    }

    @Test
    void aMessageTooLongForAFrameIsNotSent() {
        var text = "x".repeat(Wire.MAX_FRAME);
        assertThrows(IOException.class, () -> sent(SECRET, new Reply.Fault(text)));
    }

    @Test
    void noDamagedFrameEndsInAnythingButBabbleOrTheEnd() throws IOException {
        var random = new Random(1);
        for (var message : messages().toList()) {
            var frame = sent(SECRET, message);
            for (var i = 0; i < 2_000; i++) {
                var damaged = frame.clone();
                damaged[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
                assertHarmless(damaged);
            }
        }
    }

    private static void assertHarmless(byte[] frame) {
        try {
            assertInstanceOf(Message.class, receiver(frame, SECRET).receive());
        } catch (IOException e) {
            assertTrue(e instanceof BabbleException || e instanceof EOFException, e::toString);
        }
    }

    @Test
    void aSecretDoesNotPrintItself() {
        assertEquals("Hello[secret=Secret]", new Order.Hello(SECRET).toString());
    }

    private static byte[] sent(Secret secret, Message message) throws IOException {
        var bytes = new ByteArrayOutputStream();
        Wire.over(InputStream.nullInputStream(), bytes, secret).send(message);
        return bytes.toByteArray();
    }

    private static byte[] framed(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        new DataOutputStream(bytes).writeInt(content.length);
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }

    private static Wire receiver(byte[] bytes, Secret secret) {
        return Wire.over(new ByteArrayInputStream(bytes), OutputStream.nullOutputStream(), secret);
    }
}
