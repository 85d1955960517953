package dev.lockstep.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /// Measures the floor and every workload, each in a JVM of its own with the engine's agent.
    static List<Speed> measure() {
        System.setProperty("jmh.ignoreLock", "true"); // two runs side by side are slow, but not wrong
        var options = new OptionsBuilder().include(FloorBenchmark.class.getName())
                .include(ExplorationBenchmark.class.getName()).forks(1).addProfiler(GCProfiler.class)
                .jvmArgsPrepend(ChildJvm.engineFlags().toArray(String[]::new)).verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true).build();
        try {
            var speeds = new ArrayList<Speed>();
            for (var run : new Runner(options).run()) {
                speeds.add(of(run));
            }
            return speeds;
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH failed", e);
        }
    }

    private static Speed of(RunResult run) {
        var result = run.getAggregatedResult();
        var workload = run.getParams().getParam("workload");
        var operations = median(result.getPrimaryResult());
        var secondary = result.getSecondaryResults();
        if (workload == null) {
            return new Speed(FLOOR, 0, operations, 0);
        }
        var schedules = median(secondary, "schedules");
        var bytes = median(secondary, ALLOCATED) * operations / schedules;
        return new Speed(Workload.valueOf(workload).title(), schedules, median(secondary, "switches"), bytes);
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
