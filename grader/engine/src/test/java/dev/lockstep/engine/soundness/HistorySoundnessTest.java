package dev.lockstep.engine.soundness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.lockstep.engine.instrument.InstrumentingLoader;
import dev.lockstep.engine.runtime.Execution;
import dev.lockstep.engine.runtime.Settings;
import dev.lockstep.engine.runtime.Settings.Points;
import dev.lockstep.engine.runtime.Settings.Races;
import dev.lockstep.engine.soundness.HistoryRun.History;
import dev.lockstep.engine.strategy.BoundedSearch;
import dev.lockstep.engine.strategy.MutatedReduction;
import dev.lockstep.engine.strategy.Mutation;
import dev.lockstep.engine.strategy.Reduction;
import dev.lockstep.engine.strategy.Strategy;

/// The histories that the reduction shows refute whatever those of plain enumeration do, where each access, each call and each
/// return is a step of its own.
class HistorySoundnessTest {

    private static final int STEPS = 20_000;
    private static final long MOST = 3_000;
    private static final List<List<List<Integer>>> SCENARIOS = scenarios();

    private static List<Known> known = List.of();

    /// All histories of a scenario.
    ///
    /// @param racy whether it has a data race
    private record Known(String object, Supplier<Operations> maker, List<List<Integer>> scenario,
            Set<History> histories,
            boolean racy) {}

    /// The histories that a strategy shows.
    private record Shown(Set<History> histories, boolean whole, boolean racy) {}

    /// Two callers with one operation each, and with two and one.
    private static List<List<List<Integer>>> scenarios() {
        var pairs = IntStream.range(0, 9).filter(i -> i / 3 <= i % 3)
                .mapToObj(i -> List.of(List.of(i / 3), List.of(i % 3)));
        var triples = IntStream.range(0, 27).mapToObj(i -> List.of(List.of(i / 9, i / 3 % 3), List.of(i % 3)));
        return Stream.concat(pairs, triples).toList();
    }

    @BeforeAll
    static void enumerate() {
        var all = new ArrayList<Known>();
        objects().forEach((object, maker) -> SCENARIOS.forEach(scenario -> {
            var shown = shown(maker, scenario, Points.STEPS, new BoundedSearch(Integer.MAX_VALUE));
            if (shown.whole) {
                all.add(new Known(object, maker, scenario, shown.histories, shown.racy));
            }
        }));
        known = all;
    }

    @SuppressWarnings("unchecked") // as it is declared
    private static Map<String, Supplier<Operations>> objects() {
        try {
            var classes = Path
                    .of(HistorySoundnessTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            var loader = new InstrumentingLoader(List.of(classes),
                    new ClassLoader(HistorySoundnessTest.class.getClassLoader()) {});
            return (Map<String, Supplier<Operations>>) loader.loadClass("programs.soundness.SharedObjects")
                    .getMethod("all").invoke(null);
        } catch (ReflectiveOperationException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Shown shown(Supplier<Operations> maker, List<List<Integer>> scenario, Points points,
            Strategy strategy) {
        var execution = new Execution(new Settings(STEPS, false, 0, points, Races.NOTE,
                Settings.Stacks.CONTINUATIONS));
        var run = new HistoryRun(maker, scenario);
        var histories = new LinkedHashSet<History>();
        var racy = false;
        for (var i = 0L; strategy.next(); i++) {
            if (i == MOST) {
                return new Shown(histories, false, racy);
            }
            var outcome = execution.run(strategy, run, false);
            if (!outcome.abandoned()) {
                histories.add(run.history());
            }
            racy |= !execution.races().isEmpty();
        }
        var claims = !(strategy instanceof Reduction reduction)
                || !(reduction.denied() || reduction.gaveUp() || reduction.diverged());
        return new Shown(histories, claims, racy);
    }

    private static @Nullable String lost(Known each, Points points, Strategy strategy) {
        var shown = shown(each.maker, each.scenario, points, strategy);
        if (!shown.whole) {
            return each.object + " was not gone through";
        }
        return each.histories.stream().filter(history -> shown.histories.stream().noneMatch(history::isRefutedWith))
                .findFirst().map(history -> text(each) + " loses " + history).orElse(null);
    }

    private static String text(Known each) {
        return each.object + " " + each.scenario;
    }

    private static List<String> allLost(Points points, Supplier<Strategy> strategies) {
        return known.stream().filter(each -> points.equals(Points.ACCESSES) || !each.racy)
                .flatMap(each -> Stream.ofNullable(lost(each, points, strategies.get()))).toList();
    }

    @Test
    void thereIsEnoughToFind() {
        assertTrue(known.stream().map(Known::object).distinct().count() >= 30, () -> "of " + known.size());
        assertTrue(known.stream().filter(each -> each.histories.size() > 3).count() > known.size() / 2);
    }

    @Test
    void theReductionLosesNoHistory() {
        assertEquals(List.of(), allLost(Points.ACCESSES, Reduction::new));
    }

    @Test
    void norDoesItWithoutSwitchesAtPlainAccesses() {
        assertEquals(List.of(), allLost(Points.SYNCHRONISATION, Reduction::new));
    }

    @Test
    void itInventsNone() {
        var invented = known.stream().flatMap(
                each -> shown(each.maker, each.scenario, Points.ACCESSES, new Reduction()).histories.stream()
                        .filter(history -> !each.histories.contains(history)).map(history -> text(each) + history));
        assertEquals(List.of(), invented.toList());
    }

    @Test
    void withoutCallsAndReturnsItWould() {
        assertTrue(allLost(Points.SYNCHRONISATION, () -> new MutatedReduction(Mutation.NO_HISTORIES)).size() > 5);
    }
}
