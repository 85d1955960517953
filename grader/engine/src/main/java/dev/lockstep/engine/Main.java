package dev.lockstep.engine;

import java.io.PrintStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import dev.lockstep.engine.Explored.CutOff;
import dev.lockstep.engine.Explored.Diverged;
import dev.lockstep.engine.Explored.Failed;
import dev.lockstep.engine.Explored.Passed;

/// Explores a program from the command line, say in a lecture: a class with a `main` of its own, which knows nothing of
/// all this.
///
///     java -javaagent:lockstep-engine.jar -cp lockstep-engine.jar:classes dev.lockstep.engine.Main examples.Slot
///
/// Instead of a class, `CLASS#METHOD` names a static method whose parameters are strings. Options stand before it:
/// `--preemptions N`, `--schedules N`, `--steps N`, `--total-steps N`, `--any-delay`, `--spurious-wakeups N`, `--seed N` as
/// in [Bounds], and `--replay SCHEDULE` to run one schedule again. Assertions are on. What the program prints is kept away
/// from the result, and shown where that is one schedule.
///
/// Exit codes:
///
/// - 0: no schedule fails, of all there are or within the bounds;
/// - 1: one fails;
/// - 2: nothing is proved: schedules were cut off, came out otherwise when run again, could not be tried or seen in part,
///   or there was nothing to explore;
/// - 3: the command is not understood, or there is no such program.
public final class Main {

    private static final int PASSED = 0;
    private static final int FAILED = 1;
    private static final int NOTHING_PROVED = 2;
    private static final int NOT_UNDERSTOOD = 3;

    private final PrintStream out;
    private final Output output = new Output();

    Main(PrintStream out) {
        this.out = out;
    }

    /// Explores a program, prints what came of it, and exits.
    ///
    /// @param arguments options, the class to explore, and what its `main` is given
    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var early = new Thread(() -> endedEarly(out));
        Runtime.getRuntime().addShutdownHook(early);
        var code = new Main(out).run(arguments);
        Runtime.getRuntime().removeShutdownHook(early);
        System.exit(code);
    }

    /// The program, or whoever runs it, has ended the JVM in a way that the scheduler does not see.
    private static void endedEarly(PrintStream out) {
        out.println("Nothing is proved: the JVM was ended before the exploration was.");
        Runtime.getRuntime().halt(NOTHING_PROVED);
    }

    int run(String... arguments) {
        var systemOut = System.out;
        var systemErr = System.err;
        try {
            return run(CommandLine.parse(arguments));
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return NOT_UNDERSTOOD;
        } catch (IllegalStateException e) {
            out.println(e.getMessage());
            return NOTHING_PROVED;
        } finally {
            System.setOut(systemOut);
            System.setErr(systemErr);
        }
    }

    private int run(CommandLine asked) {
        var exploration = Exploration.of(entry(asked)).within(asked.bounds()).beforeEach(output::begin);
        var schedule = asked.schedule();
        var explored = schedule == null ? exploration.explore() : exploration.replay(schedule);
        out.println(explored);
        if (schedule != null || explored instanceof Failed) {
            printed(output.lines());
        }
        return code(explored);
    }

    private void printed(List<String> lines) {
        if (!lines.isEmpty()) {
            out.println();
            out.println("It printed:");
            lines.forEach(line -> out.println("  " + line));
        }
    }

    private static int code(Explored explored) {
        return switch (explored) {
            case Passed(var coverage, var cut) -> coverage.hasGaps() || cut != null ? NOTHING_PROVED : PASSED;
            case Failed _ -> FAILED;
            case CutOff _,Diverged _ -> NOTHING_PROVED;
        };
    }

    // What to run

    private static Entry entry(CommandLine asked) {
        var hash = asked.program().indexOf('#');
        var type = type(hash < 0 ? asked.program() : asked.program().substring(0, hash));
        var arguments = asked.arguments().toArray(String[]::new);
        return hash < 0
                ? Entry.of(method(type, "main", String[].class), (Object) arguments)
                : entry(type, asked.program().substring(hash + 1), arguments);
    }

    /// A method whose parameters are as many strings as there are, or else an array of them.
    private static Entry entry(Class<?> type, String name, String[] arguments) {
        var strings = new Class<?>[arguments.length];
        Arrays.fill(strings, String.class);
        var takesArray = Arrays.stream(type.getDeclaredMethods()).anyMatch(method -> method.getName().equals(name)
                && Arrays.equals(method.getParameterTypes(), new Class<?>[]{String[].class}));
        return takesArray
                ? Entry.of(method(type, name, String[].class), (Object) arguments)
                : Entry.of(method(type, name, strings), (Object[]) arguments);
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, ClassLoader.getSystemClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("There is no class " + name + " on the class path.", e);
        } catch (UnsupportedClassVersionError e) {
            throw new IllegalStateException("Nothing was explored: " + e.getMessage() + ": compile it with --release "
                    + Runtime.version().feature() + ".", e);
        } catch (LinkageError e) {
            throw new IllegalStateException("Nothing was explored: " + e.getMessage() + ".", e);
        }
    }

    private static Method method(Class<?> type, String name, Class<?>... parameters) {
        try {
            var method = type.getDeclaredMethod(name, parameters);
            if (Modifier.isStatic(method.getModifiers())) {
                return method;
            }
            throw new IllegalArgumentException("The method " + name + " of " + type.getName() + " is not static.");
        } catch (NoSuchMethodException e) {
            var types = Arrays.stream(parameters).map(Class::getSimpleName).toList();
            throw new IllegalArgumentException("There is no static method %s(%s) in %s.".formatted(name,
                    String.join(", ", types), type.getName()), e);
        }
    }
}
