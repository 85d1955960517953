package programs;

import static programs.Aspect.INTERRUPT;
import static programs.Aspect.MISUSE;
import static programs.Aspect.TIMEOUT;
import static programs.Primitive.CONCURRENT_QUEUE;
import static programs.Primitive.COPY_ON_WRITE;
import static programs.Primitive.FUTURE_TASK;
import static programs.Primitive.LATCH;
import static programs.Primitive.PLAIN_COLLECTION;
import static programs.Primitive.PRIORITY_QUEUE;
import static programs.Primitive.SCHEDULER;
import static programs.Primitive.SKIP_LIST;
import static programs.Primitive.SPIN;
import static programs.Primitive.SYNCHRONOUS_QUEUE;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.NOTHING_WRONG;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Misuse of what is otherwise hard to use wrongly, and the last words on spinning and on time.
public class MisusePrograms {

    @Shows(value = EXCEPTION, primitive = LATCH, aspect = MISUSE)
    public static void aLatchThatIsOpenDoesNotCloseAgain() throws Exception {
        var rounds = new AtomicInteger();
        var latch = new CountDownLatch(1);
        Go.together(() -> {
            rounds.incrementAndGet();
            latch.countDown();
            rounds.incrementAndGet();
            latch.countDown();
        }, () -> {
            latch.await();
            latch.await();
            Go.check(rounds.get() == 2);
        });
    }

    @Shows(value = EXCEPTION, primitive = FUTURE_TASK, aspect = MISUSE)
    public static void aTaskMayHaveNoResultNow() throws Exception {
        var task = new FutureTask<>(() -> 1);
        new Thread(task).start();
        Go.check(task.resultNow() == 1);
    }

    @Shows(value = EXCEPTION, primitive = SYNCHRONOUS_QUEUE, aspect = MISUSE)
    public static void aSynchronousQueueHasNoRoom() throws Exception {
        var queue = new SynchronousQueue<Integer>();
        Go.together(() -> queue.add(1), () -> Go.check(queue.poll(1, TimeUnit.SECONDS) == 1));
    }

    @Shows(value = EXCEPTION, primitive = PRIORITY_QUEUE, aspect = MISUSE)
    public static void whatHasNoOrderHasNoPriority() throws Exception {
        var queue = new PriorityBlockingQueue<Object>();
        Go.together(() -> queue.add(new Box(1)), () -> queue.add(new Box(2)));
    }

    @Shows(value = EXCEPTION, primitive = CONCURRENT_QUEUE, aspect = MISUSE)
    public static void theOneThatPeekedNeedNotBeTheOneThatPolls() throws Exception {
        var queue = new ConcurrentLinkedQueue<>(List.of(1));
        Go.Task task = () -> {
            if (!queue.isEmpty()) {
                queue.remove();
            }
        };
        Go.together(task, task);
    }

    @Shows(value = EXCEPTION, primitive = SKIP_LIST, aspect = MISUSE)
    public static void theFirstKeyMayBeGone() throws Exception {
        var map = new ConcurrentSkipListMap<>(Map.of(1, 1));
        Go.together(() -> map.remove(1), () -> Go.check(map.isEmpty() || map.firstKey() == 1));
    }

    @Shows(value = EXCEPTION, primitive = COPY_ON_WRITE, aspect = MISUSE)
    public static void anIteratorOfASnapshotRemovesNothing() throws Exception {
        var list = new CopyOnWriteArrayList<>(List.of(1));
        var iterator = list.iterator();
        iterator.next();
        Go.together(() -> list.add(2), iterator::remove);
    }

    @Shows(value = EXCEPTION, primitive = PLAIN_COLLECTION, aspect = MISUSE)
    public static void aListThatIsChangedWhileItIsWalkedThroughThrows() {
        var list = new ArrayList<>(List.of("a", "b", "c"));
        var iterator = list.iterator();
        list.add("d");
        iterator.next();
    }

    @Shows(value = EXCEPTION, primitive = SPIN, aspect = MISUSE)
    public static void freeingALockThatAnotherHoldsLetsTwoIn() throws Exception {
        var held = new AtomicBoolean();
        var inside = new AtomicInteger();
        Go.Task task = () -> {
            if (!held.compareAndSet(false, true)) {
                held.set(false); // not its own
                return;
            }
            Go.check(inside.incrementAndGet() == 1);
            inside.decrementAndGet();
            held.set(false);
        };
        Go.together(task, task, task);
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = TIMEOUT)
    public static void aSpinLockWithADeadlineGivesUp() throws Exception {
        var held = new AtomicBoolean(true);
        Go.together(() -> {
            var deadline = System.nanoTime() + 1_000_000;
            while (!held.compareAndSet(false, true)) {
                if (System.nanoTime() >= deadline) {
                    return;
                }
                Thread.onSpinWait();
            }
            throw new AssertionError("nobody freed it");
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = INTERRUPT)
    public static void aSpinLockThatPollsItsInterruptGivesUp() throws Exception {
        var held = new AtomicBoolean(true);
        var spins = Go.start(() -> {
            while (!held.compareAndSet(false, true)) {
                if (Thread.interrupted()) {
                    return;
                }
                Thread.onSpinWait();
            }
            throw new AssertionError("nobody freed it");
        });
        spins.interrupt();
        spins.join();
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULER, aspect = TIMEOUT)
    public static void sleepersWakeInTheOrderOfTheirTimes() throws Exception {
        var awake = new AtomicInteger();
        Go.together(() -> {
            Thread.sleep(2_000);
            Go.check(awake.incrementAndGet() == 2);
        }, () -> {
            Thread.sleep(3_000);
            Go.check(awake.incrementAndGet() == 3);
        }, () -> {
            Thread.sleep(1_000);
            Go.check(awake.incrementAndGet() == 1);
        });
    }

    @Shows(value = EXCEPTION, primitive = SCHEDULER, aspect = TIMEOUT)
    public static void sleepersOfTheSameTimeWakeInAnyOrder() throws Exception {
        var last = new AtomicInteger();
        Go.together(() -> {
            Thread.sleep(1_000);
            last.set(1);
        }, () -> {
            Thread.sleep(1_000);
            last.set(2);
        });
        Go.check(last.get() == 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULER, aspect = TIMEOUT)
    public static void noTimePassesWhileAThreadCanRun() throws Exception {
        var steps = new AtomicInteger();
        Go.together(() -> Thread.sleep(1), () -> Go.lasts(0, () -> {
            while (steps.get() < 10) {
                steps.incrementAndGet();
            }
        }));
        Go.lasts(0, steps::get);
    }
}
