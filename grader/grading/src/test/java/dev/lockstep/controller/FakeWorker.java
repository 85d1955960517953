package dev.lockstep.controller;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.Fact;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Location;
import dev.lockstep.verdict.Verdict;
import dev.lockstep.wire.Order;
import dev.lockstep.wire.Orders;
import dev.lockstep.wire.Reply;
import dev.lockstep.wire.Wire;

/// A child JVM for tests: does what the name of the topic or check says.
///
/// Its only argument is a folder in which it remembers what its predecessors did.
final class FakeWorker {

    private final Wire wire;
    private final Path memory;
    private String prepared = "";
    private long burnt;

    private FakeWorker(Wire wire, Path memory) {
        this.wire = wire;
        this.memory = memory;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("stillborn")) {
            System.err.println("there is no such class");
            Runtime.getRuntime().halt(1);
        }
        var wire = Wire.greeted(System.in, System.out);
        var worker = new FakeWorker(wire, Path.of(arguments[0]));
        var orders = Orders.from(wire);
        wire.send(new Reply.Ready());
        while (true) {
            worker.obey(orders.next());
        }
    }

    private void obey(Order order) throws IOException {
        switch (order) {
            case Order.Compile(var target, var _) -> wire.send(compile(target.topic()));
            case Order.Prepare prepare -> prepared = prepare.topic();
            case Order.RunCheck run -> check(run);
            case Order.CollectOutcomes collect -> wire.send(new Reply.Outcomes(collect.topic(), collect.check().id(),
                    List.of("x=1", "x=2")));
            case Order.Inspect inspect -> {
                prepared = inspect.subject().target().topic();
                check(inspect.check());
            }
            case Order.Suspect(var run) -> suspect(run);
            case Order.Confirm(var run, var _) -> end(run, run.check().id().equals("isConfirmed")
                    ? new Verdict.Failed(Exploration.NONE, List.of(finding("not-linearizable")))
                    : passed());
            case Order.Hello _,Order.RunProcess _,Order.Answer _,Order.Quit _ -> throw new IllegalStateException();
        }
    }

    private static Reply compile(String topic) {
        if (topic.equals("haltscompiler")) {
            Runtime.getRuntime().halt(9);
        }
        return topic.equals("broken")
                ? new Reply.Rejected(topic, List.of(finding("does-not-compile")))
                : new Reply.Compiled(topic);
    }

    private void suspect(Order.RunCheck run) throws IOException {
        var id = run.check().id();
        if (id.equals("losesItsDoubter")) {
            Runtime.getRuntime().halt(7);
        }
        wire.send(new Reply.Suspected(run.topic(), id, id.equals("passes") ? List.of() : List.of(List.of(0))));
    }

    private void check(Order.RunCheck run) throws IOException {
        var id = run.check().id();
        wire.send(new Reply.Progress(run.topic(), id, 12));
        switch (id) {
            case "dies" -> Runtime.getRuntime().halt(7);
            case "isKilled" -> Runtime.getRuntime().halt(128 + 9);
            case "exhaustsMemory" -> {
                System.err.println("Terminating due to java.lang.OutOfMemoryError: Java heap space");
                Runtime.getRuntime().halt(3);
            }
            case "diesOnce" -> dieOnce(run);
            case "hangs" -> hang();
            case "idles" -> idle();
            case "burns" -> burn();
            case "babbles" -> System.out.println("a submission that prints to the grader's channel");
            case "forges" -> wire.send(new Reply.Ended(run.topic(), "another", passed()));
            case "faults" -> wire.send(new Reply.Fault("no such method"));
            case "fails" -> end(run, new Verdict.Failed(Exploration.NONE, List.of(finding("deadlock"))));
            default -> end(run, passed());
        }
    }

    private void dieOnce(Order.RunCheck run) throws IOException {
        try {
            Files.createFile(memory.resolve("died"));
            Runtime.getRuntime().halt(7);
        } catch (FileAlreadyExistsException e) {
            end(run, passed());
        }
    }

    private static void hang() {
        while (true) {
            LockSupport.park();
        }
    }

    private void idle() throws IOException {
        while (true) {
            wire.send(new Reply.Alive());
        }
    }

    private void burn() throws IOException {
        while (true) {
            for (var i = 0; i < 100_000_000; i++) {
                burnt = 31 * burnt + i;
            }
            wire.send(new Reply.Alive());
        }
    }

    private void end(Order.RunCheck run, Verdict verdict) throws IOException {
        if (!prepared.equals(run.topic())) {
            throw new IllegalStateException("not prepared");
        }
        wire.send(new Reply.Ended(run.topic(), run.check().id(), verdict));
    }

    private static Verdict passed() {
        return new Verdict.Passed(new Exploration(12, 0, true, ""));
    }

    private static Finding finding(String code) {
        return new Finding(code, "It is wrong.", List.of(new Fact("observed", "wrong")),
                new Location("locks/A.java", 2, ""), null, null, "");
    }
}
