package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.INTERRUPT;
import static programs.Aspect.LOST_SIGNAL;
import static programs.Aspect.MISUSE;
import static programs.Aspect.STUCK;
import static programs.Aspect.TIMEOUT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.BARRIER;
import static programs.Primitive.EXCHANGER;
import static programs.Primitive.LATCH;
import static programs.Primitive.PHASER;
import static programs.Primitive.SEMAPHORE;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.DEADLOCK;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.LOST_WAKEUP;
import static programs.Shows.Result.NOTHING_WRONG;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Where threads wait for each other: semaphores, latches, barriers, phasers, exchangers.
public class MeetingPrograms {

    @Shows(value = NOTHING_WRONG, primitive = SEMAPHORE, aspect = CORRECT, edge = "Semaphore.release before acquire")
    public static void anAcquireSeesWhatCameBeforeTheRelease() throws Exception {
        var permits = new Semaphore(0, true);
        Go.ordered(permits::release, permits::acquire);
    }

    @Shows(value = NOTHING_WRONG, primitive = SEMAPHORE, aspect = CORRECT,
            edge = "Semaphore.release before tryAcquire that succeeds")
    public static void aTryAcquireThatSucceedsSees() throws Exception {
        var permits = new Semaphore(0);
        Go.orderedIf(() -> permits.release(2), () -> permits.tryAcquire(2));
    }

    @Shows(value = DATA_RACE, primitive = SEMAPHORE, aspect = UNSYNCHRONISED)
    public static void aTryAcquireThatFailsOrdersNothing() throws Exception {
        var permits = new Semaphore(0);
        var shared = new Box();
        Go.together(() -> {
            shared.value = 1;
            permits.release();
        }, () -> {
            if (!permits.tryAcquire(2)) {
                Go.check(shared.value < 2);
            }
        });
    }

    @Shows(value = LOST_WAKEUP, primitive = SEMAPHORE, aspect = LOST_SIGNAL)
    public static void aPermitThatIsNeverGivenBackIsMissed() throws Exception {
        var permits = new Semaphore(1);
        Go.together(permits::acquire, permits::acquire);
    }

    @Shows(value = DEADLOCK, primitive = SEMAPHORE, aspect = STUCK)
    public static void semaphoresInOppositeOrderDeadlock() throws Exception {
        var one = new Semaphore(1);
        var other = new Semaphore(1);
        Go.together(() -> both(one, other), () -> both(other, one));
    }

    private static void both(Semaphore first, Semaphore second) throws InterruptedException {
        first.acquire();
        second.acquire();
        second.release();
        first.release();
    }

    @Shows(value = DEADLOCK, primitive = SEMAPHORE, aspect = STUCK)
    public static void semaphoresInOppositeOrderDeadlockThoughOthersHaveEnded() throws Exception {
        var one = new Semaphore(1);
        var other = new Semaphore(1);
        Go.together(() -> both(one, other), () -> both(other, one), () -> {
        });
    }

    @Shows(value = LOST_WAKEUP, primitive = SEMAPHORE, aspect = STUCK)
    public static void aPermitThatWasASignalIsHeldByNobody() throws Exception {
        var items = new Semaphore(0);
        Go.together(items::acquire, items::acquire, items::release);
    }

    @Shows(value = DEADLOCK, primitive = SEMAPHORE, aspect = STUCK)
    public static void takingTwoPermitsOneByOneDeadlocks() throws Exception {
        var permits = new Semaphore(2);
        Go.Task task = () -> {
            permits.acquire();
            permits.acquire();
            permits.release(2);
        };
        Go.together(task, task);
    }

    @Shows(value = EXCEPTION, primitive = SEMAPHORE, aspect = TIMEOUT, anyDelay = true)
    public static void aTimedAcquireMayGiveUp() throws Exception {
        var permits = new Semaphore(1);
        Go.Task task = () -> {
            Go.check(permits.tryAcquire(1, TimeUnit.SECONDS));
            permits.release();
        };
        Go.together(task, task);
    }

    @Shows(value = NOTHING_WRONG, primitive = SEMAPHORE, aspect = INTERRUPT)
    public static void anInterruptEndsAnAcquire() throws Exception {
        Go.interrupted(new Semaphore(0)::acquire);
        Go.interrupted(() -> new Semaphore(0).tryAcquire(1, TimeUnit.DAYS));
    }

    @Shows(value = NOTHING_WRONG, primitive = SEMAPHORE, aspect = INTERRUPT)
    public static void anInterruptDoesNotEndAcquireUninterruptibly() throws Exception {
        var permits = new Semaphore(0);
        var victim = Go.start(() -> {
            permits.acquireUninterruptibly();
            Go.check(Thread.interrupted());
        });
        victim.interrupt();
        permits.release();
        victim.join();
    }

    @Shows(value = DATA_RACE, primitive = SEMAPHORE, aspect = MISUSE)
    public static void releasingOnceTooOftenLetsTwoIn() throws Exception {
        var mutex = new Semaphore(1);
        mutex.release();
        Go.guarded(mutex::acquire, mutex::release);
    }

    @Shows(value = NOTHING_WRONG, primitive = LATCH, aspect = CORRECT,
            edge = "CountDownLatch.countDown before await returns")
    public static void aLatchCollectsTheWorkOfAll() throws Exception {
        var done = new CountDownLatch(2);
        var parts = new int[2];
        Go.together(() -> {
            parts[0] = 1;
            done.countDown();
        }, () -> {
            parts[1] = 2;
            done.countDown();
        }, () -> {
            done.await();
            Go.check(parts[0] + parts[1] == 3);
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = LATCH, aspect = CORRECT)
    public static void aStartingGateLetsAllGoAtOnce() throws Exception {
        var gate = new CountDownLatch(1);
        var shared = new Box();
        Go.Task runner = () -> {
            gate.await();
            Go.check(shared.value == 1);
        };
        Go.together(runner, runner, () -> {
            shared.value = 1;
            gate.countDown();
        });
    }

    @Shows(value = DATA_RACE, primitive = LATCH, aspect = UNSYNCHRONISED)
    public static void workDoneAfterTheCountDownRaces() throws Exception {
        var done = new CountDownLatch(1);
        var shared = new Box();
        Go.together(() -> {
            done.countDown();
            shared.value = 1;
        }, () -> {
            done.await();
            Go.check(shared.value < 2);
        });
    }

    @Shows(value = DATA_RACE, primitive = LATCH, aspect = UNSYNCHRONISED)
    public static void oneCountDownTooFewIsAwaited() throws Exception {
        var done = new CountDownLatch(1);
        var parts = new int[2];
        Go.together(() -> {
            parts[0] = 1;
            done.countDown();
        }, () -> {
            parts[1] = 1;
            done.countDown();
        }, () -> {
            done.await();
            Go.check(parts[0] + parts[1] < 3);
        });
    }

    @Shows(value = DATA_RACE, primitive = LATCH, aspect = UNSYNCHRONISED, anyDelay = true)
    public static void aTimedAwaitThatSaysFalseOrdersNothing() throws Exception {
        var done = new CountDownLatch(1);
        var shared = new Box();
        Go.together(() -> {
            shared.value = 1;
            done.countDown();
        }, () -> {
            if (!done.await(1, TimeUnit.SECONDS)) {
                Go.check(shared.value < 2);
            }
        });
    }

    @Shows(value = LOST_WAKEUP, primitive = LATCH, aspect = LOST_SIGNAL)
    public static void anExceptionBeforeTheCountDownHoldsTheLatch() throws Exception {
        var done = new CountDownLatch(1);
        Go.together(() -> {
            try {
                Integer.parseInt("none");
                done.countDown();
            } catch (NumberFormatException e) {
                Go.check(done.getCount() == 1);
            }
        }, done::await);
    }

    @Shows(value = DEADLOCK, primitive = LATCH, aspect = STUCK)
    public static void latchesThatWaitForEachOtherDeadlock() throws Exception {
        var one = new CountDownLatch(1);
        var other = new CountDownLatch(1);
        Go.together(() -> {
            one.await();
            other.countDown();
        }, () -> {
            other.await();
            one.countDown();
        });
    }

    @Shows(value = DEADLOCK, primitive = LATCH, aspect = STUCK)
    public static void latchesThatWaitForEachOtherDeadlockThoughMainHasEnded() {
        var one = new CountDownLatch(1);
        var other = new CountDownLatch(1);
        Go.start(() -> {
            one.await();
            other.countDown();
        });
        Go.start(() -> {
            other.await();
            one.countDown();
        });
    }

    @Shows(value = DEADLOCK, primitive = LATCH, aspect = STUCK)
    public static void awaitingALatchWithTheMonitorThatItNeedsDeadlocks() throws Exception {
        var lock = new Object();
        var done = new CountDownLatch(1);
        Go.together(() -> {
            synchronized (lock) {
                done.await();
            }
        }, () -> {
            synchronized (lock) {
                done.countDown();
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = LATCH, aspect = TIMEOUT)
    public static void aTimedAwaitOfALatchEndsOnTime() throws Exception {
        Go.lasts(8, () -> Go.check(!new CountDownLatch(1).await(8, TimeUnit.SECONDS)));
    }

    @Shows(value = NOTHING_WRONG, primitive = LATCH, aspect = INTERRUPT)
    public static void anInterruptEndsAnAwaitOfALatch() throws Exception {
        Go.interrupted(new CountDownLatch(1)::await);
    }

    @Shows(value = NOTHING_WRONG, primitive = BARRIER, aspect = CORRECT,
            edge = "CyclicBarrier: before await, before what follows the others' await")
    public static void aBarrierSeparatesTwoPhases() throws Exception {
        var barrier = new CyclicBarrier(2);
        var parts = new int[2];
        Go.together(() -> {
            parts[0] = 1;
            barrier.await();
            Go.check(parts[1] == 2);
        }, () -> {
            parts[1] = 2;
            barrier.await();
            Go.check(parts[0] == 1);
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = BARRIER, aspect = CORRECT,
            edge = "CyclicBarrier: before await, before the barrier action")
    public static void theActionOfABarrierSeesAllParts() throws Exception {
        var parts = new int[2];
        var barrier = new CyclicBarrier(2, () -> Go.check(parts[0] + parts[1] == 3));
        Go.together(() -> {
            parts[0] = 1;
            barrier.await();
        }, () -> {
            parts[1] = 2;
            barrier.await();
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = BARRIER, aspect = CORRECT,
            edge = "CyclicBarrier: the barrier action before what follows await")
    public static void allSeeWhatTheActionOfABarrierDid() throws Exception {
        var shared = new Box();
        var barrier = new CyclicBarrier(2, () -> shared.value++);
        Go.Task task = () -> {
            barrier.await();
            Go.check(shared.value == 1);
            barrier.await();
            Go.check(shared.value == 2);
        };
        Go.together(task, task);
    }

    @Shows(value = DATA_RACE, primitive = BARRIER, aspect = UNSYNCHRONISED)
    public static void phasesWithoutABarrierAtTheirEndRace() throws Exception {
        var barrier = new CyclicBarrier(2);
        var parts = new int[2];
        Go.together(() -> {
            parts[0] = 1;
            barrier.await();
            parts[0] = parts[1];
        }, () -> {
            parts[1] = 2;
            barrier.await();
            parts[1] = parts[0];
        });
    }

    @Shows(value = LOST_WAKEUP, primitive = BARRIER, aspect = LOST_SIGNAL)
    public static void aPartyThatGoesHomeHoldsTheBarrier() throws Exception {
        var barrier = new CyclicBarrier(2);
        Go.together(barrier::await, () -> Go.check(barrier.getNumberWaiting() < 2));
    }

    @Shows(value = DEADLOCK, primitive = BARRIER, aspect = STUCK)
    public static void aBarrierUnderAMonitorDeadlocks() throws Exception {
        var lock = new Object();
        var barrier = new CyclicBarrier(2);
        Go.Task task = () -> {
            synchronized (lock) {
                barrier.await();
            }
        };
        Go.together(task, task);
    }

    @Shows(value = NOTHING_WRONG, primitive = BARRIER, aspect = TIMEOUT)
    public static void aTimeoutBreaksTheBarrierForAll() throws Exception {
        var barrier = new CyclicBarrier(3);
        Go.Task breaks = () -> {
            try {
                barrier.await(1, TimeUnit.SECONDS);
                throw new AssertionError("three met");
            } catch (TimeoutException | BrokenBarrierException e) {
                Go.check(barrier.isBroken());
            }
        };
        Go.lasts(1, () -> Go.together(breaks, breaks));
    }

    @Shows(value = NOTHING_WRONG, primitive = BARRIER, aspect = INTERRUPT)
    public static void anInterruptBreaksTheBarrierForAll() throws Exception {
        var barrier = new CyclicBarrier(3);
        var other = Go.start(() -> {
            try {
                barrier.await();
                throw new AssertionError("three met");
            } catch (BrokenBarrierException e) {
                Go.check(barrier.isBroken());
            }
        });
        Go.interrupted(() -> {
            try {
                barrier.await();
            } catch (BrokenBarrierException e) {
                throw new AssertionError(e);
            }
        });
        other.join();
    }

    @Shows(value = EXCEPTION, primitive = BARRIER, aspect = MISUSE)
    public static void anActionThatThrowsBreaksTheBarrier() throws Exception {
        var barrier = new CyclicBarrier(1, () -> {
            throw new IllegalStateException("on purpose");
        });
        barrier.await();
    }

    @Shows(value = NOTHING_WRONG, primitive = PHASER, aspect = CORRECT,
            edge = "Phaser: before arrive, before what follows the advance")
    public static void aPhaserSeparatesPhases() throws Exception {
        var phaser = new Phaser(2);
        var parts = new int[2];
        Go.together(() -> {
            parts[0] = 1;
            phaser.arriveAndAwaitAdvance();
            Go.check(parts[1] == 2);
        }, () -> {
            parts[1] = 2;
            phaser.arriveAndAwaitAdvance();
            Go.check(parts[0] == 1);
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = PHASER, aspect = CORRECT,
            edge = "Phaser: before arrive, before onAdvance, before what follows")
    public static void whatHappensOnAdvanceIsOrderedBothWays() throws Exception {
        var parts = new int[3];
        var phaser = new Phaser(2) {
            @Override
            protected boolean onAdvance(int phase, int parties) {
                parts[2] = parts[0] + parts[1];
                return false;
            }
        };
        Go.together(() -> {
            parts[0] = 1;
            phaser.arriveAndAwaitAdvance();
            Go.check(parts[2] == 3);
        }, () -> {
            parts[1] = 2;
            phaser.awaitAdvance(phaser.arrive());
            Go.check(parts[2] == 3);
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = PHASER, aspect = CORRECT)
    public static void partiesRegisterAndLeave() throws Exception {
        var phaser = new Phaser(1);
        var shared = new int[2];
        for (var i = 0; i < 2; i++) {
            var mine = i;
            phaser.register();
            Go.start(() -> {
                shared[mine] = 1;
                phaser.arriveAndDeregister();
            });
        }
        phaser.arriveAndAwaitAdvance();
        Go.check(shared[0] + shared[1] == 2 && phaser.getRegisteredParties() == 1);
    }

    @Shows(value = DATA_RACE, primitive = PHASER, aspect = UNSYNCHRONISED)
    public static void arrivingWithoutAwaitingRaces() throws Exception {
        var phaser = new Phaser(2);
        var shared = new Box();
        Go.together(() -> {
            shared.value = 1;
            phaser.arrive();
        }, () -> {
            phaser.arrive();
            Go.check(shared.value < 2);
        });
    }

    @Shows(value = LOST_WAKEUP, primitive = PHASER, aspect = LOST_SIGNAL)
    public static void aPartyThatNeverArrivesHoldsThePhase() throws Exception {
        var phaser = new Phaser(2);
        Go.together(phaser::arriveAndAwaitAdvance, () -> Go.check(phaser.getPhase() == 0));
    }

    @Shows(value = DEADLOCK, primitive = PHASER, aspect = STUCK)
    public static void phasersInOppositeOrderDeadlock() throws Exception {
        var one = new Phaser(2);
        var other = new Phaser(2);
        Go.together(() -> {
            one.arriveAndAwaitAdvance();
            other.arriveAndAwaitAdvance();
        }, () -> {
            other.arriveAndAwaitAdvance();
            one.arriveAndAwaitAdvance();
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = PHASER, aspect = TIMEOUT)
    public static void aTimedAwaitOfAPhaseEndsOnTime() throws Exception {
        var phaser = new Phaser(2);
        Go.lasts(3, () -> {
            try {
                phaser.awaitAdvanceInterruptibly(phaser.arrive(), 3, TimeUnit.SECONDS);
                throw new AssertionError("advanced");
            } catch (TimeoutException e) {
                Go.check(phaser.getPhase() == 0);
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = PHASER, aspect = INTERRUPT)
    public static void anInterruptEndsAnAwaitOfAPhase() throws Exception {
        var phaser = new Phaser(2);
        Go.interrupted(() -> phaser.awaitAdvanceInterruptibly(0));
    }

    @Shows(value = EXCEPTION, primitive = PHASER, aspect = MISUSE)
    public static void arrivingUnregisteredThrows() {
        new Phaser().arrive();
    }

    @Shows(value = NOTHING_WRONG, primitive = EXCHANGER, aspect = CORRECT,
            edge = "Exchanger: before exchange, before what follows the other's")
    public static void twoThreadsExchangeTheirBoxes() throws Exception {
        var exchanger = new Exchanger<Box>();
        Go.together(() -> Go.check(exchanger.exchange(new Box(1)).value == 2),
                () -> Go.check(exchanger.exchange(new Box(2)).value == 1));
    }

    @Shows(value = DATA_RACE, primitive = EXCHANGER, aspect = UNSYNCHRONISED)
    public static void keepingWhatOneGaveAwayRaces() throws Exception {
        var exchanger = new Exchanger<Box>();
        Go.Task task = () -> {
            var mine = new Box(1);
            exchanger.exchange(mine).value++;
            mine.value++;
        };
        Go.together(task, task);
    }

    @Shows(value = DEADLOCK, primitive = EXCHANGER, aspect = STUCK)
    public static void anOddThreadFindsNoPartner() throws Exception {
        var one = new Exchanger<Box>();
        var other = new Exchanger<Box>();
        Go.together(() -> one.exchange(new Box()), () -> other.exchange(new Box()));
    }

    @Shows(value = NOTHING_WRONG, primitive = EXCHANGER, aspect = TIMEOUT)
    public static void aTimedExchangeEndsOnTime() throws Exception {
        var exchanger = new Exchanger<Box>();
        Go.lasts(2, () -> {
            try {
                exchanger.exchange(new Box(), 2, TimeUnit.SECONDS);
                throw new AssertionError("exchanged with nobody");
            } catch (TimeoutException e) {
                Go.check(!Thread.interrupted());
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = EXCHANGER, aspect = INTERRUPT)
    public static void anInterruptEndsAnExchange() throws Exception {
        Go.interrupted(() -> new Exchanger<Box>().exchange(new Box()));
    }
}
