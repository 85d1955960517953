package dev.lockstep.engine;

import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Limit;
import programs.Shows.Result;

/// What an exploration of a program of the tests shows.
public final class Verdict {

    private Verdict() {}

    /// What it shows.
    public static Result of(Explored explored) {
        return switch (explored) {
            case Explored.Passed(_, var cut) -> cut == null ? Result.NOTHING_WRONG : of(cut.limit());
            case Explored.Failed(_, var failing) -> of(failing.failure());
            case Explored.CutOff(_, var cut) -> of(cut.limit());
            case Explored.Diverged _ -> throw new AssertionError(explored);
        };
    }

    private static Result of(Limit limit) {
        return switch (limit) {
            case Limit.TooManySteps _ -> Result.TOO_MANY_STEPS;
            case Limit.Unsupported _ -> Result.NOT_SUPPORTED;
        };
    }

    private static Result of(Failure failure) {
        return switch (failure) {
            case Failure.Deadlock _ -> Result.DEADLOCK;
            case Failure.LostWakeup _ -> Result.LOST_WAKEUP;
            case Failure.ThreadsLeftRunning _ -> Result.THREADS_LEFT_RUNNING;
            case Failure.DataRace _ -> Result.DATA_RACE;
            case Failure.Livelock _ -> Result.LIVELOCK;
            case Failure.Uncaught _ -> Result.EXCEPTION;
            case Failure.Exited _ -> Result.EXITED;
        };
    }
}
