package counter.checks;

import org.jetbrains.lincheck.datastructures.Operation;

import counter.contract.Counter;
import dev.lockstep.api.Submission;

public abstract class CounterOperations {
    private final Counter counter;

    protected CounterOperations(String className) {
        counter = make(className);
    }

    private static Counter make(String className) {
        return Submission.current().create(Counter.class, className);
    }

    @Operation
    public int increment() {
        return counter.increment();
    }

    @Operation
    public int get() {
        return counter.get();
    }

    public static class RacyCounter extends CounterOperations {
        public RacyCounter() {
            super("RacyCounter");
        }
    }

    public static class HastyCounter extends CounterOperations {
        public HastyCounter() {
            super("HastyCounter");
        }
    }

    public static class GuardedCounter extends CounterOperations {
        public GuardedCounter() {
            super("GuardedCounter");
        }
    }

    public static class AtomicCounter extends CounterOperations {
        public AtomicCounter() {
            super("AtomicCounter");
        }
    }

    public static class SpinCounter extends CounterOperations {
        public SpinCounter() {
            super("SpinCounter");
        }
    }

    public static class TicketCounter extends CounterOperations {
        public TicketCounter() {
            super("TicketCounter");
        }
    }

    public static class LockedCounter extends CounterOperations {
        public LockedCounter() {
            super("LockedCounter");
        }
    }

    public static class ParkedCounter extends CounterOperations {
        public ParkedCounter() {
            super("ParkedCounter");
        }
    }

    public static class WaitingCounter extends CounterOperations {
        public WaitingCounter() {
            super("WaitingCounter");
        }
    }

    public static class BadSpinCounter extends CounterOperations {
        public BadSpinCounter() {
            super("BadSpinCounter");
        }
    }

    public static class StaticCounter extends CounterOperations {
        public StaticCounter() {
            super("StaticCounter");
        }
    }

    public static class RacyStaticCounter extends CounterOperations {
        public RacyStaticCounter() {
            super("RacyStaticCounter");
        }
    }

    public static class LoopingCounter extends CounterOperations {
        public LoopingCounter() {
            super("LoopingCounter");
        }
    }

    public static class StubCounter extends CounterOperations {
        public StubCounter() {
            super("StubCounter");
        }
    }

    public static class ThrowingCounter extends CounterOperations {
        public ThrowingCounter() {
            super("ThrowingCounter");
        }
    }

    public static class WrongAloneCounter extends CounterOperations {
        public WrongAloneCounter() {
            super("WrongAloneCounter");
        }
    }

    public static class DeadlockCounter extends CounterOperations {
        public DeadlockCounter() {
            super("DeadlockCounter");
        }
    }

    public static class EndlessCounter extends CounterOperations {
        public EndlessCounter() {
            super("EndlessCounter");
        }
    }

    public static class NoCounter extends CounterOperations {
        public NoCounter() {
            super("NoCounter");
        }
    }

    public static class MapCounter extends CounterOperations {
        public MapCounter() {
            super("MapCounter");
        }
    }
}
