package dev.lockstep.engine.runtime;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.runtime.Fiber.State;
import dev.lockstep.engine.strategy.Moves.Action;
import dev.lockstep.engine.strategy.Strategy;
import dev.lockstep.engine.trace.Limit;

/// Who goes on: at a switch point, at the end of a loop's iteration, and when a fiber cannot. Asks the strategy.
final class Turns {

    private static final int LOOPS_PER_STEP = 200;

    private final Execution execution;
    private final Options options = new Options();
    private final Stillness stillness;

    private @Nullable Strategy strategy;
    private @Nullable Fiber next;
    private boolean abandoned;
    private boolean over;
    private boolean cutShort;
    private int steps;
    private int halfOfThem;

    /// How many steps the schedule may have.
    private int most;
    private long loops;

    /// The limit that was met by chance alone, so that the schedule went on, or null.
    private @Nullable Limit seenThrough;

    Turns(Execution execution) {
        this.execution = execution;
        stillness = new Stillness(execution);
    }

    /// Begins a schedule.
    void reset(Strategy decides) {
        strategy = decides;
        options.reset(execution);
        stillness.reset();
        next = null;
        abandoned = false;
        over = false;
        cutShort = false;
        steps = 0;
        most = execution.settings.steps();
        halfOfThem = Math.max(1, most / 2);
        loops = 0;
        seenThrough = null;
    }

    /// Whether the strategy saw no use in running the schedule to its end.
    boolean isAbandoned() {
        return abandoned;
    }

    /// Whether nobody is to have a turn any more.
    boolean isOver() {
        return abandoned || over;
    }

    /// Whether threads went on that may have been right to go on for ever, and were not let.
    boolean wasCutShort() {
        return cutShort;
    }

    /// The limit that the schedule met by chance alone, and went on; null if it met none.
    @Nullable
    Limit seenThrough() {
        return seenThrough;
    }

    /// How many steps the schedule has had so far.
    int steps() {
        return steps;
    }

    /// How many steps the schedule has had so far, the iterations of loops counted in.
    int effort() {
        return steps + (int) (loops / LOOPS_PER_STEP);
    }

    /// Takes back what was counted as steps since there were so many.
    void backTo(int stepsBefore) {
        steps = stepsBefore;
    }

    /// The fiber whose turn it is after one has given way; null when the schedule is over.
    @Nullable
    Fiber next() {
        var chosen = next != null ? next : successor();
        next = null;
        return chosen;
    }

    private Strategy strategy() {
        var decides = strategy;
        if (decides == null) {
            throw new IllegalStateException("no schedule has begun");
        }
        return decides;
    }

    /// A switch point of the current fiber: whoever the strategy chooses goes on.
    ///
    /// @param yielding whether giving way costs no preemption
    void point(boolean yielding) {
        var fiber = execution.current();
        counts(fiber);
        fiber.points++;
        fiber.meets = true;
        if (fiber.pinned > 0) {
            stays(fiber);
            return;
        }
        if (fiber.beginsOperation) {
            fiber.beginsOperation = false;
            return;
        }
        options.collect(execution, fiber, fiber);
        if (Fairness.hasHadItsTurn(fiber) && options.hasOther()) {
            giveWay(fiber);
            return;
        }
        favourOverdue(yielding ? 0 : 1);
        if (options.count() == 1 && options.isFirst(fiber) && !execution.effects.observed()) {
            return;
        }
        execution.effects.pauses(fiber);
        var choice = ask(yielding ? options.count() : 1);
        if (choice == Strategy.ABANDON) {
            execution.stop();
        }
        if (choice > 0 || !options.isFirst(fiber)) {
            fiber.wasPreempted = !yielding;
            next = take(choice);
            suspend(fiber);
        } else if (yielding) {
            Fairness.chosen(options, choice);
        }
        execution.effects.resumes(fiber);
    }

    /// The current fiber cannot be switched away: notes whether another one could have gone on.
    private void stays(Fiber fiber) {
        options.collect(execution, null, fiber);
        if (options.count() > 0) {
            execution.gaps.unswitched(fiber.site);
        }
    }

    /// @return the move that the strategy chose, or [Strategy#ABANDON]
    private int ask(int free) {
        return options.count() == 1 && !execution.effects.observed() ? 0 : schedule(free);
    }

    /// Whoever has been passed over too often is next.
    ///
    /// @param beside how many options stay beside that one: the fiber that runs may go on, but goes over to no other
    private void favourOverdue(int beside) {
        if (options.isOverdue() && options.keepLongest(beside)) {
            strategy().deny();
        }
    }

    /// The strategy cannot have tried all there are.
    void deny() {
        strategy().deny();
    }

    private int schedule(int free) {
        options.moves.free(free);
        var choice = strategy().schedule(options.moves);
        if (choice == Strategy.ABANDON) {
            abandoned = true;
        } else if (options.count() > 1) {
            execution.decisions.add(choice);
        }
        return choice;
    }

    /// The current fiber has done work that counts as so many steps.
    void works(Fiber fiber, int count) {
        for (var i = 0; i < count; i++) {
            counts(fiber);
        }
    }

    private void counts(Fiber fiber) {
        if (++steps >= halfOfThem) {
            isLong(fiber);
        }
    }

    /// The schedule has had half of the steps that it may have, or more.
    private void isLong(Fiber fiber) {
        if (steps == halfOfThem) {
            halfWay();
            if (over) {
                execution.stop();
            }
        }
        if (steps > most) {
            tooMany(fiber);
        }
    }

    /// Threads that are right to go on for ever need not do so, though nobody knows what would become of them; of others it
    /// will be seen whether they go round in a circle.
    private void halfWay() {
        cutShort = execution.maySpin();
        over = cutShort;
        execution.circle.watch();
    }

    /// A thread takes more steps than a schedule may have. The schedule is over if the thread only goes on because the JVM
    /// does not end here, as it otherwise would.
    private void tooMany(Fiber fiber) {
        if (execution.onlyDaemons() || execution.exits()) {
            end();
        }
        if (neverEnds(fiber)) {
            execution.stop();
        }
    }

    /// It is a livelock if the threads go round in a circle; if only chance makes the schedule long, it is seen through to its
    /// end; else nobody knows what would become of it.
    ///
    /// @return false if the schedule goes on
    private boolean neverEnds(Fiber fiber) {
        var members = execution.circle.members();
        if (!members.isEmpty()) {
            execution.failed(Stuck.livelock(execution, members));
        } else if (seenThrough == null && execution.circle.isChancy()) {
            seeThrough(fiber);
            return false;
        } else {
            execution.markCutOff(tooManySteps(fiber));
        }
        return true;
    }

    /// The schedule has as many steps again to come to its end: no timer fires before its time any more, and whose turn it is
    /// is drawn. What does not come to its end then is long whatever chance does.
    private void seeThrough(Fiber fiber) {
        seenThrough = tooManySteps(fiber);
        most = 2 * execution.settings.steps();
        options.inTime();
        strategy = strategy().seesThrough();
        execution.effects.unobserved();
    }

    private Limit tooManySteps(Fiber fiber) {
        return new Limit.TooManySteps(execution.settings.steps(), execution.nameOf(fiber), Execution.siteOf(fiber));
    }

    /// Nobody is to have a turn any more. Does not return.
    void end() {
        over = true;
        execution.stop();
    }

    /// Lets the strategy choose among alternatives of the platform's, such as which waiter a `notify` wakes.
    int choose(int alternatives) {
        if (alternatives == 1) {
            return 0;
        }
        var choice = strategy().pick(alternatives);
        execution.decisions.add(choice);
        return choice;
    }

    /// Does what a chosen option says, and returns the fiber to run, or null if that is still to be chosen.
    private @Nullable Fiber take(int choice) {
        var fiber = options.fiber(choice);
        Fairness.chosen(options, choice);
        Fairness.begins(fiber);
        if (options.moves.action(choice) == Action.RUN) {
            if (fiber.is(State.SETTLING)) {
                execution.waits.wake(fiber);
            }
            return fiber;
        }
        execution.effects.touchesEverything();
        execution.waits.fire(fiber);
        return fiber.canRun() ? fiber : null;
    }

    /// Leaves the current fiber for whoever is chosen next, until it is run again.
    void leave(Fiber fiber) {
        next = null;
        suspend(fiber);
    }

    private void suspend(Fiber fiber) {
        fiber.beginsOperation = false;
        if (!fiber.giveWay()) {
            next = null;
            execution
                    .cutOff(new Limit.Unsupported(
                            "blocks where the JVM cannot switch threads (inside a native method, or a "
                                    + "static initialiser of a class that is not the program's)",
                            Execution.siteOf(fiber)));
        }
        fiber.seeTraversed();
    }

    /// Those who wait with a timeout, again and again, come to the limit too.
    void fireInTime(Fiber fiber) {
        execution.waits.fire(fiber);
        if (++steps == halfOfThem) {
            halfWay();
        }
        if (steps > most) {
            neverEnds(fiber);
        }
    }

    /// Chooses who goes on when the current fiber cannot; null when the schedule is over.
    private @Nullable Fiber successor() {
        while (true) {
            options.collect(execution, null, null);
            if (options.count() == 0) {
                if (execution.onlyDaemons() || !(stillness.fireNext() || stillness.spinOn()) || execution.isDecided()) {
                    return null; // for daemons alone no time passes
                }
                execution.effects.settles();
                continue;
            }
            if (options.fiber(0).is(State.SETTLING)) {
                execution.effects.settles();
            }
            favourOverdue(0);
            var choice = ask(options.count());
            if (choice == Strategy.ABANDON) {
                return null;
            }
            var fiber = take(choice);
            if (fiber != null) {
                return fiber;
            }
        }
    }

    /// Whether a fiber can go on. One that was set aside may look again once something that it reads has changed.
    boolean canRun(Fiber fiber) {
        if (fiber.setAside && fiber.loops.watch.hasChanged(execution)) {
            fiber.setAside = false;
            fiber.loops.watch.clear();
            execution.effects.wakes(fiber);
        }
        return fiber.canRun();
    }

    /// The current fiber ends an iteration of a loop.
    ///
    /// @param waits whether the iteration did nothing but wait for another thread
    void iteration(Fiber fiber, boolean waits) {
        if (++loops > (long) most * LOOPS_PER_STEP) {
            tooMany(fiber);
        }
        if (fiber.pinned > 0) {
            if (waits) {
                stays(fiber);
            }
            return;
        }
        fiber.iterations++;
        if (fiber.meets) {
            fiber.meets = false;
            fiber.rounds++;
        }
        if (waits) {
            setAside(fiber);
        } else if (fiber.loops.linger(execution) || (fiber.rounds >= Fairness.ROUNDS && execution.isSettling())) {
            passOver(fiber);
        } else if (Fairness.hasHadItsTurn(fiber)) {
            options.collect(execution, fiber, fiber);
            if (options.hasOther()) {
                giveWay(fiber);
            }
        }
    }

    /// The current fiber only goes round: the turn is another one's. Where everybody does, it is as if nobody could run;
    /// what they did meanwhile does not count as steps.
    private void passOver(Fiber fiber) {
        options.collect(execution, fiber, fiber);
        if (options.all(each -> Fairness.goesRound(each, execution))) {
            options.keepSettling(execution);
        }
        if (options.fiber(0).is(State.SETTLING)) {
            backTo(options.fiber(0).stepsBefore);
        } else if (options.all(each -> each.loops.linger(execution)) && stillness.fireNext()) {
            options.collect(execution, fiber, fiber);
        }
        if (options.hasOther()) {
            giveWay(fiber);
        }
    }

    /// The turn of the current fiber is over though nothing ends it, and the next one is that of whoever has waited longest.
    private void giveWay(Fiber fiber) {
        Fairness.passedOver(options);
        options.keepLongest(0);
        strategy().deny();
        execution.effects.pauses(fiber);
        if (options.fiber(0).is(State.SETTLING)) {
            execution.effects.settles();
        }
        var choice = ask(options.count());
        if (choice == Strategy.ABANDON) {
            execution.stop();
        }
        next = take(choice);
        suspend(fiber);
        execution.effects.resumes(fiber);
    }

    private void setAside(Fiber fiber) {
        execution.effects.pauses(fiber);
        fiber.setAside = true;
        fiber.loops.watch.since = execution.progress;
        var recording = execution.recorder;
        if (recording != null) {
            recording.spins(fiber);
        }
        execution.waits.begins(fiber);
        leave(fiber);
        execution.waits.ends(fiber);
        execution.effects.resumes(fiber);
    }
}
