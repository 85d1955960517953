package dev.lockstep.engine.runtime;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.runtime.Fiber.State;
import dev.lockstep.engine.runtime.Recorder.Step;
import dev.lockstep.engine.trace.Bonds;
import dev.lockstep.engine.trace.Bonds.Hand;
import dev.lockstep.engine.trace.Bonds.Handover;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Failure.Access;
import dev.lockstep.engine.trace.Operation;

/// When threads wait in the schedule whose trace is written, who ends it, and what they hand to each other.
final class Spells {

    /// A loop may wait millions of times: of these no more are told.
    private static final int MOST_TOLD = 10_000;

    private final List<Spell> all = new ArrayList<>();
    private final IdentityHashMap<Fiber, Spell> open = new IdentityHashMap<>();
    private final List<Step> deaths = new ArrayList<>();

    /// A thread waits.
    private static final class Spell {
        final Pause pause;
        final List<Integer> holders;
        final Step from;

        /// What the thread does that ends it; null while none has.
        @Nullable
        Step waker;

        /// Whether a timer ends it, or nobody.
        boolean unasked;

        /// How many steps there have been when the thread goes on; -1 while it does not.
        long until = -1;

        Spell(Pause pause, List<Integer> holders, Step from) {
            this.pause = pause;
            this.holders = holders;
            this.from = from;
        }
    }

    /// A thread begins to wait.
    void begins(Fiber fiber, Holdings holdings) {
        var from = fiber.step;
        var pause = Pause.of(fiber, holdings);
        if (from == null || all.size() >= MOST_TOLD || fiber.is(State.SLEEPING) || fiber.is(State.SETTLING)) {
            return;
        }
        var spell = new Spell(pause, pause.holders(holdings).stream().map(held -> held.fiber().index).toList(), from);
        all.add(spell);
        open.put(fiber, spell);
    }

    /// The thread that runs wakes one that waits.
    ///
    /// @param waker null if a timer does
    void wakes(Fiber fiber, @Nullable Fiber waker) {
        var spell = open.get(fiber);
        if (spell != null && spell.waker == null) {
            spell.unasked = waker == null || waker == fiber;
            spell.waker = waker == null || waker == fiber ? null : waker.step;
        }
    }

    /// A thread goes on.
    ///
    /// @param steps how many there have been
    void ends(Fiber fiber, long steps) {
        var spell = open.remove(fiber);
        if (spell != null) {
            spell.until = steps;
        }
    }

    /// A thread dies, and its group with it, in the step that it took last.
    void dies(Fiber fiber) {
        if (fiber.step != null) {
            deaths.add(fiber.step);
        }
    }

    /// What there is to tell of it all.
    ///
    /// @param failure of the schedule, or null
    Bonds bonds(Execution execution, Naming naming, List<Step> steps, @Nullable Failure failure) {
        return new Told(execution, naming, steps, places(steps)).bonds(failure);
    }

    private static IdentityHashMap<Step, Integer> places(List<Step> steps) {
        var places = new IdentityHashMap<Step, Integer>();
        steps.forEach(step -> places.put(step, places.size()));
        return places;
    }

    /// Tells it.
    private final class Told {
        private final Execution execution;
        private final Naming naming;
        private final List<Step> steps;
        private final IdentityHashMap<Step, Integer> places;
        private final List<Handover> handovers = new ArrayList<>();

        Told(Execution execution, Naming naming, List<Step> steps, IdentityHashMap<Step, Integer> places) {
            this.execution = execution;
            this.naming = naming;
            this.steps = steps;
            this.places = places;
        }

        Bonds bonds(@Nullable Failure failure) {
            var spells = all.stream().filter(spell -> places.containsKey(spell.from)).map(this::spell).toList();
            passedOn();
            return new Bonds(handovers, spells,
                    deaths.stream().filter(places::containsKey).map(places::get).toList(),
                    failure instanceof Failure.Deadlock ? Stuck.circle(execution) : List.of(),
                    failure instanceof Failure.DataRace race ? race(race) : null);
        }

        private Bonds.@Nullable Race race(Failure.DataRace race) {
            var second = last(race.second(), steps.size());
            var first = last(race.first(), second);
            return first < 0 || second < 0 ? null : new Bonds.Race(first, second);
        }

        /// The last step before one that makes an access.
        private int last(Access access, int before) {
            for (var i = before - 1; i >= 0; i--) {
                var step = steps.get(i);
                if (step.where().equals(access.site()) && execution.nameOf(step.fiber).equals(access.thread())) {
                    return i;
                }
            }
            return -1;
        }

        private Bonds.Spell spell(Spell spell) {
            var from = placeOf(spell.from);
            var to = spell.until < 0 ? -1 : next(spell.pause.fiber(), spell.until);
            if (to >= 0 && !spell.unasked) {
                var giver = spell.waker == null ? lastOnSame(spell, from, to) : placeOf(spell.waker);
                if (giver >= 0 && giver < to) {
                    handovers.add(new Handover(giver, to, handOf(spell.pause)));
                }
            }
            return new Bonds.Spell(spell.pause.fiber().index, from, to, spell.pause.awaited(execution, naming),
                    spell.holders);
        }

        private int placeOf(Step step) {
            return places.getOrDefault(step, -1);
        }

        /// The first step of a thread once there have been so many.
        private int next(Fiber fiber, long number) {
            for (var i = first(number); i < steps.size(); i++) {
                if (steps.get(i).fiber == fiber) {
                    return i;
                }
            }
            return -1;
        }

        /// Where the first step is that has so many before it.
        private int first(long number) {
            var low = 0;
            var high = steps.size();
            while (low < high) {
                var middle = (low + high) >>> 1;
                if (steps.get(middle).number < number) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /// What another thread did last with what the thread waits for.
        @SuppressWarnings("ReferenceEquality") // an object is itself alone
        private int lastOnSame(Spell spell, int from, int to) {
            var site = spell.from.where();
            for (var i = to - 1; i > from; i--) {
                var step = steps.get(i);
                var same = spell.pause.is(State.RUNNABLE)
                        ? step.subject == spell.from.subject && step.element == spell.from.element
                                && isWrite(step) && (!site.isField() || site.member().equals(step.where().member()))
                        : spell.pause.object() != null && step.subject != null
                                && execution.holdings.whole(step.subject) == spell.pause.object();
                if (same && step.fiber != spell.pause.fiber()) {
                    return i;
                }
            }
            return -1;
        }

        private static boolean isWrite(Step step) {
            return switch (step.where().operation()) {
                case WRITE, VOLATILE_WRITE -> true;
                case CALL -> step.changes;
                default -> false;
            };
        }

        private static Hand handOf(Pause pause) {
            return switch (pause.state()) {
                case GATED -> Hand.LOCK;
                case WAITING -> Hand.WAKE_UP;
                case JOINING -> Hand.END;
                case PARKED -> pause.parksItself() || pause.object() instanceof Condition
                        ? Hand.WAKE_UP
                        : pause.object() instanceof Lock ? Hand.LOCK : Hand.ITEM;
                case RUNNABLE, SLEEPING, SETTLING, DONE -> Hand.VALUE;
            };
        }

        /// Threads that are started, and locks that are taken without a wait after another thread has had them.
        private void passedOn() {
            var started = new IdentityHashMap<Object, Integer>();
            var released = new IdentityHashMap<Object, Integer>();
            var waited = new IdentityHashMap<Step, Spell>();
            all.forEach(spell -> waited.put(spell.from, spell));
            for (var i = 0; i < steps.size(); i++) {
                var step = steps.get(i);
                hand(started.remove(step.fiber.thread), i, Hand.START);
                var object = step.subject == null ? null : execution.holdings.whole(step.subject);
                if (object == null) {
                    continue;
                }
                if (isStart(step)) {
                    started.put(object, i);
                } else if (releases(step)) {
                    released.put(object, i);
                } else if (takes(step) && !waited.containsKey(step)) {
                    hand(released.remove(object), i, Hand.LOCK);
                }
            }
        }

        private void hand(@Nullable Integer from, int to, Hand hand) {
            if (from != null && steps.get(from).fiber != steps.get(to).fiber) {
                handovers.add(new Handover(from, to, hand));
            }
        }

        private static boolean isStart(Step step) {
            return step.where().operation() == Operation.THREAD && step.subject instanceof Thread
                    && step.where().member().equals("start");
        }

        private static boolean releases(Step step) {
            return switch (step.where().operation()) {
                case MONITOR_EXIT -> true;
                case CALL -> step.subject instanceof Lock && step.where().member().equals("unlock");
                default -> false;
            };
        }

        private static boolean takes(Step step) {
            return switch (step.where().operation()) {
                case MONITOR_ENTER -> true;
                case CALL -> step.subject instanceof Lock && (step.where().member().startsWith("lock")
                        || (step.where().member().equals("tryLock") && step.result.is("true")));
                default -> false;
            };
        }
    }
}
