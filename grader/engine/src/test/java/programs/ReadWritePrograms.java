package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.INTERRUPT;
import static programs.Aspect.LOST_SIGNAL;
import static programs.Aspect.MISUSE;
import static programs.Aspect.STUCK;
import static programs.Aspect.TIMEOUT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.READ_WRITE_LOCK;
import static programs.Primitive.STAMPED_LOCK;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.DEADLOCK;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.LOST_WAKEUP;
import static programs.Shows.Result.NOTHING_WRONG;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/// Locks for readers and writers.
@SuppressWarnings({"LockNotBeforeTry", "WaitNotInLoop", "DoNotCall"}) // wrong on purpose, or short
public class ReadWritePrograms {

    @Shows(value = NOTHING_WRONG, primitive = READ_WRITE_LOCK, aspect = CORRECT,
            edge = "write unlock before read lock, read unlock before write lock")
    public static void readersAndWritersAreOrdered() throws Exception {
        var lock = new ReentrantReadWriteLock();
        var shared = new Box();
        Go.Task reader = () -> {
            lock.readLock().lock();
            Go.check(shared.value < 2);
            lock.readLock().unlock();
        };
        Go.together(reader, reader, () -> {
            lock.writeLock().lock();
            shared.value = 1;
            lock.writeLock().unlock();
        });
    }

    /// Fails in a schedule where both are inside: that shows it can happen.
    @Shows(value = EXCEPTION, primitive = READ_WRITE_LOCK, aspect = CORRECT)
    public static void twoReadersMayBeInsideTogether() throws Exception {
        var lock = new ReentrantReadWriteLock();
        var inside = new AtomicInteger();
        Go.Task reader = () -> {
            lock.readLock().lock();
            Go.check(inside.incrementAndGet() < 2);
            inside.decrementAndGet();
            lock.readLock().unlock();
        };
        Go.together(reader, reader);
    }

    @Shows(value = NOTHING_WRONG, primitive = READ_WRITE_LOCK, aspect = CORRECT)
    public static void aWriterMayDowngrade() throws Exception {
        var lock = new ReentrantReadWriteLock();
        var shared = new Box();
        Go.Task task = () -> {
            lock.writeLock().lock();
            var mine = ++shared.value;
            lock.readLock().lock();
            lock.writeLock().unlock();
            Go.check(shared.value == mine);
            lock.readLock().unlock();
        };
        Go.together(task, task);
    }

    @Shows(value = NOTHING_WRONG, primitive = READ_WRITE_LOCK, aspect = CORRECT)
    public static void aConditionOfTheWriteLockWaits() throws Exception {
        var lock = new ReentrantReadWriteLock(true);
        var changed = lock.writeLock().newCondition();
        var shared = new Box();
        Go.together(() -> {
            lock.writeLock().lock();
            while (shared.value == 0) {
                changed.await();
            }
            lock.writeLock().unlock();
        }, () -> {
            lock.writeLock().lock();
            shared.value = 1;
            changed.signal();
            lock.writeLock().unlock();
        });
    }

    @Shows(value = DATA_RACE, primitive = READ_WRITE_LOCK, aspect = UNSYNCHRONISED)
    public static void writingUnderTheReadLockRaces() throws Exception {
        var lock = new ReentrantReadWriteLock();
        Go.Task first = lock.readLock()::lock;
        var shared = new Box();
        Go.Task task = () -> {
            first.run();
            shared.value++;
            lock.readLock().unlock();
        };
        Go.together(task, task);
    }

    @Shows(value = LOST_WAKEUP, primitive = READ_WRITE_LOCK, aspect = LOST_SIGNAL)
    public static void aSignalBeforeTheAwaitOfAWriterIsLost() throws Exception {
        var lock = new ReentrantReadWriteLock();
        var changed = lock.writeLock().newCondition();
        Go.together(() -> {
            lock.writeLock().lock();
            changed.await();
            lock.writeLock().unlock();
        }, () -> {
            lock.writeLock().lock();
            changed.signal();
            lock.writeLock().unlock();
        });
    }

    @Shows(value = DEADLOCK, primitive = READ_WRITE_LOCK, aspect = STUCK)
    public static void aReaderThatUpgradesDeadlocksWithItself() throws Exception {
        var lock = new ReentrantReadWriteLock();
        Go.together(() -> {
            lock.readLock().lock();
            lock.writeLock().lock();
        });
    }

    @Shows(value = DEADLOCK, primitive = READ_WRITE_LOCK, aspect = STUCK)
    public static void aWriterLocksOutAReaderThatItJoins() throws Exception {
        var lock = new ReentrantReadWriteLock();
        lock.writeLock().lock();
        Go.together(() -> {
            lock.readLock().lock();
            lock.readLock().unlock();
        });
    }

    @Shows(value = DEADLOCK, primitive = READ_WRITE_LOCK, aspect = STUCK)
    public static void readLocksInOppositeOrderToWriteLocksDeadlock() throws Exception {
        var one = new ReentrantReadWriteLock();
        var other = new ReentrantReadWriteLock();
        Go.together(() -> {
            one.readLock().lock();
            other.writeLock().lock();
            other.writeLock().unlock();
            one.readLock().unlock();
        }, () -> {
            other.readLock().lock();
            one.writeLock().lock();
            one.writeLock().unlock();
            other.readLock().unlock();
        }, () -> {
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = READ_WRITE_LOCK, aspect = TIMEOUT)
    public static void timedReadAndWriteLocksEndOnTime() throws Exception {
        var lock = new ReentrantReadWriteLock();
        lock.readLock().lock();
        Go.lasts(2, () -> Go.check(!lock.writeLock().tryLock(2, TimeUnit.SECONDS)));
        lock.readLock().unlock();
        lock.writeLock().lock();
        Go.together(() -> Go.lasts(3, () -> Go.check(!lock.readLock().tryLock(3, TimeUnit.SECONDS))));
    }

    @Shows(value = NOTHING_WRONG, primitive = READ_WRITE_LOCK, aspect = INTERRUPT)
    public static void anInterruptEndsWaitingForAReadLock() throws Exception {
        var lock = new ReentrantReadWriteLock();
        lock.writeLock().lock();
        Go.interrupted(lock.readLock()::lockInterruptibly);
        Go.interrupted(lock.writeLock()::lockInterruptibly);
    }

    @Shows(value = EXCEPTION, primitive = READ_WRITE_LOCK, aspect = MISUSE)
    public static void freeingAReadLockThatOneDoesNotHoldThrows() {
        new ReentrantReadWriteLock().readLock().unlock();
    }

    @Shows(value = EXCEPTION, primitive = READ_WRITE_LOCK, aspect = MISUSE)
    public static void aReadLockHasNoCondition() {
        new ReentrantReadWriteLock().readLock().newCondition();
    }

    @Shows(value = NOTHING_WRONG, primitive = STAMPED_LOCK, aspect = CORRECT,
            edge = "StampedLock unlockWrite before readLock and writeLock")
    public static void stampsOrderReadersAndWriters() throws Exception {
        var lock = new StampedLock();
        var shared = new Box();
        Go.Task writer = () -> {
            var stamp = lock.writeLock();
            shared.value++;
            lock.unlockWrite(stamp);
        };
        Go.together(writer, writer, () -> {
            var stamp = lock.readLock();
            Go.check(shared.value < 3);
            lock.unlockRead(stamp);
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = STAMPED_LOCK, aspect = CORRECT,
            edge = "StampedLock tryConvertToWriteLock")
    public static void aReadStampIsConverted() throws Exception {
        var lock = new StampedLock();
        var shared = new Box();
        Go.Task task = () -> {
            var stamp = lock.readLock();
            while (shared.value < 2) {
                var converted = lock.tryConvertToWriteLock(stamp);
                if (converted != 0) {
                    stamp = converted;
                    shared.value++;
                    break;
                }
                lock.unlockRead(stamp);
                stamp = lock.writeLock();
            }
            lock.unlock(stamp);
        };
        Go.together(task, task);
        Go.check(shared.value == 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = STAMPED_LOCK, aspect = CORRECT)
    public static void aStampedLockViewedAsALockExcludes() throws Exception {
        var lock = new StampedLock();
        Go.guarded(() -> lock.asWriteLock().lock(), () -> lock.asReadWriteLock().writeLock().unlock());
    }

    @Shows(value = DATA_RACE, primitive = STAMPED_LOCK, aspect = UNSYNCHRONISED)
    public static void writingUnderAReadStampRaces() throws Exception {
        var lock = new StampedLock();
        var shared = new Box();
        Go.Task task = () -> {
            var stamp = lock.readLock();
            shared.value++;
            lock.unlockRead(stamp);
        };
        Go.together(task, task);
    }

    @Shows(value = DATA_RACE, primitive = STAMPED_LOCK, aspect = UNSYNCHRONISED)
    public static void ignoringTheStampOfATryRaces() throws Exception {
        var lock = new StampedLock();
        var shared = new Box();
        Go.Task task = () -> {
            var stamp = lock.tryWriteLock();
            shared.value++;
            if (stamp != 0) {
                lock.unlockWrite(stamp);
            }
        };
        Go.together(task, task);
    }

    @Shows(value = DEADLOCK, primitive = STAMPED_LOCK, aspect = STUCK)
    public static void aStampedLockIsNotReentrant() throws Exception {
        var lock = new StampedLock();
        Go.together(() -> {
            lock.writeLock();
            lock.writeLock();
        });
    }

    @Shows(value = DEADLOCK, primitive = STAMPED_LOCK, aspect = STUCK)
    public static void twoReadersThatBothWantToWriteDeadlock() throws Exception {
        var lock = new StampedLock();
        Go.Task task = () -> {
            var read = lock.readLock();
            var write = lock.writeLock();
            lock.unlockWrite(write);
            lock.unlockRead(read);
        };
        Go.together(task, task);
    }

    @Shows(value = NOTHING_WRONG, primitive = STAMPED_LOCK, aspect = TIMEOUT)
    public static void aTimedWriteLockEndsOnTime() throws Exception {
        var lock = new StampedLock();
        lock.readLock();
        Go.lasts(7, () -> Go.check(lock.tryWriteLock(7, TimeUnit.SECONDS) == 0));
        Go.check(lock.tryReadLock(1, TimeUnit.SECONDS) != 0);
    }

    @Shows(value = NOTHING_WRONG, primitive = STAMPED_LOCK, aspect = INTERRUPT)
    public static void anInterruptEndsWaitingForAStamp() throws Exception {
        var lock = new StampedLock();
        lock.writeLock();
        Go.interrupted(lock::readLockInterruptibly);
        Go.interrupted(lock::writeLockInterruptibly);
    }

    @Shows(value = EXCEPTION, primitive = STAMPED_LOCK, aspect = MISUSE)
    public static void aStampIsGoodOnce() {
        var lock = new StampedLock();
        var stamp = lock.writeLock();
        lock.unlockWrite(stamp);
        lock.unlockWrite(stamp);
    }
}
