package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.LOST_SIGNAL;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.ADDER;
import static programs.Primitive.ATOMIC;
import static programs.Primitive.ATOMIC_ARRAY;
import static programs.Primitive.ATOMIC_REFERENCE;
import static programs.Primitive.FIELD_UPDATER;
import static programs.Primitive.VAR_HANDLE;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.LIVELOCK;
import static programs.Shows.Result.NOTHING_WRONG;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/// Atomic objects, and what makes fields atomic. A read of one sees all that the writer of its value did.
@SuppressWarnings("NonAtomicVolatileUpdate") // wrong on purpose, or old: that is what they show
public class AtomicPrograms {

    private static final VarHandle STATE;
    private static final VarHandle HEAD;
    private static final VarHandle ELEMENTS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final AtomicLongFieldUpdater<AtomicPrograms> COUNT = AtomicLongFieldUpdater
            .newUpdater(AtomicPrograms.class, "count");
    private static final AtomicReferenceFieldUpdater<AtomicPrograms, Box> BOX = AtomicReferenceFieldUpdater
            .newUpdater(AtomicPrograms.class, Box.class, "box");

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(AtomicPrograms.class, "state", int.class);
            HEAD = MethodHandles.lookup().findStaticVarHandle(AtomicPrograms.class, "head", Box.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static volatile Box head;

    volatile int state;
    volatile long count;
    volatile Box box;

    @Shows(value = NOTHING_WRONG, primitive = ATOMIC, aspect = CORRECT, edge = "atomic set before get")
    public static void aGetSeesWhatCameBeforeTheSet() throws Exception {
        var ready = new AtomicBoolean();
        Go.orderedIf(() -> ready.set(true), ready::get);
    }

    @Shows(value = NOTHING_WRONG, primitive = ATOMIC, aspect = CORRECT,
            edge = "atomic set(false) before a get of false")
    public static void aGetOfFalseSeesWhatCameBefore() throws Exception {
        var closed = new AtomicBoolean(true);
        Go.orderedIf(() -> closed.set(false), () -> !closed.get());
    }

    @Shows(value = NOTHING_WRONG, primitive = ATOMIC, aspect = CORRECT, edge = "compareAndSet before get")
    public static void aGetSeesWhatCameBeforeACompareAndSet() throws Exception {
        var state = new AtomicInteger();
        Go.orderedIf(() -> Go.check(state.compareAndSet(0, 1)), () -> state.get() == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = ATOMIC, aspect = CORRECT, edge = "set before a compareAndSet that fails")
    public static void aFailedCompareAndSetSeesWhatCameBefore() throws Exception {
        var state = new AtomicLong();
        Go.orderedIf(() -> state.set(1), () -> !state.compareAndSet(0, 2));
    }

    @Shows(value = NOTHING_WRONG, primitive = ATOMIC, aspect = CORRECT, edge = "getAndIncrement before getAndIncrement")
    public static void theLastToCountSeesWhatAllDid() throws Exception {
        var count = new AtomicInteger();
        var shared = new int[2];
        Go.together(() -> {
            shared[0] = 1;
            if (count.getAndIncrement() == 1) {
                Go.check(shared[0] + shared[1] == 2);
            }
        }, () -> {
            shared[1] = 1;
            if (count.getAndIncrement() == 1) {
                Go.check(shared[0] + shared[1] == 2);
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = ATOMIC, aspect = CORRECT, edge = "setRelease before getAcquire")
    public static void aReleaseIsSeenByAnAcquire() throws Exception {
        var state = new AtomicInteger();
        Go.orderedIf(() -> state.setRelease(1), () -> state.getAcquire() == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = ATOMIC, aspect = CORRECT, edge = "compareAndExchange that fails")
    public static void aFailedExchangeReturnsWhatItSees() throws Exception {
        var state = new AtomicInteger();
        Go.orderedIf(() -> state.set(1), () -> state.compareAndExchange(0, 2) == 1);
    }

    @Shows(value = DATA_RACE, primitive = ATOMIC, aspect = UNSYNCHRONISED)
    public static void aGetPublishesNothing() throws Exception {
        var state = new AtomicInteger();
        var shared = new Box();
        Go.together(() -> {
            shared.value = 1;
            Go.check(state.get() < 2);
        }, () -> {
            state.set(1);
            Go.check(shared.value < 2);
        });
    }

    @Shows(value = DATA_RACE, primitive = ATOMIC, aspect = UNSYNCHRONISED)
    public static void aSetSeesNothing() throws Exception {
        var state = new AtomicInteger();
        var shared = new Box();
        Go.together(() -> {
            shared.value = 1;
            state.set(1);
        }, () -> {
            state.set(2);
            Go.check(shared.value < 2);
        });
    }

    @Shows(value = DATA_RACE, primitive = ATOMIC, aspect = UNSYNCHRONISED)
    public static void aCompareAndSetThatFailsPublishesNothing() throws Exception {
        var state = new AtomicInteger(1);
        var shared = new Box();
        Go.together(() -> {
            shared.value = 1;
            Go.check(!state.compareAndSet(0, 2));
        }, () -> {
            Go.check(state.get() == 1);
            Go.check(shared.value < 2);
        });
    }

    @Shows(value = EXCEPTION, primitive = ATOMIC, aspect = UNSYNCHRONISED)
    public static void twoAtomicsAreNotOneInvariant() throws Exception {
        var low = new AtomicInteger(0);
        var high = new AtomicInteger(4);
        Go.together(() -> {
            if (high.get() >= 3) {
                low.set(3);
            }
        }, () -> {
            if (low.get() <= 1) {
                high.set(1);
            }
        });
        Go.check(low.get() <= high.get());
    }

    @Shows(value = LIVELOCK, primitive = ATOMIC, aspect = LOST_SIGNAL)
    public static void aFlagThatIsClearedTooLateIsLost() throws Exception {
        var ready = new AtomicBoolean();
        Go.together(() -> ready.set(true), () -> {
            ready.set(false);
            while (!ready.get()) {
                Thread.onSpinWait();
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = ATOMIC_REFERENCE, aspect = CORRECT,
            edge = "AtomicReference set before get")
    public static void aReferenceHandsOverItsObject() throws Exception {
        var shared = new AtomicReference<>(new Box(0));
        Go.together(() -> shared.set(new Box(1)), () -> Go.check(shared.get().value < 2));
    }

    @Shows(value = NOTHING_WRONG, primitive = ATOMIC_REFERENCE, aspect = CORRECT,
            edge = "AtomicReference: functions of updateAndGet see the object")
    public static void anUpdateReadsTheObjectItReplaces() throws Exception {
        var shared = new AtomicReference<>(new Box(0));
        Go.Task task = () -> shared.updateAndGet(old -> new Box(old.value + 1));
        Go.together(task, task);
        Go.check(shared.get().value == 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = ATOMIC_REFERENCE, aspect = CORRECT, edge = "getAndSet before getAndSet")
    public static void anObjectIsPassedOnByGetAndSet() throws Exception {
        var shared = new AtomicReference<>(new Box(0));
        Go.Task task = () -> {
            var mine = shared.getAndSet(null);
            if (mine != null) {
                mine.value++;
                shared.set(mine);
            }
        };
        Go.together(task, task);
        Go.check(shared.get().value >= 1);
    }

    @Shows(value = DATA_RACE, primitive = ATOMIC_REFERENCE, aspect = UNSYNCHRONISED)
    public static void theObjectInAReferenceIsNotAtomic() throws Exception {
        var shared = new AtomicReference<>(new Box(0));
        Go.together(() -> shared.get().value++, () -> shared.get().value++);
    }

    @Shows(value = DATA_RACE, primitive = ATOMIC_REFERENCE, aspect = UNSYNCHRONISED)
    public static void anObjectChangedAfterItWasPublishedIsRacedFor() throws Exception {
        var shared = new AtomicReference<>(new Box(0));
        Go.together(() -> {
            var made = new Box(1);
            shared.set(made);
            made.value = 2;
        }, () -> Go.check(shared.get().value < 3));
    }

    @Shows(value = NOTHING_WRONG, primitive = ATOMIC_REFERENCE, aspect = CORRECT, edge = "AtomicStampedReference")
    public static void aStampTellsOneAFromTheNext() throws Exception {
        var first = new Box(1);
        var second = new Box(2);
        var shared = new AtomicStampedReference<>(first, 0);
        var stamp = new int[1];
        var seen = shared.get(stamp);
        Go.together(() -> {
            Go.check(shared.compareAndSet(first, second, 0, 1));
            Go.check(shared.compareAndSet(second, first, 1, 2));
        });
        Go.check(!shared.compareAndSet(seen, second, stamp[0], 9) && shared.getReference() == seen);
    }

    @Shows(value = NOTHING_WRONG, primitive = ATOMIC_REFERENCE, aspect = CORRECT, edge = "AtomicMarkableReference")
    public static void aMarkIsSetOnceAndSeen() throws Exception {
        var node = new Box(1);
        var shared = new AtomicMarkableReference<>(node, false);
        Go.orderedIf(() -> Go.check(shared.attemptMark(node, true)), shared::isMarked);
    }

    @Shows(value = NOTHING_WRONG, primitive = ATOMIC_ARRAY, aspect = CORRECT,
            edge = "AtomicIntegerArray set before get")
    public static void anElementOfAnAtomicArrayOrders() throws Exception {
        var shared = new AtomicIntegerArray(2);
        Go.orderedIf(() -> shared.set(1, 1), () -> shared.get(1) == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = ATOMIC_ARRAY, aspect = CORRECT, edge = "AtomicReferenceArray")
    public static void anAtomicArrayHandsOverItsObjects() throws Exception {
        var shared = new AtomicReferenceArray<Box>(1);
        Go.together(() -> shared.compareAndSet(0, null, new Box(4)), () -> {
            var seen = shared.get(0);
            Go.check(seen == null || seen.value == 4);
        });
    }

    @Shows(value = EXCEPTION, primitive = ATOMIC_ARRAY, aspect = UNSYNCHRONISED)
    public static void getThenSetOfAnElementLosesUpdates() throws Exception {
        var shared = new AtomicIntegerArray(1);
        Go.Task task = () -> shared.set(0, shared.get(0) + 1);
        Go.together(task, task);
        Go.check(shared.get(0) == 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = ADDER, aspect = CORRECT)
    public static void anAdderCountsEveryAdd() throws Exception {
        var adder = new LongAdder();
        var most = new LongAccumulator(Math::max, 0);
        Go.together(() -> {
            adder.increment();
            most.accumulate(3);
        }, () -> {
            adder.add(2);
            most.accumulate(2);
        });
        Go.check(adder.sum() == 3 && most.get() == 3);
    }

    @Shows(value = EXCEPTION, primitive = ADDER, aspect = UNSYNCHRONISED)
    public static void sumThenResetLosesUpdates() throws Exception {
        var adder = new LongAdder();
        var total = new AtomicLong();
        Go.together(adder::increment, () -> {
            total.addAndGet(adder.sum());
            adder.reset();
        });
        Go.check(total.get() + adder.sum() == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = VAR_HANDLE, aspect = CORRECT,
            edge = "VarHandle setRelease before getAcquire")
    public static void aHandleReleasesAndAcquires() throws Exception {
        var shared = new AtomicPrograms();
        Go.orderedIf(() -> STATE.setRelease(shared, 1), () -> (int) STATE.getAcquire(shared) == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = VAR_HANDLE, aspect = CORRECT,
            edge = "VarHandle write before a volatile read")
    public static void aVolatileReadSeesWhatAHandleWrote() throws Exception {
        var shared = new AtomicPrograms();
        Go.orderedIf(() -> STATE.setVolatile(shared, 1), () -> shared.state == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = VAR_HANDLE, aspect = CORRECT, edge = "VarHandle compareAndExchange")
    public static void aHandleThatFailsToExchangeSees() throws Exception {
        var shared = new AtomicPrograms();
        Go.orderedIf(() -> shared.state = 1, () -> (int) STATE.compareAndExchange(shared, 0, 2) == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = VAR_HANDLE, aspect = CORRECT, edge = "VarHandle of a static field")
    public static void aStackWithAStaticHeadHandsOver() throws Exception {
        Go.together(() -> Go.check(HEAD.compareAndSet(null, new Box(6))), () -> {
            var seen = (Box) HEAD.getVolatile();
            Go.check(seen == null || seen.value == 6);
        }, () -> {
            var seen = head;
            Go.check(seen == null || seen.value == 6);
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = VAR_HANDLE, aspect = CORRECT, edge = "VarHandle of array elements")
    public static void aHandleOrdersThroughAnArrayElement() throws Exception {
        var shared = new int[2];
        Go.orderedIf(() -> ELEMENTS.setVolatile(shared, 0, 1), () -> (int) ELEMENTS.getVolatile(shared, 0) == 1);
    }

    @Shows(value = EXCEPTION, primitive = VAR_HANDLE, aspect = UNSYNCHRONISED)
    public static void getThenSetByAHandleLosesUpdates() throws Exception {
        var shared = new AtomicPrograms();
        Go.Task task = () -> STATE.setVolatile(shared, (int) STATE.getVolatile(shared) + 1);
        Go.together(task, task);
        Go.check(shared.state == 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = FIELD_UPDATER, aspect = CORRECT,
            edge = "field updater before a volatile read")
    public static void anUpdaterPublishesToAVolatileRead() throws Exception {
        var shared = new AtomicPrograms();
        Go.orderedIf(() -> COUNT.incrementAndGet(shared), () -> shared.count == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = FIELD_UPDATER, aspect = CORRECT,
            edge = "volatile write before a field updater")
    public static void anUpdaterSeesAVolatileWrite() throws Exception {
        var shared = new AtomicPrograms();
        Go.together(() -> shared.box = new Box(3), () -> {
            var seen = BOX.getAndSet(shared, null);
            Go.check(seen == null || seen.value == 3);
        });
    }

    @Shows(value = EXCEPTION, primitive = FIELD_UPDATER, aspect = UNSYNCHRONISED)
    public static void aPlainIncrementBesideAnUpdaterLosesUpdates() throws Exception {
        var shared = new AtomicPrograms();
        Go.together(() -> shared.count++, () -> COUNT.incrementAndGet(shared));
        Go.check(shared.count == 2);
    }

    @Shows(value = DATA_RACE, primitive = FIELD_UPDATER, aspect = UNSYNCHRONISED)
    public static void theObjectBehindAnUpdaterIsNotAtomic() throws Exception {
        var shared = new AtomicPrograms();
        shared.box = new Box();
        Go.together(() -> BOX.get(shared).value++, () -> BOX.get(shared).value++);
    }
}
