package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.FIELD_UPDATER;
import static programs.Primitive.VAR_HANDLE;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.NOTHING_WRONG;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/// One variable, several ways to it: directly, by a handle, by an updater, of a volatile field, of a plain one and of an
/// element.
@SuppressWarnings("IdentityBinaryExpression") // two reads need not be the same
public class HandlePrograms {

    /// Has a field that a subclass's handle is looked up through.
    static class Base {
        volatile int state;
        int plain;
    }

    /// The class that the handles are looked up in.
    static final class Cell extends Base {
        static int shared;
        volatile boolean held;
    }

    private static final VarHandle STATE;
    private static final VarHandle PLAIN;
    private static final VarHandle SHARED;
    private static final VarHandle HELD;
    private static final VarHandle ELEMENTS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final VarHandle BUFFERED = MethodHandles.byteBufferViewVarHandle(int[].class,
            ByteOrder.nativeOrder());
    private static final AtomicIntegerFieldUpdater<Base> UPDATER = AtomicIntegerFieldUpdater.newUpdater(Base.class,
            "state");

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Cell.class, "state", int.class);
            PLAIN = MethodHandles.lookup().findVarHandle(Cell.class, "plain", int.class);
            SHARED = MethodHandles.lookup().findStaticVarHandle(Cell.class, "shared", int.class);
            HELD = MethodHandles.lookup().findVarHandle(Cell.class, "held", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// A thread waits for a variable until another one has set it; both are done within a day.
    private static void waits(Go.Source<Boolean> isSet, Go.Task set) throws Exception {
        var done = new CountDownLatch(2);
        Go.start(() -> {
            while (!isSet.get()) {
                Thread.onSpinWait();
            }
            done.countDown();
        });
        Go.start(() -> {
            set.run();
            done.countDown();
        });
        Go.check(done.await(1, TimeUnit.DAYS));
    }

    @Shows(value = NOTHING_WRONG, primitive = VAR_HANDLE, aspect = CORRECT)
    public static void aLoopThatReadsByAHandleIsWokenByADirectWrite() throws Exception {
        var cell = new Cell();
        waits(() -> (int) STATE.getVolatile(cell) == 1, () -> cell.state = 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = VAR_HANDLE, aspect = CORRECT)
    public static void aLoopThatReadsDirectlyIsWokenByAHandle() throws Exception {
        var cell = new Cell();
        waits(() -> cell.state == 1, () -> STATE.setVolatile(cell, 1));
    }

    @Shows(value = NOTHING_WRONG, primitive = VAR_HANDLE, aspect = CORRECT)
    public static void aLoopThatReadsByAHandleIsWokenByAnUpdater() throws Exception {
        var cell = new Cell();
        waits(() -> (int) STATE.getAcquire(cell) == 1, () -> UPDATER.incrementAndGet(cell));
    }

    @Shows(value = NOTHING_WRONG, primitive = FIELD_UPDATER, aspect = CORRECT)
    public static void aLoopThatReadsByAnUpdaterIsWokenByADirectWrite() throws Exception {
        var cell = new Cell();
        waits(() -> UPDATER.get(cell) == 1, () -> cell.state = 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = FIELD_UPDATER, aspect = CORRECT)
    public static void aLoopThatReadsDirectlyIsWokenByAnUpdater() throws Exception {
        var cell = new Cell();
        waits(() -> cell.state == 1, () -> UPDATER.updateAndGet(cell, old -> old + 1));
    }

    @Shows(value = NOTHING_WRONG, primitive = FIELD_UPDATER, aspect = CORRECT)
    public static void aLoopThatReadsByAnUpdaterIsWokenByAHandle() throws Exception {
        var cell = new Cell();
        waits(() -> UPDATER.get(cell) == 1, () -> STATE.getAndAdd(cell, 1));
    }

    @Shows(value = NOTHING_WRONG, primitive = VAR_HANDLE, aspect = CORRECT)
    public static void aLoopThatReadsAnElementIsWokenByAHandle() throws Exception {
        var cells = new int[2];
        waits(() -> (int) ELEMENTS.getVolatile(cells, 1) == 1,
                () -> Go.check(ELEMENTS.compareAndSet(cells, 1, 0, 1)));
    }

    @Shows(value = NOTHING_WRONG, primitive = VAR_HANDLE, aspect = CORRECT)
    public static void aLoopThatReadsBytesIsWokenByAHandle() throws Exception {
        var bytes = ByteBuffer.allocateDirect(16);
        waits(() -> (int) BUFFERED.getVolatile(bytes, 8) == 1, () -> BUFFERED.setVolatile(bytes, 8, 1));
    }

    @Shows(value = NOTHING_WRONG, primitive = VAR_HANDLE, aspect = CORRECT)
    public static void aLockThatIsTakenByExchangeAndGivenBackDirectlyExcludes() throws Exception {
        var lock = new Cell();
        Go.guarded(() -> {
            while ((boolean) HELD.getAndSet(lock, true)) {
                Thread.onSpinWait();
            }
        }, () -> lock.held = false);
    }

    @Shows(value = NOTHING_WRONG, primitive = FIELD_UPDATER, aspect = CORRECT)
    public static void aLockThatIsTakenByAnUpdaterAndGivenBackDirectlyExcludes() throws Exception {
        var lock = new Cell();
        Go.guarded(() -> {
            while (!UPDATER.compareAndSet(lock, 0, 1)) {
                Thread.onSpinWait();
            }
        }, () -> lock.state = 0);
    }

    @Shows(value = NOTHING_WRONG, primitive = VAR_HANDLE, aspect = CORRECT)
    public static void aLockThatSetsABitExcludes() throws Exception {
        var lock = new Cell();
        Go.guarded(() -> {
            while (((int) STATE.getAndBitwiseOr(lock, 1) & 1) != 0) {
                Thread.onSpinWait();
            }
        }, () -> STATE.getAndBitwiseAnd(lock, ~1));
    }

    @Shows(value = NOTHING_WRONG, primitive = VAR_HANDLE, aspect = CORRECT)
    public static void aLockThatExchangesIfFreeExcludes() throws Exception {
        var lock = new Cell();
        Go.guarded(() -> {
            while ((int) STATE.compareAndExchange(lock, 0, 1) != 0) {
                Thread.onSpinWait();
            }
        }, () -> STATE.setRelease(lock, 0));
    }

    @Shows(value = DATA_RACE, primitive = VAR_HANDLE, aspect = UNSYNCHRONISED)
    public static void aPlainWriteRacesWithAVolatileRead() throws Exception {
        var cell = new Cell();
        Go.together(() -> cell.plain = 1, () -> Go.check((int) PLAIN.getVolatile(cell) < 2));
    }

    @Shows(value = DATA_RACE, primitive = VAR_HANDLE, aspect = UNSYNCHRONISED)
    public static void aPlainReadRacesWithAVolatileWrite() throws Exception {
        Go.together(() -> Go.check(Cell.shared < 2), () -> SHARED.setVolatile(1));
    }

    @Shows(value = DATA_RACE, primitive = VAR_HANDLE, aspect = UNSYNCHRONISED)
    public static void aPlainWriteRacesWithACompareAndSet() throws Exception {
        var cell = new Cell();
        Go.together(() -> cell.plain = 2, () -> PLAIN.compareAndSet(cell, 0, 1));
    }

    @Shows(value = DATA_RACE, primitive = VAR_HANDLE, aspect = UNSYNCHRONISED)
    public static void aPlainIncrementRacesWithAnAtomicOne() throws Exception {
        var cells = new int[1];
        Go.together(() -> cells[0]++, () -> ELEMENTS.getAndAdd(cells, 0, 1));
    }

    @Shows(value = DATA_RACE, primitive = VAR_HANDLE, aspect = UNSYNCHRONISED)
    public static void aPlainAccessByAHandleRacesForAVolatileField() throws Exception {
        var cell = new Cell();
        Go.together(() -> cell.state = 1, () -> Go.check((int) STATE.get(cell) < 2));
    }

    @Shows(value = DATA_RACE, primitive = VAR_HANDLE, aspect = UNSYNCHRONISED)
    public static void aPlainWriteByAHandleRacesWithAVolatileRead() throws Exception {
        var cell = new Cell();
        Go.together(() -> Go.check(cell.state < 2), () -> STATE.set(cell, 1));
    }

    @Shows(value = DATA_RACE, primitive = VAR_HANDLE, aspect = UNSYNCHRONISED)
    public static void twoPlainAccessesByAHandleRace() throws Exception {
        var cell = new Cell();
        Go.together(() -> PLAIN.set(cell, 1), () -> Go.check((int) PLAIN.get(cell) < 2));
    }

    @Shows(value = DATA_RACE, primitive = VAR_HANDLE, aspect = UNSYNCHRONISED)
    public static void aReflectedFieldRaces() throws Exception {
        var cell = new Cell();
        var plain = Base.class.getDeclaredField("plain");
        Go.together(() -> plain.setInt(cell, 1), () -> Go.check(cell.plain < 2));
    }

    @Shows(value = NOTHING_WRONG, primitive = VAR_HANDLE, aspect = CORRECT)
    public static void aLoopThatReadsAFieldByReflectionIsWoken() throws Exception {
        var cell = new Cell();
        var state = Base.class.getDeclaredField("state");
        waits(() -> state.getInt(cell) == 1, () -> cell.state = 1);
    }

    @Shows(value = DATA_RACE, primitive = VAR_HANDLE, aspect = UNSYNCHRONISED)
    public static void aByteRacesWithTheNumberThatItIsPartOf() throws Exception {
        var bytes = new byte[8];
        Go.together(() -> bytes[5] = 1, () -> INTS.set(bytes, 4, 1));
    }

    @Shows(value = NOTHING_WRONG, primitive = VAR_HANDLE, aspect = CORRECT)
    public static void otherBytesDoNotRace() throws Exception {
        var bytes = new byte[8];
        Go.together(() -> bytes[3] = 1, () -> INTS.set(bytes, 4, 1));
    }

    @Shows(value = NOTHING_WRONG, primitive = VAR_HANDLE, aspect = CORRECT,
            edge = "plain write before a handle's release, its acquire before a plain read")
    public static void aPlainFieldThatIsHandedOverByAHandleDoesNotRace() throws Exception {
        var cell = new Cell();
        cell.plain = 1;
        Go.together(() -> PLAIN.setVolatile(cell, 2), () -> {
            if ((int) PLAIN.getVolatile(cell) == 2) {
                PLAIN.setVolatile(cell, 3);
            }
        });
        Go.check(cell.plain == 2 || cell.plain == 3);
    }

    @Shows(value = NOTHING_WRONG, primitive = VAR_HANDLE, aspect = CORRECT)
    public static void aNodeThatIsPreparedPlainlyAndPublishedDoesNotRace() throws Exception {
        var cell = new Cell();
        STATE.set(cell, 7);
        var head = new Box[1];
        var heads = MethodHandles.arrayElementVarHandle(Box[].class);
        Go.together(() -> heads.setVolatile(head, 0, new Box(1)), () -> {
            var seen = (Box) heads.getVolatile(head, 0);
            Go.check((seen == null || seen.value == 1) && cell.state == 7);
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = VAR_HANDLE, aspect = CORRECT)
    public static void aHandleWithABoundCoordinateHandsOver() throws Exception {
        var handle = MethodHandles.insertCoordinates(STATE, 0, new Cell());
        Go.orderedIf(() -> handle.setVolatile(1), () -> (int) handle.getVolatile() == 1);
    }

    @Shows(value = EXCEPTION, primitive = VAR_HANDLE, aspect = UNSYNCHRONISED)
    public static void aDirectWriteBetweenTwoReadsByAHandleIsSeen() throws Exception {
        var cell = new Cell();
        Go.together(() -> cell.state = 1,
                () -> Go.check((int) STATE.getVolatile(cell) == (int) STATE.getVolatile(cell)));
    }

    @Shows(value = EXCEPTION, primitive = FIELD_UPDATER, aspect = UNSYNCHRONISED)
    public static void anUpdateBetweenTwoDirectReadsIsSeen() throws Exception {
        var cell = new Cell();
        Go.together(() -> UPDATER.getAndIncrement(cell), () -> Go.check(cell.state == cell.state));
    }

    @Shows(value = EXCEPTION, primitive = FIELD_UPDATER, aspect = UNSYNCHRONISED)
    public static void aDirectWriteMakesACompareAndSetFail() throws Exception {
        var cell = new Cell();
        Go.together(() -> cell.state = 5, () -> {
            var seen = cell.state;
            Go.check(UPDATER.compareAndSet(cell, seen, 1));
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = FIELD_UPDATER, aspect = CORRECT)
    public static void aDirectWriteIsNotLostToACompareAndSet() throws Exception {
        var cell = new Cell();
        Go.together(() -> cell.state = 5, () -> Go.check(UPDATER.compareAndSet(cell, 0, 1) || cell.state == 5));
        Go.check(cell.state == 5);
    }
}
