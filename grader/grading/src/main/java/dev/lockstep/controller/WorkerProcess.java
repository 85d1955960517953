package dev.lockstep.controller;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.lockstep.wire.BabbleException;
import dev.lockstep.wire.Order;
import dev.lockstep.wire.Reply;
import dev.lockstep.wire.Secret;
import dev.lockstep.wire.Wire;

/// A child JVM and the talk with it.
///
/// Thread safety: a thread of its own reads what the child says into a queue; another drains its standard error; one
/// thread sends and takes from the queue. Any thread may kill.
final class WorkerProcess {

    /// What is heard of a child.
    private sealed interface Word {
        record Said(Reply reply) implements Word {}

        record Gone(String babble) implements Word {}
    }

    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private final Process process;
    private final Wire wire;
    private final StandardError standardError = new StandardError();
    private final Thread drain;
    private final BlockingQueue<Word> words = new LinkedBlockingQueue<>();
    private final Patience patience;
    private final Vigil.Limits limits;
    private Vigil vigil;
    private boolean ready;

    /// The child's own children at its last sign of life: to look for them takes as long as many a job.
    private List<ProcessHandle> offspring = List.of();

    private WorkerProcess(Process process, Role role, Patience patience, Vigil.Limits limits) {
        this.process = process;
        this.patience = patience;
        this.limits = limits;
        vigil = new Vigil(limits, Duration.ZERO);
        var secret = Secret.random();
        wire = Wire.over(process.getInputStream(), process.getOutputStream(), secret);
        var name = role.title() + " " + process.pid();
        drain = Thread.ofPlatform().name(name + " stderr").daemon()
                .start(() -> standardError.drain(process.getErrorStream()));
        Thread.ofPlatform().name(name + " listener").daemon().start(this::listen);
        send(new Order.Hello(secret));
    }

    static WorkerProcess start(Role role, Jvms jvms, Patience patience, Vigil.Limits limits) throws IOException {
        var process = jvms.start(role);
        Children.add(process);
        return new WorkerProcess(process, role, patience, limits);
    }

    private void listen() {
        try {
            while (true) {
                words.add(new Word.Said(wire.receive(Reply.class)));
            }
        } catch (BabbleException e) {
            words.add(new Word.Gone(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            words.add(new Word.Gone(""));
        }
    }

    /// Sends an order. A child that is gone is noticed by whoever waits for its answer.
    void send(Order order) {
        try {
            wire.send(order);
        } catch (IOException e) {
            // the listening thread has noticed as well, and says how it ended
        }
    }

    /// A job begins: what the child takes counts from now on.
    void begin() {
        forgetSignsOfLife();
        vigil = new Vigil(limits, processorTime());
    }

    /// The job goes on after the child had to wait for us: its signs of life count from now on, and what it has taken counts as
    /// before.
    void goOn() {
        forgetSignsOfLife();
        vigil.goesOn();
    }

    private void forgetSignsOfLife() {
        words.removeIf(word -> word instanceof Word.Said(Reply.Alive _));
    }

    /// What the child and its children have taken of the processor; nothing where the platform does not tell.
    private Duration processorTime() {
        return Stream.concat(Stream.of(process.toHandle()), offspring.stream())
                .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /// Waits for the next thing that the child says, or for its end.
    Outcome next() throws InterruptedException {
        var word = patience.next(words);
        return switch (word) {
            case null -> new Outcome.Silent();
            case Word.Said(Reply.Alive alive) -> {
                offspring = process.descendants().toList();
                yield vigil.beat(processorTime()).orElse(new Outcome.Answered(alive));
            }
            case Word.Said(Reply.Ready isUp) -> {
                ready = true;
                begin(); // to start a JVM is no part of the job
                yield new Outcome.Answered(isUp);
            }
            case Word.Said(var reply) -> new Outcome.Answered(reply);
            case Word.Gone(var babble) -> new Outcome.Died(bury(babble));
        };
    }

    /// Whether it ever said that it is up.
    boolean ready() {
        return ready;
    }

    String said() {
        return standardError.text();
    }

    private Death bury(String babble) throws InterruptedException {
        if (babble.isEmpty()) {
            // its end of the pipe is closed: it is about to end, unless it closed that alone
            process.waitFor(5, TimeUnit.SECONDS);
        }
        kill();
        var exitCode = process.waitFor();
        drain.join(TimeUnit.SECONDS.toMillis(5));
        return new Death(exitCode, babble, said());
    }

    /// Ends the child and every process it started.
    void kill() {
        Children.kill(process);
    }

    /// Lets the child end by itself, which it does at once, unless it has an archive of classes to write.
    void end() throws InterruptedException {
        send(new Order.Quit());
        process.waitFor(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        kill();
    }
}
