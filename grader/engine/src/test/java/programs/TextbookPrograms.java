package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.INTERRUPT;
import static programs.Aspect.LOST_SIGNAL;
import static programs.Aspect.MISUSE;
import static programs.Aspect.STUCK;
import static programs.Aspect.TIMEOUT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.CLASS_INITIALISATION;
import static programs.Primitive.MONITOR;
import static programs.Primitive.TEXTBOOK;
import static programs.Primitive.VOLATILE;
import static programs.Primitive.WAIT;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.DEADLOCK;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.LIVELOCK;
import static programs.Shows.Result.LOST_WAKEUP;
import static programs.Shows.Result.NOTHING_WRONG;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/// The bugs that every course shows, beside what is right.
@SuppressWarnings({"LockNotBeforeTry", "DoubleCheckedLocking", "WaitNotInLoop", "ThreadPriorityCheck"})
public class TextbookPrograms {

    Box plain;
    volatile Box safe;
    volatile boolean stop;
    private Integer boxed = 0;

    private Box plainInstance() {
        if (plain == null) {
            synchronized (this) {
                if (plain == null) {
                    plain = new Box(1);
                }
            }
        }
        return plain;
    }

    private Box safeInstance() {
        if (safe == null) {
            synchronized (this) {
                if (safe == null) {
                    safe = new Box(1);
                }
            }
        }
        return safe;
    }

    @Shows(value = DATA_RACE, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void doubleCheckedLockingWithoutVolatileRaces() throws Exception {
        var shared = new TextbookPrograms();
        Go.together(shared::plainInstance, shared::plainInstance);
    }

    @Shows(value = NOTHING_WRONG, primitive = TEXTBOOK, aspect = CORRECT)
    public static void doubleCheckedLockingWithVolatileIsSafe() throws Exception {
        var shared = new TextbookPrograms();
        Go.Task task = () -> Go.check(shared.safeInstance().value == 1);
        Go.together(task, task);
    }

    @SuppressWarnings({"LockOnBoxedPrimitive", "SynchronizeOnNonFinalField", "identity"}) // that is what it shows
    @Shows(value = DATA_RACE, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void lockingOnAFieldThatChangesRaces() throws Exception {
        var shared = new TextbookPrograms();
        Go.Task task = () -> {
            synchronized (shared.boxed) {
                shared.boxed = shared.boxed + 1;
            }
        };
        Go.together(task, task);
    }

    private static void dine(Object left, Object right) {
        synchronized (left) {
            synchronized (right) {
                Go.check(Thread.holdsLock(left));
            }
        }
    }

    @Shows(value = DEADLOCK, primitive = TEXTBOOK, aspect = STUCK)
    public static void threePhilosophersStarve() throws Exception {
        var forks = new Object[]{new Object(), new Object(), new Object()};
        Go.together(() -> dine(forks[0], forks[1]), () -> dine(forks[1], forks[2]), () -> dine(forks[2], forks[0]));
    }

    @Shows(value = NOTHING_WRONG, primitive = TEXTBOOK, aspect = CORRECT)
    public static void philosophersWhoOrderTheirForksEat() throws Exception {
        var forks = new Object[]{new Object(), new Object(), new Object()};
        Go.together(() -> dine(forks[0], forks[1]), () -> dine(forks[1], forks[2]), () -> dine(forks[0], forks[2]));
    }

    @Shows(value = NOTHING_WRONG, primitive = TEXTBOOK, aspect = CORRECT)
    public static void philosophersWithAWaiterEat() throws Exception {
        var forks = new ReentrantLock[]{new ReentrantLock(), new ReentrantLock()};
        var waiter = new Semaphore(1);
        Go.together(() -> eat(waiter, forks[0], forks[1]), () -> eat(waiter, forks[1], forks[0]));
    }

    private static void eat(Semaphore waiter, ReentrantLock left, ReentrantLock right) throws InterruptedException {
        waiter.acquire();
        left.lock();
        right.lock();
        right.unlock();
        left.unlock();
        waiter.release();
    }

    /// An account.
    private static final class Account {
        int balance = 10;

        synchronized void transfer(Account to, int amount) {
            balance -= amount;
            to.deposit(amount);
        }

        synchronized void deposit(int amount) {
            balance += amount;
        }

        synchronized int balance() {
            return balance;
        }

        boolean withdraw(int amount) {
            if (balance() < amount) {
                return false;
            }
            deposit(-amount);
            return true;
        }
    }

    @Shows(value = DEADLOCK, primitive = TEXTBOOK, aspect = STUCK)
    public static void transfersTowardsEachOtherDeadlock() throws Exception {
        var one = new Account();
        var other = new Account();
        Go.together(() -> one.transfer(other, 1), () -> other.transfer(one, 2));
    }

    @Shows(value = EXCEPTION, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void checkThenActOverdrawsAnAccount() throws Exception {
        var account = new Account();
        Go.Task task = () -> account.withdraw(10);
        Go.together(task, task);
        Go.check(account.balance() >= 0);
    }

    /// A node of Treiber's stack.
    private static final class Cell {
        final int item;
        volatile Cell next;

        Cell(int item) {
            this.item = item;
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = TEXTBOOK, aspect = CORRECT)
    public static void treibersStackKeepsAll() throws Exception {
        var top = new AtomicReference<Cell>();
        Go.together(() -> push(top, new Cell(1)), () -> push(top, new Cell(2)));
        var sum = pop(top).item + pop(top).item;
        Go.check(sum == 3 && top.get() == null);
    }

    private static void push(AtomicReference<Cell> top, Cell cell) {
        Cell old;
        do {
            old = top.get();
            cell.next = old;
        } while (!top.compareAndSet(old, cell));
    }

    private static Cell pop(AtomicReference<Cell> top) {
        while (true) {
            var old = top.get();
            if (old == null) {
                return new Cell(0);
            }
            if (top.compareAndSet(old, old.next)) {
                return old;
            }
        }
    }

    /// The first pops while the second pops both and pushes the first cell again: the second cell comes back.
    @Shows(value = EXCEPTION, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void aStackThatReusesItsCellsSuffersFromAba() throws Exception {
        var top = new AtomicReference<Cell>();
        push(top, new Cell(1));
        push(top, new Cell(2));
        var popped = new AtomicInteger();
        Go.together(() -> popped.addAndGet(pop(top).item), () -> {
            var two = pop(top);
            popped.addAndGet(pop(top).item);
            push(top, two);
        });
        for (var rest = pop(top); rest.item != 0; rest = pop(top)) {
            popped.addAndGet(rest.item);
        }
        Go.check(popped.get() == 3);
    }

    /// Readers and writers by a monitor.
    private static final class Room {
        private int readers;
        private boolean writing;

        synchronized void beginRead() throws InterruptedException {
            while (writing) {
                wait();
            }
            readers++;
        }

        synchronized void endRead(boolean tells) {
            if (--readers == 0 && tells) {
                notifyAll();
            }
        }

        synchronized void beginWrite() throws InterruptedException {
            while (writing || readers > 0) {
                wait();
            }
            writing = true;
        }

        synchronized void endWrite() {
            writing = false;
            notifyAll();
        }
    }

    private static void readersAndWriters(boolean tells) throws Exception {
        var room = new Room();
        var shared = new Box();
        Go.Task reader = () -> {
            room.beginRead();
            Go.check(shared.value < 2);
            room.endRead(tells);
        };
        Go.together(() -> {
            room.beginWrite();
            shared.value = 1;
            room.endWrite();
        }, reader, reader);
    }

    @Shows(value = NOTHING_WRONG, primitive = TEXTBOOK, aspect = CORRECT)
    public static void readersAndWritersShareARoom() throws Exception {
        readersAndWriters(true);
    }

    @Shows(value = LOST_WAKEUP, primitive = TEXTBOOK, aspect = LOST_SIGNAL)
    public static void readersThatDoNotNotifyForgetTheWriter() throws Exception {
        readersAndWriters(false);
    }

    @Shows(value = DEADLOCK, primitive = TEXTBOOK, aspect = STUCK)
    public static void aListenerCalledUnderAMonitorLocksOut() throws Exception {
        var subject = new Object();
        var listener = new Object();
        Go.together(() -> {
            synchronized (subject) {
                synchronized (listener) {
                    listener.notifyAll();
                }
            }
        }, () -> {
            synchronized (listener) {
                synchronized (subject) {
                    subject.notifyAll();
                }
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = TEXTBOOK, aspect = INTERRUPT)
    public static void aServiceStopsByInterruption() throws Exception {
        var queue = new ArrayList<Integer>();
        Go.interrupted(() -> {
            synchronized (queue) {
                while (queue.isEmpty()) {
                    queue.wait();
                }
            }
        });
    }

    @Shows(value = LOST_WAKEUP, primitive = TEXTBOOK, aspect = INTERRUPT)
    public static void swallowingAnInterruptLosesTheStop() throws Exception {
        var queue = new ArrayList<Integer>();
        var service = Go.start(() -> {
            synchronized (queue) {
                while (queue.isEmpty()) {
                    try {
                        queue.wait();
                    } catch (InterruptedException e) {
                        queue.clear();
                    }
                }
            }
        });
        service.interrupt();
        service.join();
    }

    @Shows(value = NOTHING_WRONG, primitive = TEXTBOOK, aspect = TIMEOUT)
    public static void guardedSuspensionGivesUpAtItsDeadline() throws Exception {
        var lock = new Object();
        Go.lasts(3, () -> {
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
            synchronized (lock) {
                for (var left = 3_000L; left > 0; left = (deadline - System.nanoTime()) / 1_000_000) {
                    lock.wait(left);
                }
            }
        });
    }

    @Shows(value = LIVELOCK, primitive = VOLATILE, aspect = LOST_SIGNAL)
    public static void aStopThatIsResetTooLateIsLost() throws Exception {
        var service = new TextbookPrograms();
        Go.together(() -> {
            service.stop = false;
            while (!service.stop) {
                Thread.onSpinWait();
            }
        }, () -> service.stop = true);
    }

    @Shows(value = EXCEPTION, primitive = MONITOR, aspect = MISUSE)
    public static void nothingHasNoMonitor() {
        Object none = null;
        synchronized (none) {
            Go.check(false);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = MONITOR, aspect = INTERRUPT)
    public static void anInterruptDoesNotEndWaitingForAMonitor() throws Exception {
        var lock = new Object();
        Thread victim;
        synchronized (lock) {
            victim = Go.start(() -> {
                synchronized (lock) {
                    Go.check(Thread.interrupted());
                }
            });
            victim.interrupt();
        }
        victim.join();
    }

    @Shows(value = DATA_RACE, primitive = WAIT, aspect = UNSYNCHRONISED)
    public static void writingAfterTheMonitorIsLeftRacesWithTheWoken() throws Exception {
        var lock = new TextbookPrograms();
        var shared = new Box();
        Go.together(() -> {
            synchronized (lock) {
                lock.stop = true;
                lock.notifyAll();
            }
            shared.value = 1;
        }, () -> {
            synchronized (lock) {
                while (!lock.stop) {
                    lock.wait();
                }
            }
            Go.check(shared.value < 2);
        });
    }

    @Shows(value = EXCEPTION, primitive = WAIT, aspect = TIMEOUT, anyDelay = true)
    public static void aTimedWaitMayEndBeforeTheNotify() throws Exception {
        var lock = new TextbookPrograms();
        Go.together(() -> {
            synchronized (lock) {
                lock.stop = true;
                lock.notifyAll();
            }
        }, () -> {
            synchronized (lock) {
                if (!lock.stop) {
                    lock.wait(1_000);
                }
                Go.check(lock.stop);
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = WAIT, aspect = INTERRUPT)
    public static void aNotifyDoesNotGoToAThreadThatWasInterruptedBefore() throws Exception {
        var lock = new Object();
        Go.Task waits = () -> {
            synchronized (lock) {
                lock.wait();
            }
        };
        var second = Go.start(waits);
        var first = Go.start(() -> {
            try {
                waits.run();
                throw new AssertionError("not interrupted");
            } catch (InterruptedException e) {
                Go.check(!Thread.currentThread().isInterrupted());
            }
        });
        while (first.getState() != Thread.State.WAITING || second.getState() != Thread.State.WAITING) {
            Thread.yield();
        }
        first.interrupt();
        synchronized (lock) {
            lock.notify();
        }
        first.join();
        second.join();
    }

    /// Each needs the other to be initialised.
    private static final class Left {
        static final List<Integer> LIST = new ArrayList<>(List.of(Right.class.getName().length()));
        static final int SIZE = Right.LIST.size() + LIST.size();
    }

    private static final class Right {
        static final List<Integer> LIST = new ArrayList<>(List.of(1));
        static final int SIZE = Left.LIST.size() + LIST.size();
    }

    @Shows(value = DEADLOCK, primitive = CLASS_INITIALISATION, aspect = STUCK)
    public static void classesThatNeedEachOtherDeadlock() throws Exception {
        Go.together(() -> Go.check(Left.SIZE > 0), () -> Go.check(Right.SIZE > 0));
    }

    /// Cannot be initialised.
    private static final class Broken {
        static final Integer NUMBER = Integer.valueOf("none");
    }

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = MISUSE)
    public static void aClassThatCannotBeInitialisedStaysSo() throws Exception {
        var first = new AtomicInteger();
        var later = new AtomicInteger();
        Go.Task task = () -> {
            try {
                Go.check(Broken.NUMBER > 0);
            } catch (ExceptionInInitializerError e) {
                Go.check(e.getCause() instanceof NumberFormatException);
                first.incrementAndGet();
            } catch (NoClassDefFoundError e) {
                later.incrementAndGet();
            }
        };
        Go.together(task, task);
        Go.check(first.get() == 1 && later.get() == 1);
    }
}
