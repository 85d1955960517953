package dev.lockstep.controller;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import dev.lockstep.verdict.Grade;
import dev.lockstep.wire.Order;

/// Grades submissions in child JVMs. Keeps the children alive from one submission to the next.
///
/// Each child is run by a thread of its own, which takes jobs from a common queue: compiling a topic, running a check.
/// What becomes of a job is handed to the grading that it belongs to, which offers the jobs that this makes possible.
///
/// Thread safety: any thread may call any method; the queue and each grading have a lock of their own.
public final class Controller implements AutoCloseable {

    /// A slot that is stuck in a child's pipe shall not hold up the end: the child is killed in any case.
    private static final Duration GOODBYE = Duration.ofSeconds(15);

    private final PrivateFolder folder = PrivateFolder.create();
    private final Dispatch dispatch = new Dispatch();
    private final Timings timings = new Timings();
    private final AtomicInteger turns = new AtomicInteger();
    private final Set<Role> started = EnumSet.noneOf(Role.class);
    private final List<Thread> slots = new ArrayList<>();
    private final Jvms jvms;
    private final Patience patience;
    private final Vigil.Limits limits;
    private final int explorers;

    private Controller(Settings settings) {
        jvms = new ChildJvms(Jdk.java(System.getenv()), folder, settings.debugPort());
        patience = Patience.of(settings.silence());
        limits = new Vigil.Limits(settings.processorTime(), settings.silence().toSeconds());
        explorers = settings.explorers();
    }

    /// For tests: other children, another last resort.
    Controller(Jvms jvms, Patience patience, Vigil.Limits limits, int explorers) {
        this.jvms = jvms;
        this.patience = patience;
        this.limits = limits;
        this.explorers = explorers;
    }

    /// A controller with no child yet.
    public static Controller open(Settings settings) {
        return new Controller(settings);
    }

    /// Starts children of these roles that are not there yet, so that they are up when the first job comes. Returns at
    /// once.
    public synchronized void start(Collection<Role> roles) {
        for (var role : EnumSet.copyOf(roles)) {
            if (started.add(role)) {
                var count = role == Role.COMPILER ? 1 : explorers;
                for (var i = 1; i <= count; i++) {
                    slots.add(Thread.ofPlatform().name(role.title() + " slot " + i).daemon()
                            .start(new Slot(role, jvms, patience, limits, dispatch, timings)));
                }
            }
        }
    }

    /// Grades a submission, after those that were given before.
    ///
    /// @return the grade; ends with a [GraderFaultException] where no worker can be had
    public CompletableFuture<Grade> grade(Plan plan, Watcher watcher) {
        start(rolesOf(plan));
        return new Grading(plan, dispatch, watcher, topic -> unit(plan, topic)).start();
    }

    /// Collects the outcomes of the checks of a plan's only topic, which are all of the kind `matches-reference`, on
    /// the submission, which is the reference; by the check's id.
    public CompletableFuture<SortedMap<String, Collected>> outcomes(Plan plan) {
        start(EnumSet.of(Role.COMPILER, Role.EXPLORER));
        var topic = plan.topics().getFirst();
        return new Collecting(topic, plan.options(), unit(plan, topic), dispatch).start();
    }

    private static Set<Role> rolesOf(Plan plan) {
        var roles = EnumSet.of(Role.COMPILER);
        roles.addAll(plan.roles());
        return roles;
    }

    private Unit unit(Plan plan, Plan.Topic topic) {
        var target = new Order.Prepare(topic.name(), folder.folder("classes"), plan.contracts(), plan.checks(),
                topic.findings());
        return new Unit(turns.incrementAndGet(), target);
    }

    /// How long the phases took so far.
    public Timings timings() {
        return timings;
    }

    /// Ends every child and deletes what it left.
    @Override
    public void close() {
        List<Thread> running;
        synchronized (this) {
            running = List.copyOf(slots);
        }
        // in this order, so that no slot is interrupted while it waits for its worker to end well
        running.forEach(Thread::interrupt);
        dispatch.close();
        try {
            for (var slot : running) {
                slot.join(GOODBYE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        jvms.close();
        folder.close();
    }
}
