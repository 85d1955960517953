package dev.lockstep.engine;

import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.lockstep.engine.runtime.Execution;
import dev.lockstep.engine.runtime.Settings;
import dev.lockstep.engine.strategy.BoundedSearch;
import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.engine.strategy.RandomWalk;
import dev.lockstep.engine.strategy.Replay;
import dev.lockstep.engine.strategy.Strategy;
import programs.ConcurrentPrograms;
import programs.ExactnessPrograms;
import programs.MemoryPrograms;
import programs.MonitorPrograms;
import programs.Shows;
import programs.ThreadPrograms;

/// To be started in a JVM of its own: runs some schedules of many programs and prints all that there is to tell of them.
final class TellsWhatItExplores {

    private static final List<Class<?>> PROGRAMS = List.of(ExactnessPrograms.class, MemoryPrograms.class,
            MonitorPrograms.class, ConcurrentPrograms.class, ThreadPrograms.class);

    private static final int SCHEDULES = 3;

    private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);

    private TellsWhatItExplores() {}

    public static void main(String[] arguments) {
        var teller = new TellsWhatItExplores();
        PROGRAMS.forEach(type -> Programs.of(type).forEach(teller::explore));
        teller.out.flush();
    }

    private void explore(Method method) {
        out.println(method.getName());
        var shows = method.getAnnotation(Shows.class);
        var execution = new Execution(new Settings(5_000, shows.anyDelay(), shows.spuriousWakeups(),
                Settings.Points.SYNCHRONISATION,
                Settings.Races.FAIL, Settings.Stacks.CONTINUATIONS));
        var program = Programs.program(method);
        run(execution, new BoundedSearch(1), program);
        run(execution, new RandomWalk(1, SCHEDULES), program);
    }

    private void run(Execution execution, Strategy strategy, Runnable program) {
        for (var i = 0; i < SCHEDULES && strategy.next(); i++) {
            var failure = execution.run(strategy, program, false).failure();
            out.println(Programs.saw());
            tell(execution, program, execution.decisions());
            out.println(failure == null ? "nothing wrong" : failure.getClass().getSimpleName());
        }
    }

    private void tell(Execution execution, Runnable program, Decisions decisions) {
        out.println(IntStream.range(0, decisions.size()).mapToObj(i -> String.valueOf(decisions.get(i)))
                .collect(Collectors.joining(" ", "decisions ", "")));
        var replay = new Replay(decisions);
        replay.next();
        var again = execution.run(replay, program, true);
        var trace = again.trace();
        if (trace != null) {
            out.println(trace.threads());
            trace.events().forEach(out::println);
        }
        out.println(again.failure());
    }
}
