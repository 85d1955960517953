package dev.lockstep.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;

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

    private static final int SCHEDULES_PER_NEWS = 1_000;

    private final Alphabet alphabet;
    private final Bounds bounds;
    private final LongConsumer progress;

    private final List<Size> whole = new ArrayList<>();
    private long schedules;

    /// @param bounds of all scenarios together
    /// @param progress told now and then how many schedules have run
    Linearizability(Alphabet alphabet, Bounds bounds, LongConsumer progress) {
        this.alphabet = alphabet;
        this.bounds = bounds;
        this.progress = progress;
    }

    /// A scenario and what became of it.
    record Tried(Scenario scenario, ScenarioProgram program, Explored explored) {

        static Tried of(Alphabet alphabet, Scenario scenario, Function<ScenarioProgram, Explored> run) {
            var program = new ScenarioProgram(alphabet, scenario);
            return new Tried(scenario, program, run.apply(program));
        }

        /// Whether each schedule that was tried came to a right end.
        boolean isRight() {
            return explored instanceof Explored.Passed(var coverage, var cut) && cut == null
                    && coverage.exits().isEmpty();
        }
    }

    /// Goes through them.
    ///
    /// @return the first that is not right
    Optional<Tried> ask() {
        return SIZES.stream().takeWhile(_ -> left() > 0).flatMap(size -> ask(size).stream()).findFirst();
    }

    /// Goes through a size, or as far as the budget lasts.
    private Optional<Tried> ask(Size size) {
        // a scenario has one schedule at least
        var apart = Math.max(1, Scenario.count(alphabet, size) / left());
        var complete = apart == 1;
        for (var scenario : Scenario.every(apart, alphabet, size)) {
            if (left() <= 0) {
                return Optional.empty();
            }
            var tried = explore(scenario);
            if (!tried.isRight()) {
                return Optional.of(tried);
            }
            complete &= tried.explored.coverage().isAll();
        }
        if (complete) {
            whole.add(size);
        }
        return Optional.empty();
    }

    private long left() {
        return bounds.schedules() - schedules;
    }

    private Tried explore(Scenario scenario) {
        var share = Math.max(1, Math.min(left(), bounds.schedules() / SHARES));
        var tried = Tried.of(alphabet, scenario,
                program -> Explorer.explore(bounds.withSchedules(share), program));
        var before = schedules;
        schedules += tried.explored.coverage().runs();
        if (before / SCHEDULES_PER_NEWS < schedules / SCHEDULES_PER_NEWS) {
            progress.accept(schedules);
        }
        return tried;
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
