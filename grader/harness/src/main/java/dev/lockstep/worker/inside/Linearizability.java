package dev.lockstep.worker.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.Bounds;
import dev.lockstep.engine.Explored;
import dev.lockstep.engine.Explorer;
import dev.lockstep.histories.Alphabet;
import dev.lockstep.histories.Scenario;
import dev.lockstep.histories.Scenario.Size;

/// Goes through the scenarios of an alphabet, the smallest first, until a schedule of one has a history that the model does
/// not explain. What is found needs no shrinking.
///
/// Of the sizes in [#SIZES] each is gone through whole, as long as the budget of schedules lasts; what is left of it goes to
/// scenarios of the first size that is too large, evenly spread.
final class Linearizability {

    /// In this order: a wrong answer to one thread alone is the simplest to understand.
    static final List<Size> SIZES = List.of(new Size(1, 1), new Size(1, 2), new Size(2, 1), new Size(1, 3),
            new Size(3, 1), new Size(2, 2), new Size(2, 3), new Size(3, 2));

    /// No scenario takes more of the budget than one of so many parts.
    private static final int SHARES = 8;

    private final Alphabet alphabet;
    private final Bounds bounds;
    private final LongConsumer progress;

    private final List<Size> whole = new ArrayList<>();
    private long schedules;

    /// Whether every schedule was run of each scenario of the size at hand.
    private boolean complete;

    private @Nullable Unexplained found;

    /// @param bounds of all scenarios together
    /// @param progress told after every scenario how many schedules have run
    Linearizability(Alphabet alphabet, Bounds bounds, LongConsumer progress) {
        this.alphabet = alphabet;
        this.bounds = bounds;
        this.progress = progress;
    }

    /// A scenario of which not every schedule that was tried came to a right end.
    record Unexplained(Scenario scenario, ScenarioProgram program, Explored explored) {}

    /// Goes through them.
    ///
    /// @return the first that is not explained, or null
    @Nullable
    Unexplained ask() {
        for (var size : SIZES) {
            var all = Scenario.count(alphabet, size);
            if (all > affordable()) {
                some(size, all);
                break;
            }
            if (!all(size)) {
                break;
            }
        }
        return found;
    }

    /// A scenario has one schedule at least.
    private long affordable() {
        return bounds.schedules() - schedules;
    }

    private boolean all(Size size) {
        complete = true;
        for (var scenario : Scenario.all(alphabet, size)) {
            if (!explains(scenario)) {
                return false;
            }
        }
        if (complete) {
            whole.add(size);
        }
        return true;
    }

    private void some(Size size, int all) {
        var apart = Math.max(1, all / Math.max(1, affordable()));
        var index = 0L;
        for (var scenario : Scenario.all(alphabet, size)) {
            if (index++ % apart == 0 && !explains(scenario)) {
                return;
            }
        }
    }

    /// @return whether to go on
    private boolean explains(Scenario scenario) {
        if (affordable() <= 0) {
            return false;
        }
        var program = new ScenarioProgram(alphabet, scenario);
        var share = Math.max(1, Math.min(affordable(), bounds.schedules() / SHARES));
        var explored = Explorer.explore(bounds.withSchedules(share), program);
        schedules += explored.coverage().runs();
        progress.accept(schedules);
        if (explored instanceof Explored.Passed(var coverage, var cut) && cut == null && coverage.exits().isEmpty()) {
            complete &= coverage.isAll();
            return true;
        }
        found = new Unexplained(scenario, program, explored);
        return false;
    }

    /// How many schedules have run.
    long schedules() {
        return schedules;
    }

    /// The sizes of which every schedule of every scenario has run.
    List<Size> whole() {
        return List.copyOf(whole);
    }
}
