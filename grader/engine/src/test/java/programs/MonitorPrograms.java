package programs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import programs.Shows.Result;

/// `synchronized`, `wait` and `notify`.
@SuppressWarnings("WaitNotInLoop") // wrong on purpose: that is what they show
public class MonitorPrograms {

    int value;
    boolean full;

    synchronized void put() throws InterruptedException {
        while (full) {
            wait();
        }
        full = true;
        notifyAll();
    }

    synchronized void take() throws InterruptedException {
        while (!full) {
            wait();
        }
        full = false;
        notifyAll();
    }

    synchronized void takeNotifyingOne() throws InterruptedException {
        while (!full) {
            wait();
        }
        full = false;
        notify();
    }

    synchronized void putNotifyingOne() throws InterruptedException {
        while (full) {
            wait();
        }
        full = true;
        notify();
    }

    static synchronized void inClass(MonitorPrograms shared) {
        shared.value++;
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.MONITOR, aspect = Aspect.CORRECT)
    public static void aMonitorExcludes() throws Exception {
        var shared = new MonitorPrograms();
        Go.Task task = () -> {
            synchronized (shared) {
                shared.value++;
            }
        };
        Go.together(task, task, task);
        Go.check(shared.value == 3);
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.MONITOR, aspect = Aspect.CORRECT)
    public static void aStaticSynchronizedMethodExcludes() throws Exception {
        var shared = new MonitorPrograms();
        Go.together(() -> inClass(shared), () -> inClass(shared));
        Go.check(shared.value == 2);
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.MONITOR, aspect = Aspect.CORRECT)
    public static void anExceptionLeavesTheMonitor() throws Exception {
        var lock = new Object();
        Go.Task task = () -> {
            try {
                synchronized (lock) {
                    throw new IllegalArgumentException("on purpose");
                }
            } catch (IllegalArgumentException e) {
                Go.check(!Thread.holdsLock(lock));
            }
        };
        Go.together(task, task);
    }

    @Shows(value = Result.DATA_RACE, primitive = Primitive.MONITOR, aspect = Aspect.UNSYNCHRONISED)
    public static void differentMonitorsDoNotExclude() throws Exception {
        var shared = new MonitorPrograms();
        Go.together(() -> {
            synchronized (shared) {
                shared.value++;
            }
        }, () -> {
            synchronized (MonitorPrograms.class) {
                shared.value++;
            }
        });
    }

    @Shows(value = Result.DEADLOCK, primitive = Primitive.MONITOR, aspect = Aspect.STUCK)
    public static void monitorsTakenInOppositeOrderDeadlock() throws Exception {
        var one = new Object();
        var other = new Object();
        Go.together(() -> nested(one, other), () -> nested(other, one));
    }

    private static void nested(Object outer, Object inner) {
        synchronized (outer) {
            synchronized (inner) {
                Go.check(Thread.holdsLock(outer));
            }
        }
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.WAIT, aspect = Aspect.CORRECT)
    public static void aGuardedBufferHandsOver() throws Exception {
        var buffer = new MonitorPrograms();
        Go.together(buffer::put, buffer::take, buffer::put, buffer::take);
    }

    @Shows(value = Result.LOST_WAKEUP, primitive = Primitive.WAIT, aspect = Aspect.LOST_SIGNAL)
    public static void notifyMayWakeTheWrongWaiter() throws Exception {
        var buffer = new MonitorPrograms();
        Go.together(buffer::takeNotifyingOne, buffer::takeNotifyingOne, buffer::putNotifyingOne,
                buffer::putNotifyingOne);
    }

    @Shows(value = Result.LOST_WAKEUP, primitive = Primitive.WAIT, aspect = Aspect.LOST_SIGNAL)
    public static void aNotifyBeforeTheWaitIsLost() throws Exception {
        var lock = new Object();
        Go.together(() -> {
            synchronized (lock) {
                lock.wait();
            }
        }, () -> {
            synchronized (lock) {
                lock.notify();
            }
        });
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.WAIT, aspect = Aspect.CORRECT)
    public static void anIfForAWhileSurvivesWithoutSpuriousWakeups() throws Exception {
        ifForWhile();
    }

    @Shows(value = Result.EXCEPTION, primitive = Primitive.WAIT, aspect = Aspect.UNSYNCHRONISED, spuriousWakeups = 1)
    public static void aSpuriousWakeupFindsAnIfForAWhile() throws Exception {
        ifForWhile();
    }

    private static void ifForWhile() throws Exception {
        var shared = new MonitorPrograms();
        Go.together(() -> {
            synchronized (shared) {
                if (!shared.full) {
                    shared.wait();
                }
                Go.check(shared.full);
            }
        }, () -> {
            synchronized (shared) {
                shared.full = true;
                shared.notify();
            }
        });
    }

    @Shows(value = Result.LOST_WAKEUP, primitive = Primitive.WAIT, aspect = Aspect.LOST_SIGNAL, spuriousWakeups = 1)
    public static void spuriousWakeupsDoNotMaskALostOne() throws Exception {
        aNotifyBeforeTheWaitIsLost();
    }

    @Shows(value = Result.EXCEPTION, primitive = Primitive.WAIT, aspect = Aspect.MISUSE)
    public static void aNotifyWithoutTheMonitorThrows() {
        new Object().notify();
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.WAIT, aspect = Aspect.TIMEOUT)
    public static void aTimedWaitEndsOnTime() throws Exception {
        var lock = new Object();
        var begun = System.nanoTime();
        synchronized (lock) {
            lock.wait(3_600_000);
        }
        Go.check(System.nanoTime() - begun == 3_600_000_000_000L);
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.WAIT, aspect = Aspect.INTERRUPT)
    public static void anInterruptEndsAWait() throws Exception {
        var lock = new Object();
        var waiter = Go.start(() -> {
            try {
                synchronized (lock) {
                    lock.wait();
                }
                throw new AssertionError("not interrupted");
            } catch (InterruptedException e) {
                Go.check(!Thread.currentThread().isInterrupted());
            }
        });
        waiter.interrupt();
        waiter.join();
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.WAIT, aspect = Aspect.TIMEOUT)
    public static void aTimedWaitOfATimeUnitEndsOnTime() throws Exception {
        var lock = new Object();
        var begun = System.nanoTime();
        synchronized (lock) {
            TimeUnit.SECONDS.timedWait(lock, 5);
        }
        Go.check(System.nanoTime() - begun == 5_000_000_000L);
    }

    @Shows(value = Result.LOST_WAKEUP, primitive = Primitive.WAIT, aspect = Aspect.LOST_SIGNAL)
    public static void severalThatWaitForWhatMainWasToTellLoseTheirWakeUp() throws Exception {
        var lock = new Object();
        synchronized (lock) {
            lock.notifyAll();
        }
        Go.Task task = () -> {
            synchronized (lock) {
                lock.wait();
            }
        };
        Go.together(task, task);
    }

    @Shows(value = Result.DEADLOCK, primitive = Primitive.WAIT, aspect = Aspect.STUCK)
    public static void aWaitThatKeepsAnOuterMonitorLocksOthersOut() throws Exception {
        var outer = new Object();
        var inner = new Object();
        Go.together(() -> {
            synchronized (outer) {
                synchronized (inner) {
                    inner.wait();
                }
            }
        }, () -> {
            synchronized (outer) {
                synchronized (inner) {
                    inner.notifyAll();
                }
            }
        });
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.WAIT, aspect = Aspect.TIMEOUT, anyDelay = true)
    public static void aTimeoutOfCenturiesNeverFires() throws Exception {
        var buffer = new MonitorPrograms();
        Go.together(buffer::put, () -> {
            synchronized (buffer) {
                while (!buffer.full) {
                    buffer.wait(Long.MAX_VALUE);
                    Go.check(buffer.full);
                }
            }
        });
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.MONITOR, aspect = Aspect.CORRECT)
    public static void aViewHasAMonitorOfItsOwn() throws Exception {
        var map = new HashMap<String, Integer>();
        var view = map.keySet();
        var latch = new CountDownLatch(1);
        Go.together(() -> {
            synchronized (map) {
                latch.await();
            }
        }, () -> {
            synchronized (view) {
                latch.countDown();
            }
        });
    }

    @Shows(value = Result.DATA_RACE, primitive = Primitive.MONITOR, aspect = Aspect.UNSYNCHRONISED)
    public static void theMonitorOfAViewGuardsNothingOfTheOthers() throws Exception {
        var list = new ArrayList<>(List.of(1));
        var view = Collections.unmodifiableList(list);
        Go.together(() -> {
            synchronized (list) {
                list.add(2);
            }
        }, () -> {
            synchronized (view) {
                Go.check(view.size() < 3);
            }
        });
    }

    @Shows(value = Result.DEADLOCK, primitive = Primitive.MONITOR, aspect = Aspect.STUCK)
    public static void aListAndAPartOfItAreTwoMonitors() throws Exception {
        var list = new ArrayList<>(List.of(1, 2));
        var part = list.subList(0, 1);
        Go.together(() -> {
            synchronized (list) {
                synchronized (part) {
                    Go.check(true);
                }
            }
        }, () -> {
            synchronized (part) {
                synchronized (list) {
                    Go.check(true);
                }
            }
        });
    }

    @Shows(value = Result.DATA_RACE, primitive = Primitive.MONITOR, aspect = Aspect.UNSYNCHRONISED)
    public static void theMonitorOfALockIsNotThatOfItsHalf() throws Exception {
        var lock = new ReentrantReadWriteLock();
        var half = lock.writeLock();
        var shared = new Box();
        Go.together(() -> {
            synchronized (lock) {
                shared.value++;
            }
        }, () -> {
            synchronized (half) {
                shared.value++;
            }
        });
    }
}
