package dev.lockstep.engine.soundness;

import java.util.concurrent.BrokenBarrierException;

import org.jspecify.annotations.Nullable;

/// The kinds of operation that generated programs consist of.
enum Op {
    READ(Place.ANYWHERE, 1, (run, on, _) -> run.world.read(on)),
    WRITE(Place.ANYWHERE, 1, (run, on, value) -> {
        run.world.write(on, value);
        return Run.NOTHING;
    }),
    INCREMENT(Place.ANYWHERE, 2, (run, on, _) -> run.world.increment(on)),
    VOLATILE_READ(Place.ANYWHERE, 1, (run, on, _) -> run.world.volatileRead(on)),
    VOLATILE_WRITE(Place.ANYWHERE, 1, (run, on, value) -> {
        run.world.volatileWrite(on, value);
        return Run.NOTHING;
    }),
    SPIN(Place.ANYWHERE, 2, (run, on, _) -> {
        run.world.spin(on);
        return Run.NOTHING;
    }),
    READ_TWICE(Place.ANYWHERE, 2, (run, on, _) -> run.world.readTwice(on)),
    HANDLE_COMPARE_AND_SET(Place.ANYWHERE, 1, (run, on, value) -> Run
            .bit(run.world.handleCompareAndSet(on, value - 1, value))),
    UPDATER_INCREMENT(Place.ANYWHERE, 1, (run, on, _) -> run.world.updaterIncrement(on)),
    HANDLE_GET(Place.ANYWHERE, 1, (run, on, _) -> run.world.handleGet(on)),
    HANDLE_SET(Place.ANYWHERE, 1, (run, on, value) -> {
        run.world.handleSet(on, value);
        return Run.NOTHING;
    }),
    PLAIN_HANDLE_ADD(Place.ANYWHERE, 1, (run, on, value) -> run.world.plainHandleAdd(on, value)),
    UPDATER_SET(Place.ANYWHERE, 1, (run, on, value) -> {
        run.world.updaterSet(on, value);
        return Run.NOTHING;
    }),
    SPIN_TWICE(Place.ANYWHERE, 3, (run, on, _) -> run.world.spinTwice(on)),
    SUBCLASS(Place.ANYWHERE, 6, (run, on, _) -> run.world.subclass(on)),
    STATIC_READ(Place.ANYWHERE, 6, (run, on, _) -> run.world.staticRead(on)),
    STATIC_WRITE(Place.ANYWHERE, 6, (run, on, value) -> {
        run.world.staticWrite(on, value);
        return Run.NOTHING;
    }),
    ITERATE(Place.ANYWHERE, 3, (run, _, _) -> run.world.iterate()),
    ADD(Place.ANYWHERE, 1, (run, _, value) -> {
        run.world.add(value);
        return Run.NOTHING;
    }),

    SYNCHRONIZED(Place.BLOCK, 1, null),
    WAIT(Place.IN_MONITOR, 1, (run, on, _) -> {
        run.world.await(on);
        return 1;
    }),
    WAIT_WHILE_ZERO(Place.IN_MONITOR, 2, (run, on, _) -> {
        run.world.awaitWhileZero(on);
        return 1;
    }),
    TIMED_WAIT(Place.IN_MONITOR, 1, (run, on, value) -> {
        run.world.await(on, value);
        return 1;
    }),
    NOTIFY(Place.IN_MONITOR, 0, (run, on, _) -> {
        run.world.signal(on);
        return Run.NOTHING;
    }),
    NOTIFY_ALL(Place.IN_MONITOR, 0, (run, on, _) -> {
        run.world.signalAll(on);
        return Run.NOTHING;
    }),

    LOCK(Place.ANYWHERE, 1, (run, on, _) -> {
        run.world.lock(on);
        return Run.NOTHING;
    }),
    UNLOCK(Place.IN_LOCK, 1, (run, on, _) -> {
        run.world.unlock(on);
        return Run.NOTHING;
    }),
    TRY_LOCK(Place.BLOCK, 2, (run, on, _) -> Run.bit(run.world.tryLock(on))),
    TIMED_TRY_LOCK(Place.BLOCK, 2, (run, on, value) -> Run.bit(run.world.tryLock(on, value))),
    AWAIT(Place.IN_LOCK, 1, (run, on, _) -> {
        run.world.awaitCondition(on);
        return 1;
    }),
    AWAIT_WHILE_ZERO(Place.IN_LOCK, 2, (run, on, _) -> {
        run.world.awaitConditionWhileZero(on);
        return 1;
    }),
    TIMED_AWAIT(Place.IN_LOCK, 1, (run, on, value) -> Run.bit(run.world.awaitCondition(on, value))),
    SIGNAL(Place.IN_LOCK, 1, (run, on, _) -> {
        run.world.signalCondition(on);
        return Run.NOTHING;
    }),
    SIGNAL_ALL(Place.IN_LOCK, 1, (run, on, _) -> {
        run.world.signalAllConditions(on);
        return Run.NOTHING;
    }),

    LOCK_INTERRUPTIBLY(Place.BLOCK, 2, (run, on, _) -> {
        run.world.lockInterruptibly(on);
        return 1;
    }),
    READ_LOCK(Place.BLOCK, 3, (run, _, _) -> {
        run.world.readLock();
        return 1;
    }),
    READ_UNLOCK(Place.NOWHERE, 1, (run, _, _) -> {
        run.world.readUnlock();
        return Run.NOTHING;
    }),
    WRITE_LOCK(Place.BLOCK, 3, (run, _, _) -> {
        run.world.writeLock();
        return 1;
    }),
    TRY_WRITE_LOCK(Place.BLOCK, 3, (run, _, _) -> Run.bit(run.world.tryWriteLock())),
    WRITE_UNLOCK(Place.NOWHERE, 1, (run, _, _) -> {
        run.world.writeUnlock();
        return Run.NOTHING;
    }),

    STAMPED_READ(Place.BLOCK, 3, (run, _, _) -> {
        run.world.stampedRead();
        return 1;
    }),
    STAMPED_READ_UNLOCK(Place.NOWHERE, 1, (run, _, _) -> Run.bit(run.world.stampedReadUnlock())),
    STAMPED_WRITE(Place.BLOCK, 3, (run, _, _) -> {
        run.world.stampedWrite();
        return 1;
    }),
    STAMPED_WRITE_UNLOCK(Place.NOWHERE, 1, (run, _, _) -> Run.bit(run.world.stampedWriteUnlock())),
    STAMPED_OPTIMISTIC(Place.ANYWHERE, 3, (run, on, _) -> run.world.stampedOptimistic(on)),

    GET(Place.ANYWHERE, 1, (run, on, _) -> run.world.get(on)),
    SET(Place.ANYWHERE, 1, (run, on, value) -> {
        run.world.set(on, value);
        return Run.NOTHING;
    }),
    INCREMENT_AND_GET(Place.ANYWHERE, 1, (run, on, _) -> run.world.incrementAndGet(on)),
    COMPARE_AND_SET(Place.ANYWHERE, 1, (run, on, value) -> Run.bit(run.world.compareAndSet(on, value - 1, value))),

    PUT(Place.ANYWHERE, 1, (run, _, value) -> {
        run.world.put(value);
        return 1;
    }),
    TAKE(Place.ANYWHERE, 1, (run, _, _) -> run.world.take()),
    OFFER(Place.ANYWHERE, 1, (run, _, value) -> Run.bit(run.world.offer(value))),
    POLL(Place.ANYWHERE, 1, (run, _, _) -> run.world.poll()),
    TIMED_POLL(Place.ANYWHERE, 1, (run, _, value) -> run.world.poll(value)),

    HAND_OVER(Place.ANYWHERE, 1, (run, _, value) -> Run.bit(run.world.handOver(value, value))),
    RECEIVE(Place.ANYWHERE, 1, (run, _, _) -> run.world.receive()),

    ACQUIRE(Place.ANYWHERE, 1, (run, _, _) -> {
        run.world.acquire();
        return 1;
    }),
    RELEASE(Place.ANYWHERE, 1, (run, _, _) -> {
        run.world.release();
        return Run.NOTHING;
    }),
    TRY_ACQUIRE(Place.ANYWHERE, 1, (run, _, _) -> Run.bit(run.world.tryAcquire())),
    TIMED_TRY_ACQUIRE(Place.ANYWHERE, 1, (run, _, value) -> Run.bit(run.world.tryAcquire(value))),

    COUNT_DOWN(Place.ANYWHERE, 1, (run, _, _) -> {
        run.world.countDown();
        return Run.NOTHING;
    }),
    AWAIT_LATCH(Place.ANYWHERE, 1, (run, _, _) -> {
        run.world.awaitLatch();
        return 1;
    }),
    TIMED_AWAIT_LATCH(Place.ANYWHERE, 1, (run, _, value) -> Run.bit(run.world.awaitLatch(value))),

    AWAIT_BARRIER(Place.ANYWHERE, 1, (run, _, _) -> run.world.awaitBarrier()),

    ARRIVE(Place.ANYWHERE, 1, (run, _, _) -> run.world.arrive()),
    AWAIT_ADVANCE(Place.ANYWHERE, 1, (run, _, _) -> run.world.awaitAdvance()),

    FUTURE_RUN(Place.ANYWHERE, 3, (run, _, _) -> {
        run.world.futureRun();
        return Run.NOTHING;
    }),
    FUTURE_CANCEL(Place.ANYWHERE, 1, (run, _, _) -> Run.bit(run.world.futureCancel())),
    FUTURE_GET(Place.ANYWHERE, 1, (run, _, _) -> run.world.futureGet()),
    COMPLETE(Place.ANYWHERE, 1, (run, _, value) -> Run.bit(run.world.complete(value))),
    JOIN_COMPLETABLE(Place.ANYWHERE, 1, (run, _, _) -> run.world.joinCompletable()),
    EXECUTE(Place.ANYWHERE, 12, (run, on, _) -> {
        run.world.execute(on);
        return Run.NOTHING;
    }),

    PARK(Place.ANYWHERE, 1, (run, _, _) -> {
        run.world.park();
        return 1;
    }),
    TIMED_PARK(Place.ANYWHERE, 1, (run, _, value) -> {
        run.world.park(value);
        return 1;
    }),
    UNPARK(Place.THREAD, 1, (run, on, _) -> {
        run.world.unpark(run.thread(on));
        return Run.NOTHING;
    }),
    INTERRUPT(Place.THREAD, 1, (run, on, _) -> {
        run.world.interrupt(run.thread(on));
        return Run.NOTHING;
    }),
    INTERRUPTED(Place.ANYWHERE, 1, (run, _, _) -> Run.bit(run.world.interrupted())),
    SLEEP(Place.ANYWHERE, 1, (run, _, value) -> {
        run.world.sleep(value);
        return 1;
    }),
    YIELD(Place.ANYWHERE, 1, (run, _, _) -> {
        run.world.yieldNow();
        return Run.NOTHING;
    }),
    NOW(Place.ANYWHERE, 0, (run, _, _) -> run.world.now()),
    START(Place.LATE_THREAD, 1, (run, on, _) -> {
        run.world.start(run.thread(on));
        return Run.NOTHING;
    }),
    IS_ALIVE(Place.THREAD, 1, (run, on, _) -> Run.bit(run.world.isAlive(run.thread(on)))),
    IDENTITY_HASH(Place.ANYWHERE, 1, (run, on, value) -> run.world.identityHashCode(on, value == 1)),
    NEW_THREAD(Place.NOWHERE, 0, (run, _, _) -> run.world.numberOfNewThread()),
    IS_INTERRUPTED(Place.THREAD, 1, (run, on, _) -> Run.bit(run.world.isInterrupted(run.thread(on)))),
    JOIN(Place.THREAD, 1, (run, on, _) -> {
        run.world.join(run.thread(on));
        return 1;
    }),
    TIMED_JOIN(Place.THREAD, 1, (run, on, value) -> {
        run.world.join(run.thread(on), value);
        return 1;
    }),

    /// A block that runs if the thread last observed anything but zero.
    WHEN(Place.BLOCK, 0, null);

    /// Where an operation can stand.
    enum Place {
        /// Wherever it likes.
        ANYWHERE,
        /// As a block around others.
        BLOCK,
        /// In a block that holds the monitor of the same number.
        IN_MONITOR,
        /// Between taking the lock of the same number and giving it back.
        IN_LOCK,
        /// Anywhere, with the number of another thread.
        THREAD,
        /// Anywhere, with the number of the thread that starts last.
        LATE_THREAD,
        /// At the end of a block alone, or in a program by hand.
        NOWHERE
    }

    /// What an operation does and what the thread observes by it.
    interface Action {
        int apply(Run run, int on, int value) throws InterruptedException, BrokenBarrierException;
    }

    final Place place;

    /// How many switch points it has, about.
    final int points;

    @SuppressWarnings("ImmutableEnumChecker") // an action holds nothing
    final @Nullable Action action;

    Op(Place place, int points, @Nullable Action action) {
        this.place = place;
        this.points = points;
        this.action = action;
    }

    /// What a thread observes by the operation.
    int perform(Run run, int on, int value) throws InterruptedException, BrokenBarrierException {
        return action == null ? Run.NOTHING : action.apply(run, on, value);
    }

    /// What in another thread makes a difference to it, or notices one.
    Op rival() {
        return switch (this) {
            case READ -> WRITE;
            case WRITE -> READ;
            case INCREMENT -> INCREMENT;
            case VOLATILE_READ, SPIN, READ_TWICE, JOIN -> VOLATILE_WRITE;
            case VOLATILE_WRITE -> READ_TWICE;
            case HANDLE_COMPARE_AND_SET -> VOLATILE_READ;
            case UPDATER_INCREMENT -> HANDLE_COMPARE_AND_SET;
            case HANDLE_GET, SPIN_TWICE -> UPDATER_SET;
            case HANDLE_SET -> SPIN_TWICE;
            case PLAIN_HANDLE_ADD -> INCREMENT;
            case UPDATER_SET -> HANDLE_GET;
            case SUBCLASS -> SUBCLASS;
            case STAMPED_READ, STAMPED_READ_UNLOCK, STAMPED_OPTIMISTIC -> STAMPED_WRITE;
            case STAMPED_WRITE, STAMPED_WRITE_UNLOCK -> STAMPED_OPTIMISTIC;
            case ARRIVE -> AWAIT_ADVANCE;
            case AWAIT_ADVANCE -> ARRIVE;
            case FUTURE_RUN -> FUTURE_CANCEL;
            case FUTURE_CANCEL, FUTURE_GET -> FUTURE_RUN;
            case COMPLETE -> JOIN_COMPLETABLE;
            case JOIN_COMPLETABLE -> COMPLETE;
            case EXECUTE -> GET;
            case STATIC_READ -> STATIC_WRITE;
            case STATIC_WRITE -> STATIC_READ;
            case ITERATE -> ADD;
            case ADD -> ITERATE;
            case LOCK_INTERRUPTIBLY -> INTERRUPT;
            case READ_LOCK, READ_UNLOCK, TRY_WRITE_LOCK -> WRITE_LOCK;
            case WRITE_LOCK, WRITE_UNLOCK -> READ_LOCK;
            case HAND_OVER -> RECEIVE;
            case RECEIVE -> HAND_OVER;
            case AWAIT_BARRIER -> AWAIT_BARRIER;
            case IS_ALIVE -> START;
            case IS_INTERRUPTED -> INTERRUPTED;
            case IDENTITY_HASH -> IDENTITY_HASH;
            case NEW_THREAD -> NEW_THREAD;
            case SYNCHRONIZED -> SYNCHRONIZED;
            case WAIT, TIMED_WAIT -> NOTIFY;
            case WAIT_WHILE_ZERO -> NOTIFY_ALL;
            case NOTIFY -> WAIT;
            case NOTIFY_ALL -> WAIT_WHILE_ZERO;
            case LOCK -> TRY_LOCK;
            case UNLOCK, TRY_LOCK, TIMED_TRY_LOCK -> LOCK;
            case AWAIT, TIMED_AWAIT -> SIGNAL;
            case AWAIT_WHILE_ZERO -> SIGNAL_ALL;
            case SIGNAL -> AWAIT;
            case SIGNAL_ALL -> AWAIT_WHILE_ZERO;
            case GET, WHEN -> SET;
            case SET -> GET;
            case INCREMENT_AND_GET -> COMPARE_AND_SET;
            case COMPARE_AND_SET -> INCREMENT_AND_GET;
            case PUT -> TAKE;
            case TAKE -> PUT;
            case OFFER -> POLL;
            case POLL, TIMED_POLL -> OFFER;
            case ACQUIRE -> RELEASE;
            case RELEASE, TRY_ACQUIRE -> TRY_ACQUIRE;
            case TIMED_TRY_ACQUIRE -> ACQUIRE;
            case COUNT_DOWN -> TIMED_AWAIT_LATCH;
            case AWAIT_LATCH, TIMED_AWAIT_LATCH -> COUNT_DOWN;
            case PARK, TIMED_PARK -> UNPARK;
            case UNPARK -> PARK;
            case INTERRUPT -> INTERRUPTED;
            case INTERRUPTED -> INTERRUPT;
            case SLEEP -> SET;
            case YIELD, NOW, TIMED_JOIN -> SLEEP;
            case START -> JOIN;
        };
    }

    /// What ends a block that this begins.
    Op closing() {
        return switch (this) {
            case READ_LOCK -> READ_UNLOCK;
            case WRITE_LOCK, TRY_WRITE_LOCK -> WRITE_UNLOCK;
            case STAMPED_READ -> STAMPED_READ_UNLOCK;
            case STAMPED_WRITE -> STAMPED_WRITE_UNLOCK;
            default -> UNLOCK;
        };
    }

    /// Whether `value` is a time in milliseconds.
    boolean isTimed() {
        return switch (this) {
            case TIMED_WAIT, TIMED_TRY_LOCK, TIMED_AWAIT, TIMED_POLL, TIMED_TRY_ACQUIRE, TIMED_AWAIT_LATCH, TIMED_PARK,
                    SLEEP, TIMED_JOIN, HAND_OVER ->
                true;
            default -> false;
        };
    }
}
