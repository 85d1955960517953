package programs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// A program for each way in which a report can call an object, and for what it folds.
@SuppressWarnings({"LockNotBeforeTry", "WaitNotInLoop", "FutureReturnValueIgnored", "ClassInitializationDeadlock",
        "UnusedVariable", "AnonymousClass", "InterruptedExceptionSwallowed"}) // wrong on purpose
public final class Named {

    private final Lock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Condition notFull = lock.newCondition();
    private int items;
    private volatile boolean open;

    private Named() {}

    private static final class Account {
        private final Lock guard = new ReentrantLock();
        private int euros = 10;

        static void move(Account from, Account to) {
            from.guard.lock();
            to.guard.lock();
            from.euros--;
            to.euros++;
            to.guard.unlock();
            from.guard.unlock();
        }
    }

    private static final class Node {
        private volatile Node next;
    }

    private static final class Base {
        static final Object OTHER = Other.touch();

        static String touch() {
            return "base";
        }
    }

    private static final class Other {
        static final Object BASE = Base.touch();

        static String touch() {
            return "other";
        }
    }

    private void put() throws InterruptedException {
        lock.lock();
        while (items == 1) {
            notFull.await();
        }
        items++;
        notFull.signal(); // the wrong one
        lock.unlock();
    }

    private void take() throws InterruptedException {
        lock.lock();
        while (items == 0) {
            notEmpty.await();
        }
        items--;
        notFull.signal();
        lock.unlock();
    }

    public static void hasTwoConditions() throws InterruptedException {
        var named = new Named();
        Go.together(named::take, named::put);
    }

    public static void signalsOne() throws InterruptedException {
        var named = new Named();
        Go.together(named::take, named::put, () -> {
            named.lock.lock();
            named.notEmpty.signalAll();
            named.lock.unlock();
            Go.check(false);
        });
    }

    public static void transfersInOppositeOrder() throws InterruptedException {
        var here = new Account();
        var there = new Account();
        Go.together(() -> Account.move(here, there), () -> Account.move(there, here));
    }

    public static void dines() throws InterruptedException {
        Lock[] forks = {new ReentrantLock(), new ReentrantLock()};
        Go.together(() -> eat(forks, 0), () -> eat(forks, 1));
    }

    private static void eat(Lock[] forks, int left) {
        forks[left].lock();
        forks[1 - left].lock();
        forks[1 - left].unlock();
        forks[left].unlock();
    }

    public static void racesForSeats() throws InterruptedException {
        var seats = new int[2];
        var taken = new boolean[2];
        Go.together(() -> {
            taken[1] = true;
            seats[1] = 7;
        }, () -> seats[1] = 8);
    }

    public static void racesForAList() throws InterruptedException {
        var list = new ArrayList<String>();
        Go.together(() -> list.add("a"), () -> {
            for (var each : list) {
                Go.check(each != null);
            }
        });
    }

    public static void capturesItsMailbox() throws InterruptedException {
        var mailbox = new SynchronousQueue<String>();
        var reader = new Thread(new Runnable() {
            @Override
            public void run() {
                try {
                    mailbox.take();
                    mailbox.take();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }, "reader");
        reader.start();
        mailbox.put("a");
        reader.join();
    }

    public static void upgrades() throws InterruptedException {
        var both = new ReentrantReadWriteLock();
        Go.together(() -> {
            both.readLock().lock();
            both.writeLock().lock();
        });
    }

    public static void takesPermitsInOppositeOrder() throws InterruptedException {
        var left = new Semaphore(1);
        var right = new Semaphore(1);
        Go.together(() -> {
            left.acquire();
            right.acquire();
        }, () -> {
            right.acquire();
            left.acquire();
        });
    }

    public static void linksNodes() throws InterruptedException {
        var first = new Node();
        var second = new Node();
        Go.together(() -> first.next = second, () -> second.next = first);
        Go.check(first.next == null);
    }

    public static void callsTwoThreadsAlike() throws InterruptedException {
        var never = new CountDownLatch(1);
        var one = new Thread(Go.quietly(never::await), "worker");
        var other = new Thread(Go.quietly(never::await), "worker");
        one.start();
        other.start();
        one.join();
    }

    public static void swallowsAnException() throws InterruptedException {
        var box = new ArrayBlockingQueue<String>(1);
        var pool = Executors.newFixedThreadPool(1);
        pool.submit(() -> {
            box.put("first");
            box.put(String.valueOf(Integer.parseInt("second")));
            return box;
        });
        box.take();
        box.take();
    }

    public static void swallowsAnExceptionInAStage() throws InterruptedException {
        var done = new CountDownLatch(1);
        CompletableFuture.supplyAsync(() -> Integer.parseInt("one")).thenRun(done::countDown);
        done.await();
    }

    public static void initialisesInACircle() throws InterruptedException {
        Go.together(() -> Go.check(!Base.touch().isEmpty()), () -> Go.check(!Other.touch().isEmpty()));
    }

    public static void interruptsAWait() throws InterruptedException {
        var named = new Named();
        var waiter = Go.start(() -> {
            synchronized (named) {
                named.wait();
            }
        });
        waiter.interrupt();
        waiter.join();
    }

    public static void countsInRounds() throws InterruptedException {
        var named = new Named();
        Go.together(named::countTo200);
        Go.check(named.items == 0);
    }

    private void countTo200() {
        for (var i = 0; i < 200; i++) {
            lock.lock();
            items++;
            lock.unlock();
        }
    }

    public static void goesRoundBeforeAndAfter() throws InterruptedException {
        var named = new Named();
        List<String> log = new ArrayList<>();
        Go.together(() -> {
            named.countTo200();
            log.add("half");
            named.open = true;
            named.countTo200();
        });
        Go.check(log.isEmpty());
    }

    public static void spinsWithALock() throws InterruptedException {
        var named = new Named();
        Go.together(() -> {
            named.lock.lock();
            while (!named.open) {
                Thread.onSpinWait();
            }
            named.lock.unlock();
        }, () -> {
            named.lock.lock();
            named.open = true;
            named.lock.unlock();
        });
    }
}
