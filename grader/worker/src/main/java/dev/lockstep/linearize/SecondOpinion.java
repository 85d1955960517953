package dev.lockstep.linearize;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.util.LoggingLevel;

import dev.lockstep.histories.Alphabet;
import dev.lockstep.histories.Invocation;
import dev.lockstep.histories.Scenario.Size;

/// Has Lincheck look for a history that no order of its calls explains, where our own scheduler has not gone through all:
/// in random scenarios of three threads with three calls each, none of which may block.
///
/// What it names is a suspicion. Its known limits make some of them wrong:
///
/// - where a monitor is a collection it reports misuses of monitors that no JVM reports;
/// - `notify` is `notifyAll` to it, and a timed wait never ends;
/// - static state of a submission lives on from one scenario to the next;
/// - long loops and deep recursion are endless to it.
///
/// Needs a JVM of its own, started with [#JVM_FLAGS] and free of other agents, whose classes under check come from
/// [LincheckClassPath]. Lincheck's seeds are fixed: the same classes give the same suspicion every time.
///
/// Thread safety: Lincheck allows one check at a time in a JVM; all checks and the warm-up go through the lock of this
/// class.
public final class SecondOpinion {

    /// What the JVM needs: Lincheck attaches its agent to the JVM that it runs in, and says nothing about it. The small
    /// compiler takes half of the processor time for runs as short as these.
    public static final List<String> JVM_FLAGS = List.of("-XX:TieredStopAtLevel=1", "-XX:-PrintWarnings",
            "-XX:+EnableDynamicAgentLoading", "-Djdk.attach.allowAttachSelf=true", "-Dlincheck.logLevel=OFF",
            "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");

    /// Lincheck takes a loop or a recursion that goes on for longer than this for one that never ends; its own bounds,
    /// 50 and 20, are within what an ordinary program does.
    private static final int LOOP_BOUND = 2_000;
    private static final int RECURSION_BOUND = 200;

    private static final int SCENARIOS = 10;
    private static final Size BEYOND = new Size(3, 3);
    /// Of 30 wrong answers to linearizable checks it suspects the same 12 with 25, 50, 100 and 200.
    private static final int INVOCATIONS = 50;

    private SecondOpinion() {}

    /// Prepares this JVM, which takes a second or two: to be called while there is nothing else to do. The first question
    /// makes up for it where it was not called.
    ///
    /// @return whether Lincheck works here; if not, it suspects nothing
    public static boolean warmUp() {
        synchronized (SecondOpinion.class) {
            return Canary.isAlive();
        }
    }

    /// The calls of a scenario in which Lincheck finds fault, each thread's by their indices in the alphabet; empty if it
    /// finds none, or cannot tell.
    ///
    /// @throws IllegalArgumentException if the operations are not such as an alphabet is made of
    public static List<List<Integer>> suspicion(Class<?> operations, Class<?> model) {
        var alphabet = Alphabet.of(operations, model);
        synchronized (SecondOpinion.class) {
            return Canary.isAlive()
                    ? found(alphabet).map(actors -> indices(alphabet, actors)).orElse(List.of())
                    : List.of();
        }
    }

    private static Optional<List<List<Actor>>> found(Alphabet alphabet) {
        var options = options(alphabet.model(), BEYOND, INVOCATIONS).iterations(0);
        scenarios(alphabet).forEach(options::addCustomScenario);
        try {
            options.check(alphabet.operations());
            return Optional.empty();
        } catch (LincheckAssertionError e) {
            return Optional.of(e.getFailure$lincheck().getScenario().getParallelExecution());
        } catch (Exception | LinkageError | AssertionError e) {
            return Optional.empty(); // the tool's own trouble
        }
    }

    /// Drawn at random, the same each time.
    private static List<ExecutionScenario> scenarios(Alphabet alphabet) {
        var calls = alphabet.calls().stream().filter(call -> !blocks(call)).toList();
        var random = new SplittableRandom(1);
        return calls.isEmpty()
                ? List.of()
                : IntStream.range(0, SCENARIOS).mapToObj(_ -> new ExecutionScenario(List.of(),
                        IntStream.range(0, BEYOND.threads()).mapToObj(caller -> actors(calls, caller, random)).toList(),
                        List.of(), null)).toList();
    }

    private static boolean blocks(Invocation call) {
        return call.operation().getAnnotation(Operation.class).blocking();
    }

    private static List<Actor> actors(List<Invocation> calls, int caller, SplittableRandom random) {
        return IntStream.range(0, BEYOND.calls()).mapToObj(_ -> calls.get(random.nextInt(calls.size())))
                .map(call -> new Actor(call.operation(), List.of(call.arguments(caller)))).toList();
    }

    private static List<List<Integer>> indices(Alphabet alphabet, List<List<Actor>> actors) {
        return actors.stream().filter(calls -> !calls.isEmpty())
                .map(calls -> calls.stream().map(actor -> index(alphabet, actor)).toList()).toList();
    }

    private static int index(Alphabet alphabet, Actor actor) {
        return alphabet.calls().stream()
                .filter(call -> call.operation().equals(actor.getMethod()) && takes(call, actor))
                .mapToInt(Invocation::index).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the alphabet lacks " + actor));
    }

    private static boolean takes(Invocation call, Actor actor) {
        for (var i = 0; i < call.arguments().size(); i++) {
            if (call.arguments().get(i) instanceof Invocation.Argument.Value(var value)
                    && !value.equals(actor.getArguments().get(i))) {
                return false;
            }
        }
        return true;
    }

    /// @param invocations the most interleavings to try of a scenario
    static ModelCheckingOptions options(Class<?> model, Size size, int invocations) {
        return new ModelCheckingOptions().sequentialSpecification(model).threads(size.threads())
                .actorsPerThread(size.calls()).actorsBefore(0).actorsAfter(0)
                .invocationsPerIteration(invocations).loopBound(LOOP_BOUND).recursionBound(RECURSION_BOUND)
                .logLevel(LoggingLevel.OFF);
    }
}
