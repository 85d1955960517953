package dev.lockstep.engine.soundness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import dev.lockstep.engine.soundness.Generator.Pair;

class GeneratorTest {

    /// In how many of the programs of a build every pair of kinds occurs at least.
    private static final int OFTEN = 1;

    @Test
    void everyPairOfKindsMeetsInTwoThreadsOfManyPrograms() {
        var met = new HashMap<Pair, Integer>();
        LongStream.range(0, ReductionSoundnessTest.PROGRAMS)
                .forEach(seed -> pairs(Generator.program(seed, Proof.SIZE)).forEach(pair -> met.merge(pair, 1,
                        Integer::sum)));
        var rarest = Generator.PAIRS.stream().min((a, b) -> met.getOrDefault(a, 0) - met.getOrDefault(b, 0))
                .orElseThrow();
        assertTrue(met.getOrDefault(rarest, 0) >= OFTEN, () -> rarest + " in " + met.get(rarest) + " programs");
    }

    private static Set<Pair> pairs(Program program) {
        var pairs = new HashSet<Pair>();
        for (var i = 0; i < program.threads().size(); i++) {
            for (var j = i + 1; j < program.threads().size(); j++) {
                for (var one : kinds(program, i)) {
                    kinds(program, j).forEach(other -> pairs.add(Pair.of(one, other)));
                }
            }
        }
        return pairs;
    }

    private static Set<Op> kinds(Program program, int thread) {
        return program.statements(thread).map(Statement::op)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Op.class)));
    }

    @Test
    void theSameNumberMakesTheSameProgram() {
        for (var seed = 0L; seed < 100; seed++) {
            assertEquals(Generator.program(seed, Proof.SIZE), Generator.program(seed, Proof.SIZE));
        }
    }

    @Test
    void shrinkingLeavesTheSmallestProgramOfItsKind() {
        var program = Generator.program(2, Proof.SIZE);
        var kinds = program.statements(0).map(Statement::op).distinct().limit(1).collect(Collectors.toSet());
        var smallest = Shrinker.shrink(program,
                each -> each.statements(0).map(Statement::op).anyMatch(kinds::contains));
        assertEquals(Map.of(0, 1L, 1, 0L),
                Map.of(0, smallest.statements(0).count(), 1, smallest.statements(1).count()));
    }
}
