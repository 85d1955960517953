package locks.checks;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Histories;
import dev.lockstep.api.Linearizable;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import locks.contract.Mutex;
import locks.model.MutexModel;

/// A lock made of one atomic variable.
@Topic("locks")
public class SpinLockChecks {

    @Check(points = 4, title = "takes a free SpinLock, refuses a held one, and gives it back",
            finding = "lock-state-wrong",
            hint = "Write down what the atomic variable holds before and after each call, and what each call returns.")
    void spinLockTakesAndGives(Submission submission, Threads threads) {
        MutexPrograms.takeAndGive(spinLock(submission), spinLock(submission), threads);
    }

    @Check(points = 7, title = "never lets two threads hold a SpinLock at once", needs = "spinLockTakesAndGives",
            finding = "mutual-exclusion-violated",
            hint = "Does anything come between the test whether the lock is free and the write that "
                    + "takes it? Which operation of an atomic does both in one step?")
    @Explore
    void spinLockExcludes(Submission submission, Threads threads) {
        MutexPrograms.takeTurns(spinLock(submission), 3, threads);
    }

    @Check(points = 2, title = "excludes threads that take a SpinLock by tryLock from those that lock it",
            needs = "spinLockExcludes", finding = "mutual-exclusion-violated",
            hint = "Is what tryLock saw still so when it takes the lock? Somebody may have come, left, "
                    + "and come again.")
    @Explore
    void spinLockTakesTurnsWithTryLock(Submission submission, Threads threads) {
        MutexPrograms.takeTurnsWithTryLock(spinLock(submission), threads);
    }

    @Check(points = 1, title = "neither ends the wait for a SpinLock on an interrupt nor loses the interrupt",
            needs = "spinLockExcludes", finding = "interrupt-mishandled",
            hint = "Does an interrupt end the wait? Does any call clear the interrupt status, and who "
                    + "sets it again?")
    @Explore(preemptions = 1, schedules = 200)
    void spinLockOutlastsInterrupts(Submission submission, Threads threads) {
        MutexPrograms.outlastInterrupts(spinLock(submission), threads);
    }

    @Check(points = 1, title = "makes a thread that holds a SpinLock wait for itself when it locks again",
            needs = "spinLockTakesAndGives", finding = "lock-state-wrong",
            hint = "Does lock() care who holds the lock? Here a thread that holds it waits like any "
                    + "other.")
    @Explore(preemptions = 1, schedules = 200)
    void spinLockIsNotReentrant(Submission submission, Threads threads) {
        MutexPrograms.lockTwice(spinLock(submission), threads);
    }

    @Check(points = 4, title = "answers calls of a SpinLock as if they came one after the other",
            needs = "spinLockTakesAndGives",
            hint = "Can another thread come between a look at the lock and its taking?")
    @Linearizable
    void spinLockIsLinearizable(Histories histories) {
        histories.areExplainedBy(MutexModel.class, SpinLockOperations.class);
    }

    /// What the histories of a `SpinLock` are made of.
    public static class SpinLockOperations extends MutexOperations {
        /// Makes a free lock.
        public SpinLockOperations() {
            super("SpinLock");
        }
    }

    private static Mutex spinLock(Submission submission) {
        return submission.create(Mutex.class, "SpinLock");
    }
}
