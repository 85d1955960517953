package ipc.checks;

import java.io.IOException;
import java.io.OutputStream;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

import dev.lockstep.api.Check;
import dev.lockstep.api.Code;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Histories;
import dev.lockstep.api.Linearizable;
import dev.lockstep.api.Pipe;
import dev.lockstep.api.Structure;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import ipc.contract.Client;
import ipc.contract.Manager;
import ipc.model.ManagerModel;

import static ipc.checks.Lines.LIMIT;
import static ipc.checks.Lines.connection;
import static ipc.checks.Lines.link;
import static ipc.checks.Lines.wide;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Manager, clients and connections at one time; what they are built from.
@Topic("ipc")
public class TogetherChecks {

    /// What the handout lists, in its order.
    private static final String BLOCKS = """
            allow java.lang.* java.lang.annotation.* java.lang.invoke.MethodHandles java.lang.invoke.MethodHandles$Lookup
                  java.lang.invoke.VarHandle
            allow java.util.concurrent.* java.util.concurrent.atomic.* java.util.concurrent.locks.*
            allow java.util.* java.util.function.* java.util.stream.* java.math.* java.time.* java.time.temporal.*
            allow java.nio.*Buffer java.nio.ByteOrder java.nio.*Exception java.nio.charset.*
            allow java.io.Serializable java.io.Closeable java.io.Flushable java.io.*Exception
            allow java.io.InputStream java.io.OutputStream java.io.Filter*Stream java.io.Data* java.io.Buffered*
                  java.io.ByteArray* java.io.*Reader java.io.*Writer
            allow java.io.PrintStream only print println printf format append flush

            deny java.io.File* java.io.Piped* because processes talk over links alone
            deny java.util.Timer* because who waits is woken by who comes, not by a thread of its own
            deny java.lang.Thread members sleep because a thread that waits is blocked, and does not look now and then
            deny java.util.concurrent.TimeUnit members sleep
                 because a thread that waits is blocked, and does not look now and then
            """;

    @Check(points = 2, title = "answers concurrent calls of several clients as if they came one after the other",
            needs = "addsInOneStep",
            hint = "Does a step lie between the look at a thing and its change, that the request of another client could come into?")
    @Linearizable(schedules = 600, secondOpinion = false)
    void managerIsLinearizable(Histories histories) {
        histories.areExplainedBy(ManagerModel.class, Operations.class);
    }

    /// What histories are made of: each thread has a client of its own.
    public static class Operations {

        private final Submission submission = Submission.current();
        private final Manager manager = submission.create(Manager.class, "ResourceManager");
        private final ThreadLocal<Client> client = ThreadLocal.withInitial(this::connected);

        private Client connected() {
            var end = new Post();
            Thread.ofPlatform().daemon().start(() -> manager.serve(end.other()));
            return submission.create(Client.class, "ManagerClient", end);
        }

        @Operation
        public long add(@Param(gen = IntGen.class, conf = "1:2") int delta) throws IOException {
            return client.get().value("value").add(delta);
        }

        @Operation
        public void set(@Param(gen = IntGen.class, conf = "8:9") int number) throws IOException {
            client.get().value("value").set(number);
        }

        @Operation(blocking = true)
        public void put(@Param(gen = IntGen.class, conf = "1:2") int element) throws IOException {
            client.get().queue("queue", 1).put("" + element);
        }

        @Operation(blocking = true)
        public String take() throws IOException {
            return client.get().queue("queue", 1).take();
        }
    }

    @Check(points = 2, title = "puts a request into effect whole or not at all, over connections of its own",
            needs = "keepsOrder", finding = "half-a-message",
            hint = "Try connections and manager by themselves first. What becomes of a client that dies in the middle of a frame?")
    void diesAtAnyByte(Submission submission, Threads threads) throws Exception {
        var managers = new Managers(submission, threads);
        var other = managers.client("other");
        var complete = false;
        for (var bytes = 0; !complete; bytes += 3) {
            var there = wide();
            var back = wide();
            var dying = new DyingStream(there, back);
            var serving = managers.serve("who dies", connection(submission, there, back));
            try (var client = submission.create(Client.class, "ManagerClient",
                    connection(submission, link(back, dying), LIMIT))) {
                client.lock("lock").acquire();
                dying.toGo = bytes;
                client.queue("queue " + bytes, 1).put("element");
                complete = true;
            } catch (IOException _) {
                // as it has died
            }
            serving.join();
            var when = " a client that died after " + bytes + " bytes of a request to put an element in";
            Finding.named("held-by-the-dead").unless(
                    () -> assertTrue(other.lock("lock").tryAcquire(), () -> "tryAcquire() of a lock of" + when));
            other.lock("lock").release();
            var queue = other.queue("queue " + bytes, 1);
            if (queue.size() == 1) {
                assertEquals("element", queue.take(), () -> "take() from a queue of" + when);
            } else {
                assertFalse(complete, "size() of a queue is 0 into which an element was put");
            }
        }
        managers.close();
    }

    /// The process dies when it has written so many bytes more.
    private static final class DyingStream extends OutputStream {
        private final Pipe there;
        private final Pipe back;
        private int toGo = Integer.MAX_VALUE;

        DyingStream(Pipe there, Pipe back) {
            this.there = there;
            this.back = back;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[]{(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            var written = Math.min(length, toGo);
            there.output().write(source, offset, written);
            toGo -= written;
            if (written < length) {
                close();
                throw new IOException("the process is dead");
            }
        }

        @Override
        public void close() throws IOException {
            there.output().close();
            back.input().close();
        }
    }

    @Check(points = 2, title = "is built from streams, threads, monitors and locks, and never polls",
            needs = "keepsValues", finding = "forbidden-api",
            hint = "Allowed: streams over the link, monitors, locks, semaphores, latches, futures, queues, executors.")
    @Structure
    void isBuiltFromStreams(Code code) {
        code.usesOnly(BLOCKS);
    }
}
