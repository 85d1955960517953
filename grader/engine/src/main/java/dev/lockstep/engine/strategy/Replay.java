package dev.lockstep.engine.strategy;

/// Takes the decisions of a recorded schedule, once; after the last one it goes on as before wherever it can.
public final class Replay implements Strategy {

    private final Decisions decisions;
    private int depth;
    private int preemptions;
    private boolean begun;
    private boolean diverged;

    /// A replay of these decisions.
    public Replay(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public boolean next() {
        var first = !begun;
        begun = true;
        return first;
    }

    @Override
    public int schedule(Moves moves) {
        var choice = choose(moves.size());
        if (choice >= moves.free()) {
            preemptions++;
        }
        return choice;
    }

    @Override
    public int pick(int alternatives) {
        return choose(alternatives);
    }

    /// What took the decisions when the schedule was seen through was recorded as well.
    @Override
    public Strategy seesThrough() {
        return this;
    }

    private int choose(int options) {
        var choice = depth < decisions.size() ? decisions.get(depth) : 0;
        depth++;
        if (choice >= options) {
            diverged = true;
            return 0;
        }
        return choice;
    }

    /// How many preemptions the schedule had.
    public int preemptions() {
        return preemptions;
    }

    /// Whether the program did not offer what was recorded, or ended early: it is not the program of the recording.
    public boolean diverged() {
        return diverged || depth < decisions.size();
    }
}
