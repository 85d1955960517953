package shapes.checks;

import com.tngtech.archunit.core.domain.JavaClasses;

import dev.lockstep.api.*;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.*;

@Topic("shapes")
public class UnfitChecks {

    @Check(points = 10, title = "has a goal and does not look for it")
    @Explore
    void goalWithoutReaches(Submission submission, Threads threads, Goal goal) {
    }

    @Check(points = 5, title = "looks for nothing")
    @Reaches
    void reachesWithoutGoal(Submission submission) {
    }

    @Check(points = 5, title = "comes to nothing")
    @MatchesReference
    void matchesWithoutOutcome() {
    }

    @Check(points = 5, title = "asks for no history")
    @Linearizable
    void linearizableWithoutHistories(Submission submission, Threads threads) {
    }

    @Check(points = 5, title = "looks at nothing")
    @Structure
    void structureWithThreads(Threads threads, Submission submission) {
    }

    @Check(points = 5, title = "runs and looks at the code")
    void functionalWithCode(JavaClasses classes, Code code, Journal journal, int number) {
    }

    @Check(points = 5, title = "is told what it comes to")
    void functionalWithOutcome(Outcome outcome) {
    }

    @Check(points = 5, title = "is private")
    private void isPrivate() {
    }

    @Check(points = 5, title = "is static and returns something")
    static int isStatic() {
        return 1;
    }

    @Check(points = 5, title = "is out of range")
    @Explore(preemptions = -1, schedules = 0, steps = 20_000_000, spuriousWakeups = -1)
    void outOfRange() {
    }

    @Check(points = 5, title = "asks for histories out of range")
    @Linearizable(schedules = 0)
    void noSchedules(Histories histories) {
        histories.areExplainedBy(GoodModel.class, GoodOperations.class);
    }

    @Check(points = 5, title = "is explained by what does not fit")
    @Linearizable
    void doesNotFit(Histories histories) {
        histories.areExplainedBy(PoorModel.class, GoodOperations.class);
    }

    @Check(points = 5, title = "asks for operations that are none")
    @Linearizable
    void noOperations(Histories histories) {
        histories.areExplainedBy(GoodModel.class, NoOperations.class);
    }

    @Check(points = 5, title = "asks for operations that cannot be made")
    @Linearizable
    void poorOperations(Histories histories) {
        histories.areExplainedBy(GoodModel.class, PoorOperations.class);
    }

    @Check(points = 5, title = "is not run by JUnit")
    @Disabled
    @RepeatedTest(2)
    void isDisabled() {
    }

    @Explore(preemptions = 1)
    void isNoCheck(Threads threads) {
    }

    @BeforeEach
    void prepare() {
    }

    public static class GoodModel extends Inherited {
    }

    public static class Inherited {
        public int add(int value) {
            return value;
        }

        public void clear() {
        }
    }

    public static class PoorModel {
        public int add(long value) {
            return 0;
        }

        void clear() {
        }
    }

    public static class GoodOperations {
        @Operation
        public int add(@Param(gen = IntGen.class, conf = "1:2") int value) {
            return value;
        }

        @Operation
        public void clear() {
        }
    }

    public static class NoOperations {
        public int add(int value) {
            return value;
        }
    }

    static abstract class PoorOperations {
        @Operation
        public int add(int value) {
            return value;
        }

        @Operation
        void clear() {
        }
    }

    @Topic("shapes")
    private static class PrivateChecks {
        @Check(points = 4, title = "is private as a class")
        void isInPrivate() {
        }
    }

    @Topic("shapes")
    class InnerChecks {
        @Check(points = 4, title = "is an inner class's")
        void isInner() {
        }
    }

    @Topic("shapes")
    static abstract class AbstractChecks {
        @Check(points = 7, title = "is abstract")
        abstract void isAbstract();
    }
}
