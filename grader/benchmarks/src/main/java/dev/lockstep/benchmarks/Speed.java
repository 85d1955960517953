package dev.lockstep.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/// What JMH measured of a workload, as medians over its iterations.
///
/// @param workload its name; [#FLOOR] for the floor
/// @param schedules a second
/// @param switches a second
/// @param bytes allocated for each schedule
record Speed(String workload, double schedules, double switches, double bytes) {

    static final String FLOOR = "floor";

    private static final String PARAMETER = "workload";
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /// Measures the floor and every workload, each in a JVM of its own with the engine's agent.
    static List<Speed> measure() {
        System.setProperty("jmh.ignoreLock", "true"); // two runs side by side are slow, but not wrong
        var options = new OptionsBuilder().include(FloorBenchmark.class.getName())
                .include(ExplorationBenchmark.class.getName()).forks(1).addProfiler(GCProfiler.class)
                .jvmArgsPrepend(ChildJvm.engineFlags().toArray(String[]::new)).verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true).build();
        try {
            var runs = new Runner(options).run();
            return Stream.concat(Stream.of(floor(runs)), Stream.of(Workload.values()).map(each -> of(each, runs)))
                    .toList();
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH failed", e);
        }
    }

    private static Speed floor(Collection<RunResult> runs) {
        var run = runs.stream().filter(each -> each.getParams().getParam(PARAMETER) == null).findFirst().orElseThrow();
        return new Speed(FLOOR, 0, median(run.getPrimaryResult()), 0);
    }

    private static Speed of(Workload workload, Collection<RunResult> runs) {
        var explored = run(workload, "explore", runs);
        var schedules = median(explored.getSecondaryResults(), "schedules");
        var bytes = median(explored.getSecondaryResults(), ALLOCATED) * median(explored.getPrimaryResult()) / schedules;
        var switches = median(run(workload, "walk", runs).getSecondaryResults(), "switches");
        return new Speed(workload.title(), schedules, switches, bytes);
    }

    private static RunResult run(Workload workload, String benchmark, Collection<RunResult> runs) {
        return runs.stream().filter(each -> workload.name().equals(each.getParams().getParam(PARAMETER)))
                .filter(each -> each.getParams().getBenchmark().endsWith("." + benchmark)).findFirst().orElseThrow();
    }

    private static double median(Result<?> result) {
        return result.getStatistics().getPercentile(50);
    }

    @SuppressWarnings("rawtypes") // JMH's
    private static double median(Map<String, Result> results, String name) {
        var result = results.get(name);
        if (result == null) {
            throw new IllegalStateException("JMH did not measure " + name + ", only " + results.keySet());
        }
        return median(result);
    }
}
