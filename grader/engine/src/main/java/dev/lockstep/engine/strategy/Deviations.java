package dev.lockstep.engine.strategy;

/// The default schedule, in which whoever runs goes on and the first of all other options is taken, and all that differ from
/// it in one decision, those that differ early first: where most threads are still to come, most can go wrong. One decision
/// is enough for many bugs (as in delay bounding: Emmi, Qadeer, Rakamaric, "Delay-bounded scheduling", POPL 2011), and there
/// are far fewer of these schedules than of those with few preemptions, in which threads may take turns in any way wherever
/// they block or end.
public final class Deviations implements Strategy {

    /// What the schedule decides that the others differ from; nothing more than the default after these.
    private final Decisions basis;

    /// How many options each decision of that schedule had.
    private final Decisions options = new Decisions();

    /// The decision that differs, -1 for none, and the option that is taken there.
    private int deviant = -1;
    private int taken;

    private int depth;
    private boolean begun;
    private boolean cut;

    /// The schedules with at most one decision that differs from the default.
    public Deviations() {
        this(new Decisions());
    }

    /// A schedule, and those that begin as it does, decide differently once, and go on as the default one does.
    public Deviations(Decisions basis) {
        this.basis = basis;
    }

    @Override
    public boolean next() {
        depth = 0;
        if (!begun) {
            begun = true;
            return true;
        }
        do {
            taken++;
            while (deviant < 0 || taken >= options.get(deviant)) {
                taken = 0;
                if (++deviant == options.size()) {
                    return false;
                }
            }
        } while (taken == decided(deviant));
        return true;
    }

    /// What the schedule decides at a place that the others differ from.
    private int decided(int place) {
        return place < basis.size() ? basis.get(place) : 0;
    }

    @Override
    public int schedule(Moves moves) {
        return choose(moves.size());
    }

    @Override
    public int pick(int alternatives) {
        return choose(alternatives);
    }

    private int choose(int count) {
        if (deviant < 0) {
            options.add(count);
        } else {
            cut |= depth > deviant;
        }
        if (depth == deviant) {
            depth++;
            return taken;
        }
        var place = depth++;
        return deviant < 0 || place < deviant ? decided(place) : 0;
    }

    @Override
    public void deny() {
        cut = true;
    }

    /// Whether there are schedules that differ in more decisions, or that fairness has kept it from.
    public boolean cut() {
        return cut;
    }
}
