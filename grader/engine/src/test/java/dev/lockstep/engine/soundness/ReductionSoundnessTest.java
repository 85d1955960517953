package dev.lockstep.engine.soundness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.lockstep.engine.soundness.Exploration.Mode;
import dev.lockstep.engine.soundness.Proof.Known;
import dev.lockstep.engine.strategy.BoundedSearch;
import dev.lockstep.engine.strategy.MutatedReduction;
import dev.lockstep.engine.strategy.Mutation;
import dev.lockstep.engine.strategy.Reduction;
import dev.lockstep.engine.strategy.Strategy;

/// What a strategy finds in thousands of generated programs is exactly what full enumeration finds there.
class ReductionSoundnessTest {

    static final int PROGRAMS = Integer.getInteger("programs", 3_600);

    private static final int SMALL_PROGRAMS = 1_500;

    private static List<Known> programs = List.of();

    @BeforeAll
    static void enumerate() {
        programs = Proof.programs(PROGRAMS);
    }

    /// Strategies that claim to lose nothing.
    static Stream<Named<Claim>> strategies() {
        return Stream.of(Named.of("reduction", new Claim(Reduction::new, 1)),
                Named.of("deepening", new Claim(Deepening::new, 10)));
    }

    /// A strategy, and which of the programs it is tried on: every so many.
    record Claim(Supplier<? extends Strategy> strategy, int every) {}

    @ParameterizedTest
    @MethodSource("strategies")
    void theStrategyFindsExactlyWhatFullEnumerationFinds(Claim claim) {
        assertNull(counterexample(claim, Mode.EVERY_ACCESS));
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void theStrategyFindsItWithoutSwitchesAtPlainAccesses(Claim claim) {
        assertNull(counterexample(claim, Mode.DEFAULT));
    }

    @Test
    void aProgramWithoutARaceCannotTellWhetherPlainAccessesAreSwitchPoints() {
        assertNull(counterexample(new Claim(() -> new BoundedSearch(Integer.MAX_VALUE), 3), Mode.DEFAULT));
    }

    /// No comparison is worth more than what there is to find.
    @Test
    void theProgramsShowEnough() {
        assertEquals(PROGRAMS + Corners.programs().size(), programs.size());
        assertTrue(programs.stream().allMatch(known -> known.outcomes().complete()));
        assertTrue(count(known -> known.outcomes().endings().size() > 1) > PROGRAMS / 3);
        assertTrue(count(known -> known.outcomes().isRacy()) > PROGRAMS / 20);
        assertTrue(count(
                known -> known.outcomes().endings().stream().anyMatch(each -> !each.stuck().isEmpty())) > PROGRAMS / 8);
    }

    private static long count(Predicate<Known> predicate) {
        return programs.stream().filter(predicate).count();
    }

    @ParameterizedTest
    @EnumSource
    void aSearchThatLosesSomethingIsCaught(WrongSearch.Fault fault) {
        assertTrue(programs.stream().anyMatch(known -> !Proof.difference(known.program(), known.outcomes(),
                () -> new WrongSearch(fault), Mode.EVERY_ACCESS).isEmpty()));
    }

    /// The programs have no histories: `HistorySoundnessTest` has.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NO_HISTORIES")
    void aReductionThatLosesSomethingIsCaught(Mutation mutation) {
        assertTrue(programs.stream().anyMatch(known -> !Proof.difference(known.program(), known.outcomes(),
                () -> new MutatedReduction(mutation), Mode.EVERY_ACCESS).isEmpty()));
    }

    @Test
    void whatIsNoSwitchPointNobodyCanTell() {
        assertNull(Proof.stepByStep(SMALL_PROGRAMS).stream().map(known -> Proof.counterexample(known, Mode.DEFAULT))
                .filter(Objects::nonNull).findFirst().orElse(null));
    }

    private static @Nullable String counterexample(Claim claim, Mode mode) {
        return IntStream.iterate(0, i -> i < programs.size(), i -> i + claim.every()).mapToObj(programs::get)
                .map(known -> Proof.counterexample(known, claim.strategy(), mode)).filter(Objects::nonNull)
                .findFirst().orElse(null);
    }
}
