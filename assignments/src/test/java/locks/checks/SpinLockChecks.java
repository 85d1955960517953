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

    @Check(points = 9, title = "never lets two threads hold a SpinLock at once", needs = "spinLockTakesAndGives",
            finding = "mutual-exclusion-violated",
            hint = "Between a test and the write that follows it another thread may run. Which operation of an atomic "
                    + "does both in one step?")
    @Explore
    void spinLockExcludes(Submission submission, Threads threads) {
        MutexPrograms.takeTurns(spinLock(submission), 3, threads);
    }

    @Check(points = 5, title = "answers tryLock of a SpinLock as if calls came one after the other",
            needs = "spinLockTakesAndGives",
            hint = "Two threads may call tryLock on a free lock at the same moment: one of them has to get false.")
    @Linearizable(scenarios = 40)
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
