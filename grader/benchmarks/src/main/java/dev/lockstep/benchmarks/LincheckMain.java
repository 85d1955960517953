package dev.lockstep.benchmarks;

/// What Lincheck needs for the workloads and for the pairs. Runs in a JVM without the engine's agent.
final class LincheckMain {

    /// Where the search for a failing schedule, or for the last, stops.
    static final int LIMIT = 10_000;

    private static final int WORKLOAD_SCHEDULES = 500;

    private static final int WARM_UP = 200;

    private LincheckMain() {}

    public static void main(String[] arguments) {
        for (var workload : Workload.values()) {
            var scenario = workload.scenario();
            LincheckRun.unverified(scenario, WARM_UP);
            System.out.println(Measured.median(
                    () -> measured(workload.title(), LincheckRun.unverified(scenario, WORKLOAD_SCHEDULES))).line());
        }
        for (var pair : Pair.values()) {
            pair(pair.wrongTitle, pair.wrong());
            pair(pair.rightTitle, pair.right());
        }
    }

    private static void pair(String name, Scenario scenario) {
        System.out.println(Measured.warmMedian(() -> measured(name, LincheckRun.of(scenario, LIMIT))).line());
    }

    private static Measured measured(String name, LincheckRun run) {
        var stopped = run.failure().isEmpty() && run.invocations() == LIMIT;
        return new Measured(name, stopped ? Measured.STOPPED : run.failure(), run.invocations(), run.nanos());
    }
}
