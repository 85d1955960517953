package dev.lockstep.benchmarks;

import dev.lockstep.engine.Explorer;

/// What a tool says of a structure.
///
/// @param why its finding, or empty
record Verdict(boolean correct, String why) {

    private static final int SCHEDULES = 200_000;
    private static final int LINCHECK_SCHEDULES = 500;

    /// The engine's: every schedule ends, none has a data race, and each returns what some order of the calls explains.
    static Verdict ofEngine(Scenario scenario) {
        var explored = Explorer.explore(Effort.exhaustive(SCHEDULES), ScenarioProgram.checked(scenario));
        var failing = explored.failing();
        if (failing != null) {
            return new Verdict(false, failing.failure().getClass().getSimpleName());
        }
        if (!explored.coverage().isAll()) {
            throw new IllegalStateException("not every schedule was explored: " + explored);
        }
        return new Verdict(true, "");
    }

    /// Lincheck's, of a JVM without the engine's agent.
    static Verdict ofLincheck(Scenario scenario) {
        var failure = LincheckRun.of(scenario, LINCHECK_SCHEDULES).failure();
        return new Verdict(failure.isEmpty(), failure);
    }
}
