package dev.lockstep.engine.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Searches all schedules but those that differ from one already tried in the order of independent steps alone: dynamic
/// partial-order reduction with source sets and sleep sets (Abdulla, Aronis, Jonsson, Sagonas, "Source sets: a foundation
/// for optimal dynamic partial order reduction", Journal of the ACM 64(4), 2017; after Flanagan and Godefroid, POPL 2005).
///
/// Two steps race if they access one location, one of them to write, and nothing else orders them. For each race of a
/// schedule there is another one to try, in which the later step comes first. An operation that blocks until a gate
/// opens races with the last step that found the gate open, and not with the one that opened it: before that one it
/// could not have been done.
public class Reduction implements Strategy, StepObserver {

    /// The most processes that the search can tell apart.
    private static final int MOST_PROCESSES = Long.SIZE;

    private final List<Node> path = new ArrayList<>();
    private final Steps steps = new Steps();
    private final Step step = new Step(steps);

    /// How many nodes lie on the path, how many the schedule has passed, and the one that was changed last.
    private int length = -1;
    private int depth;
    private int changed;

    private final Histories histories = new Histories();
    private int lastOfEverything;
    private final int[] lastInterrupts = new int[MOST_PROCESSES];
    private final int[] firstSeen = new int[MOST_PROCESSES];
    private boolean gaveUp;
    private boolean denied;
    private boolean diverged;

    /// A search of all schedules.
    public Reduction() {}

    @Override
    public StepObserver observer() {
        return this;
    }

    /// Whether the program has more threads than the search can tell apart, so that it stopped.
    public boolean gaveUp() {
        return gaveUp;
    }

    @Override
    public void deny() {
        denied = true;
    }

    /// Whether fairness has kept the search from any schedule so far.
    public boolean denied() {
        return denied;
    }

    /// Whether the program did not offer again what it offered before: something decides that the scheduler does not own.
    public boolean diverged() {
        return diverged;
    }

    // The tree of choices

    @Override
    public boolean next() {
        if (gaveUp || diverged || !advance()) {
            return false;
        }
        depth = 0;
        histories.clear();
        lastOfEverything = -1;
        Arrays.fill(lastInterrupts, -1);
        steps.clear();
        step.clear();
        return true;
    }

    private boolean advance() {
        if (length < 0) {
            length = 0;
            changed = 0;
            return true;
        }
        close();
        while (length > 0 && !path.get(length - 1).advance()) {
            length--;
        }
        changed = length - 1;
        return length > 0;
    }

    private Node extend() {
        if (length == path.size()) {
            path.add(new Node());
        }
        var node = path.get(length++);
        node.reset();
        depth++;
        return node;
    }

    @Override
    public int pick(int alternatives) {
        if (depth < length) {
            return path.get(depth++).chosen;
        }
        extend().alternatives = alternatives;
        return 0;
    }

    @Override
    public int schedule(Moves moves) {
        var before = close();
        var fresh = depth == length;
        var node = fresh ? extend() : path.get(depth++);
        if (fresh && !choose(node, moves, before)) {
            return ABANDON;
        }
        var at = depth - 1;
        var move = moveOf(node.chosen, moves);
        if (move == ABANDON) {
            diverged = true;
            return ABANDON;
        }
        step.begin(node.chosen, at);
        return move;
    }

    /// @return false if every process that can move is asleep
    private boolean choose(Node node, Moves moves, int before) {
        for (var move = 0; move < moves.size(); move++) {
            var process = moves.process(move);
            if (process >= MOST_PROCESSES) {
                gaveUp = true;
                return false;
            }
            node.enabled |= 1L << process;
            if (moves.action(move) != Moves.Action.RUN) {
                node.backtrack |= 1L << process;
            }
        }
        sleep(node, before);
        for (var move = 0; move < moves.size(); move++) {
            if ((node.asleep & 1L << moves.process(move)) == 0) {
                node.chosen = moves.process(move);
                node.backtrack |= 1L << node.chosen;
                return true;
            }
        }
        return false;
    }

    /// Who slept before the last step, or had been tried instead of it, sleeps on if that step has nothing to do with it.
    private void sleep(Node node, int before) {
        if (before < 0) {
            return;
        }
        var parent = path.get(steps.node(before));
        var process = steps.process(before);
        for (var left = (parent.asleep | parent.done) & ~(1L << process); left != 0; left &= left - 1) {
            var sleeper = Long.numberOfTrailingZeros(left);
            var footprint = parent.footprintOf(sleeper);
            if (independent(sleeper, footprint, process, parent.footprint)) {
                node.sleeps(sleeper, footprint);
            }
        }
    }

    /// Whether two steps could change places.
    boolean independent(int process, int[] footprint, int other, int[] others) {
        return Footprints.independent(process, footprint, other, others);
    }

    /// A process can have several moves, say that its timer fires and that it wakes for no reason.
    private int moveOf(int process, Moves moves) {
        var first = ABANDON;
        var several = 0;
        for (var move = 0; move < moves.size(); move++) {
            if (moves.process(move) == process) {
                first = first == ABANDON ? move : first;
                several++;
            }
        }
        var skip = several > 1 ? pick(several) : 0;
        for (var move = first; skip > 0; skip--) {
            do {
                first = ++move;
            } while (moves.process(move) != process);
        }
        return first;
    }

    // What the steps do

    @Override
    public void accesses(Location location, boolean writes, long state) {
        histories.number(location, step.index());
        step.access(location, writes, state);
    }

    @Override
    public void passes(Location gate) {
        pass(gate, Guard.OWNER);
    }

    final void pass(Location gate, Guard guard) {
        step.pass(gate, guard);
    }

    @Override
    public void touchesEverything() {
        step.everything = true;
    }

    @Override
    public void interrupts(int process) {
        step.interrupted |= 1L << process;
    }

    @Override
    public void wakes(int process) {
        step.woken |= 1L << process;
    }

    @Override
    public void follows(int ended) {
        var last = close();
        step.begin(steps.process(last), steps.node(last));
        if (steps.last(ended) >= 0) {
            steps.await(steps.last(ended), step.index());
        }
    }

    @Override
    public void settles(long waiting) {
        close();
        steps.settle(waiting);
    }

    @Override
    public void leftWaiting(int process, Location gate) {
        close();
        step.begin(process, depth);
        histories.number(gate, step.index());
        pass(gate, Guard.OWNER);
        step.access(gate, true, Guard.FREE);
        findRaces();
        step.clear();
        steps.drop();
    }

    /// Ends the step that is under way.
    ///
    /// @return the last step, or -1
    private int close() {
        if (!step.isOpen()) {
            return steps.count() - 1;
        }
        var index = step.index();
        if (depth > changed) {
            step.number();
            findRaces();
            var node = path.get(steps.node(index));
            node.footprint = Footprints.union(node.footprint, step.numbers(), step.size());
        } else {
            step.collect(lastOfEverything, lastInterrupts);
        }
        step.order();
        step.end(lastInterrupts);
        lastOfEverything = step.everything ? index : lastOfEverything;
        return index;
    }

    // Races

    private void findRaces() {
        step.collect(lastOfEverything, lastInterrupts);
        step.order();
        for (var i = 0; i < step.races(); i++) {
            var earlier = step.race(i);
            if (step.isImmediate(earlier)) {
                reverse(earlier, step.index());
            }
        }
    }

    /// Sees to it that some schedule tries the later of two racing steps first: of the steps that do not come after the
    /// earlier one, one that could be the first has to be tried where the earlier one was. One that slept there does not
    /// count: it was woken for nothing, by a step whose footprint looked like a rival's, and the way without it is to be
    /// tried, too.
    void reverse(int earlier, int later) {
        var node = path.get(steps.node(earlier));
        var initials = initials(earlier, later) & ~node.asleep;
        if (initials == 0 || (initials & node.backtrack) != 0) {
            return;
        }
        var able = initials & node.enabled;
        var process = 1L << steps.process(later);
        if (able == 0) {
            node.backtrack |= node.enabled;
        } else {
            node.backtrack |= (able & process) != 0 ? process : Long.lowestOneBit(able);
        }
    }

    /// The processes that can take the first step towards the later of two racing steps without the earlier one.
    long initials(int earlier, int later) {
        var initials = 0L;
        var seen = 0L;
        for (var each = earlier + 1; each <= later; each++) {
            var process = steps.process(each);
            if ((seen & 1L << process) != 0 || (each != later && steps.before(earlier, each))) {
                continue;
            }
            if (isFirst(each, seen & ~(1L << process))) {
                initials |= 1L << process;
            }
            seen |= 1L << process;
            firstSeen[process] = steps.sequence(each);
        }
        return initials;
    }

    /// The processes of the steps after the earlier one, up to the later one.
    final long processes(int earlier, int later) {
        var processes = 0L;
        for (var each = earlier + 1; each <= later; each++) {
            processes |= 1L << steps.process(each);
        }
        return processes;
    }

    private boolean isFirst(int each, long seen) {
        for (var left = seen; left != 0; left &= left - 1) {
            var process = Long.numberOfTrailingZeros(left);
            if (steps.beforeOf(process, each) >= firstSeen[process]) {
                return false;
            }
        }
        return true;
    }
}
