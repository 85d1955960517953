package dev.lockstep.controller;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.lockstep.wire.Network;
import dev.lockstep.wire.Order;
import dev.lockstep.wire.Reply;

/// A place for one worker at a time: takes jobs, has the worker do them, and puts a new worker in the place of one that
/// died, hung or was at fault.
///
/// A job over which a worker is lost is done once more by a fresh worker; what that one comes to stands.
///
/// Thread safety: all state belongs to the thread that runs the slot.
final class Slot implements Runnable {

    private final Role role;
    private final Jvms jvms;
    private final Patience patience;
    private final Vigil.Limits limits;
    private final Dispatch dispatch;
    private final Timings timings;
    private final Crew crew;
    private @Nullable WorkerProcess worker;
    private @Nullable Unit prepared;

    /// The topics that the Lincheck worker has seen a submission of: it remembers classes by their names, so that it can
    /// see one submission of each.
    private final Set<String> served = new HashSet<>();

    Slot(Role role, Jvms jvms, Patience patience, Vigil.Limits limits, Dispatch dispatch, Timings timings) {
        this.role = role;
        this.jvms = jvms;
        this.patience = patience;
        this.limits = limits;
        this.dispatch = dispatch;
        this.timings = timings;
        crew = new Crew(jvms, patience, limits);
    }

    /// Takes jobs until there will be none. Starts the first worker at once, so that it is up when the first job comes.
    @Override
    public void run() {
        try {
            startEarly();
            for (var job = next(); job != null; job = next()) {
                var begun = System.nanoTime();
                var outcome = perform(job);
                timings.took(phase(job), System.nanoTime() - begun);
                job.listener().done().accept(outcome);
                dispatch.release(job);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    private @Nullable Job next() throws InterruptedException {
        return dispatch.take(role, prepared, this::isUsedUpFor);
    }

    private void startEarly() {
        try {
            worker();
        } catch (IOException | RuntimeException e) {
            // tried again, and reported, when there is a job
        }
    }

    private String phase(Job job) {
        return job.order() instanceof Order.Compile ? "compile and policy" : "checks, " + role.title();
    }

    private Outcome perform(Job job) throws InterruptedException {
        var first = attempt(job);
        return first instanceof Outcome.Lost ? attempt(job) : first;
    }

    private Outcome attempt(Job job) throws InterruptedException {
        try {
            replaceUsedUp(job);
            var current = worker();
            give(current, job);
            return listen(current, job);
        } catch (GraderFaultException e) {
            return new Outcome.Broken(e);
        } catch (IOException | RuntimeException e) { // whoever waits for this job would wait for ever
            return broken(String.valueOf(e));
        }
    }

    private void replaceUsedUp(Job job) {
        var current = worker;
        if (current != null && isUsedUpFor(job.unit())) {
            discard(current);
        }
    }

    private boolean isUsedUpFor(Unit unit) {
        return role == Role.LINCHECK && worker != null && !unit.equals(prepared)
                && served.contains(unit.target().topic());
    }

    private WorkerProcess worker() throws IOException {
        if (worker == null) {
            prepared = null;
            served.clear();
            worker = WorkerProcess.start(role, jvms, patience, limits);
        }
        return worker;
    }

    private void give(WorkerProcess current, Job job) {
        current.begin();
        if (!job.unit().equals(prepared) && role != Role.COMPILER) {
            current.send(job.unit().target());
        }
        prepared = job.unit();
        served.add(job.unit().target().topic());
        current.send(job.order());
    }

    /// Runs the processes that a check asks for, and tells it what became of them.
    ///
    /// @return what keeps the check from being answered, if anything does
    private Optional<Outcome> launched(WorkerProcess current, Job job, Order.RunCheck check, Network network)
            throws InterruptedException {
        try {
            var hub = new Hub(job.unit(), check, network, crew);
            var run = hub.run();
            if (hub.lostOne()) {
                run = new Hub(job.unit(), check, network, crew).run(); // what that comes to stands
            }
            current.goOn();
            current.send(new Order.Ran(run));
            return Optional.empty();
        } catch (Hub.Trouble e) {
            discard(current);
            return Optional.of(e.outcome());
        } catch (IOException | RuntimeException e) {
            discard(current); // it waits in the midst of its check
            return Optional.of(broken(String.valueOf(e)));
        }
    }

    private Outcome listen(WorkerProcess current, Job job) throws InterruptedException {
        while (true) {
            var outcome = current.next();
            switch (outcome) {
                case Outcome.Answered(Reply.Launch(var network)) when job.order() instanceof Order.RunCheck check -> {
                    var trouble = launched(current, job, check, network);
                    if (trouble.isPresent()) {
                        return trouble.get();
                    }
                }
                case Outcome.Answered(var reply) -> {
                    if (!isNews(job, reply)) {
                        return answer(current, job, reply);
                    }
                }
                case Outcome.Lost _ -> {
                    discard(current);
                    return current.ready() ? outcome : broken(current.said());
                }
                case Outcome.Broken _ -> {
                    discard(current);
                    return outcome;
                }
            }
        }
    }

    /// Takes in what a worker says on the way; false for what ends the job.
    private boolean isNews(Job job, Reply reply) {
        return switch (reply) {
            case Reply.Alive _ -> true;
            case Reply.Ready _ -> {
                timings.passed(role.title() + " ready");
                yield true;
            }
            case Reply.Timed(var phase, var nanos) -> {
                timings.took(phase, nanos);
                yield true;
            }
            case Reply.Progress progress -> {
                job.listener().progress().accept(progress.schedules());
                yield true;
            }
            case Reply.Ended _,Reply.Outcomes _,Reply.Compiled _,Reply.Rejected _,Reply.Suspected _,Reply.Question _,Reply.ProcessEnded _,Reply.Fault _ ->
                false;
        };
    }

    private Outcome answer(WorkerProcess current, Job job, Reply reply) {
        if (reply instanceof Reply.Fault) {
            discard(current);
        } else if (!Answers.fits(job.order(), reply)) {
            discard(current);
            return new Outcome.Died(Death.babbling("an answer to another question"));
        }
        return new Outcome.Answered(reply);
    }

    private Outcome broken(String details) {
        return new Outcome.Broken(new GraderFaultException("The " + role.title() + " does not start.", details));
    }

    private void discard(WorkerProcess current) {
        current.kill();
        worker = null;
    }

    private void end() {
        crew.end();
        if (worker == null) {
            return;
        }
        if (prepared == null) {
            worker.kill(); // one that did nothing has no classes worth an archive
            return;
        }
        var interrupted = Thread.interrupted();
        try {
            worker.end();
        } catch (InterruptedException e) {
            worker.kill();
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
