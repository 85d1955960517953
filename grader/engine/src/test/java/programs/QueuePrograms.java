package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.INTERRUPT;
import static programs.Aspect.LOST_SIGNAL;
import static programs.Aspect.MISUSE;
import static programs.Aspect.STUCK;
import static programs.Aspect.TIMEOUT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.ARRAY_QUEUE;
import static programs.Primitive.CONCURRENT_QUEUE;
import static programs.Primitive.DELAY_QUEUE;
import static programs.Primitive.LINKED_QUEUE;
import static programs.Primitive.PRIORITY_QUEUE;
import static programs.Primitive.SYNCHRONOUS_QUEUE;
import static programs.Primitive.TRANSFER_QUEUE;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.DEADLOCK;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.LOST_WAKEUP;
import static programs.Shows.Result.LIVELOCK;
import static programs.Shows.Result.NOTHING_WRONG;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/// Queues that threads hand things over by. What is done before an element is placed is seen by whoever gets it.
@SuppressWarnings("ModifiedButNotUsed") // it is looked at, by iterating
public class QueuePrograms {

    private static void handsOver(BlockingQueue<Box> queue) throws Exception {
        Go.together(() -> queue.put(new Box(1)), () -> Go.check(queue.take().value == 1));
    }

    private static void offersAndPolls(Queue<Box> queue) throws Exception {
        Go.together(() -> Go.check(queue.offer(new Box(1))), () -> {
            var seen = queue.poll();
            Go.check(seen == null || seen.value == 1);
        }, () -> {
            var seen = queue.peek();
            Go.check(seen == null || seen.value == 1);
        });
    }

    private static void keepsWhatItPut(BlockingQueue<Box> queue) throws Exception {
        Go.together(() -> {
            var mine = new Box(1);
            queue.put(mine);
            mine.value = 2;
        }, () -> Go.check(queue.take().value > 0));
    }

    /// Both take first: neither gets to put.
    private static void takesInACircle(BlockingQueue<Box> one, BlockingQueue<Box> other) throws Exception {
        Go.together(() -> {
            var taken = one.take();
            other.put(taken);
        }, () -> {
            var taken = other.take();
            one.put(taken);
        });
    }

    private static void pollsOnTime(BlockingQueue<?> queue) throws Exception {
        Go.lasts(4, () -> Go.check(queue.poll(4, TimeUnit.SECONDS) == null));
    }

    @Shows(value = NOTHING_WRONG, primitive = ARRAY_QUEUE, aspect = CORRECT,
            edge = "ArrayBlockingQueue: offer before poll and peek")
    public static void anArrayQueueIsOfferedAndPolled() throws Exception {
        offersAndPolls(new ArrayBlockingQueue<>(1, true));
    }

    @Shows(value = NOTHING_WRONG, primitive = ARRAY_QUEUE, aspect = CORRECT,
            edge = "ArrayBlockingQueue: put before drainTo and iteration")
    public static void anArrayQueueIsDrained() throws Exception {
        var queue = new ArrayBlockingQueue<Box>(2);
        Go.together(() -> queue.put(new Box(1)), () -> {
            for (var box : queue) {
                Go.check(box.value == 1);
            }
            var drained = new ArrayList<Box>();
            queue.drainTo(drained);
            for (var box : drained) {
                Go.check(box.value == 1);
            }
        });
    }

    @Shows(value = DATA_RACE, primitive = ARRAY_QUEUE, aspect = UNSYNCHRONISED)
    public static void changingWhatOnePutIntoAnArrayQueueRaces() throws Exception {
        keepsWhatItPut(new ArrayBlockingQueue<>(1));
    }

    @Shows(value = LOST_WAKEUP, primitive = ARRAY_QUEUE, aspect = LOST_SIGNAL)
    public static void aFullQueueThatIsNotEmptiedHoldsItsProducer() throws Exception {
        var queue = new ArrayBlockingQueue<Box>(1);
        Go.together(() -> {
            queue.put(new Box(1));
            queue.put(new Box(2));
        }, () -> Go.check(queue.size() < 2));
    }

    @Shows(value = LOST_WAKEUP, primitive = ARRAY_QUEUE, aspect = LOST_SIGNAL)
    public static void onePoisonPillDoesNotEndTwoConsumers() throws Exception {
        var queue = new ArrayBlockingQueue<Integer>(2);
        Go.Task consumer = () -> {
            while (queue.take() >= 0) {
                Thread.onSpinWait();
            }
        };
        Go.together(consumer, consumer, () -> queue.put(-1));
    }

    @Shows(value = DEADLOCK, primitive = ARRAY_QUEUE, aspect = STUCK)
    public static void twoFullQueuesInACircleDeadlock() throws Exception {
        takesInACircle(new ArrayBlockingQueue<>(1), new ArrayBlockingQueue<>(1));
    }

    @Shows(value = NOTHING_WRONG, primitive = ARRAY_QUEUE, aspect = TIMEOUT)
    public static void timedOffersAndPollsOfAnArrayQueueEndOnTime() throws Exception {
        var queue = new ArrayBlockingQueue<Box>(1);
        pollsOnTime(queue);
        queue.put(new Box());
        Go.lasts(2, () -> Go.check(!queue.offer(new Box(), 2, TimeUnit.SECONDS)));
    }

    @Shows(value = NOTHING_WRONG, primitive = ARRAY_QUEUE, aspect = INTERRUPT)
    public static void anInterruptEndsAPutAndATake() throws Exception {
        var queue = new ArrayBlockingQueue<Box>(1);
        Go.interrupted(queue::take);
        queue.put(new Box());
        Go.interrupted(() -> queue.put(new Box()));
    }

    @Shows(value = EXCEPTION, primitive = ARRAY_QUEUE, aspect = MISUSE)
    public static void addingToAFullQueueThrows() {
        var queue = new ArrayBlockingQueue<Box>(1);
        queue.add(new Box());
        queue.add(new Box());
    }

    @Shows(value = NOTHING_WRONG, primitive = LINKED_QUEUE, aspect = CORRECT,
            edge = "LinkedBlockingQueue: put before take")
    public static void aLinkedQueueHandsOver() throws Exception {
        handsOver(new LinkedBlockingQueue<>());
    }

    @Shows(value = NOTHING_WRONG, primitive = LINKED_QUEUE, aspect = CORRECT,
            edge = "LinkedBlockingDeque: putFirst before takeLast")
    public static void aLinkedDequeHandsOverAtBothEnds() throws Exception {
        var deque = new LinkedBlockingDeque<Box>();
        Go.together(() -> deque.putFirst(new Box(1)), () -> deque.putLast(new Box(1)), () -> {
            Go.check(deque.takeLast().value == 1);
            Go.check(deque.takeFirst().value == 1);
        });
    }

    @Shows(value = DATA_RACE, primitive = LINKED_QUEUE, aspect = UNSYNCHRONISED)
    public static void changingWhatOnePutIntoALinkedQueueRaces() throws Exception {
        keepsWhatItPut(new LinkedBlockingQueue<>());
    }

    @Shows(value = EXCEPTION, primitive = LINKED_QUEUE, aspect = UNSYNCHRONISED)
    public static void anElementThatWasSeenMayBeGone() throws Exception {
        var queue = new LinkedBlockingQueue<Box>();
        queue.add(new Box());
        Go.Task task = () -> {
            if (!queue.isEmpty()) {
                queue.remove();
            }
        };
        Go.together(task, task);
    }

    @Shows(value = LOST_WAKEUP, primitive = LINKED_QUEUE, aspect = LOST_SIGNAL)
    public static void takingOnceMoreThanIsPutHangs() throws Exception {
        var queue = new LinkedBlockingQueue<Box>();
        Go.together(() -> queue.put(new Box()), () -> {
            queue.take();
            queue.take();
        });
    }

    @Shows(value = DEADLOCK, primitive = LINKED_QUEUE, aspect = STUCK)
    public static void twoEmptyDequesInACircleDeadlock() throws Exception {
        takesInACircle(new LinkedBlockingDeque<>(), new LinkedBlockingQueue<>());
    }

    @Shows(value = NOTHING_WRONG, primitive = LINKED_QUEUE, aspect = TIMEOUT)
    public static void timedPollsOfLinkedQueuesEndOnTime() throws Exception {
        pollsOnTime(new LinkedBlockingQueue<>());
        Go.lasts(1, () -> Go.check(new LinkedBlockingDeque<Box>().pollLast(1, TimeUnit.SECONDS) == null));
    }

    @Shows(value = NOTHING_WRONG, primitive = LINKED_QUEUE, aspect = INTERRUPT)
    public static void anInterruptEndsATakeFromLinkedQueues() throws Exception {
        Go.interrupted(new LinkedBlockingQueue<Box>()::take);
        Go.interrupted(new LinkedBlockingDeque<Box>()::takeFirst);
    }

    @Shows(value = EXCEPTION, primitive = LINKED_QUEUE, aspect = MISUSE)
    public static void aQueueTakesNoNull() throws Exception {
        Box none = null;
        new LinkedBlockingQueue<Box>().put(none);
    }

    @Shows(value = NOTHING_WRONG, primitive = PRIORITY_QUEUE, aspect = CORRECT,
            edge = "PriorityBlockingQueue: put before take, and before its comparator")
    public static void theComparatorOfAPriorityQueueSeesTheElements() throws Exception {
        var queue = new PriorityBlockingQueue<Box>(4, Comparator.comparingInt(box -> box.value));
        Go.together(() -> queue.put(new Box(2)), () -> queue.put(new Box(1)),
                () -> Go.check(queue.take().value + queue.take().value == 3));
    }

    @Shows(value = DATA_RACE, primitive = PRIORITY_QUEUE, aspect = UNSYNCHRONISED)
    public static void changingThePriorityInTheQueueRaces() throws Exception {
        var queue = new PriorityBlockingQueue<Box>(4, Comparator.comparingInt(box -> box.value));
        Go.together(() -> {
            var mine = new Box(2);
            queue.put(mine);
            mine.value = 3;
        }, () -> queue.put(new Box(1)));
    }

    @Shows(value = LOST_WAKEUP, primitive = PRIORITY_QUEUE, aspect = LOST_SIGNAL)
    public static void takingFromAPriorityQueueThatNobodyFillsHangs() throws Exception {
        var queue = new PriorityBlockingQueue<Integer>();
        Go.together(queue::take, () -> Go.check(queue.isEmpty()));
    }

    @Shows(value = NOTHING_WRONG, primitive = PRIORITY_QUEUE, aspect = TIMEOUT)
    public static void aTimedPollOfAPriorityQueueEndsOnTime() throws Exception {
        pollsOnTime(new PriorityBlockingQueue<Integer>());
    }

    @Shows(value = NOTHING_WRONG, primitive = PRIORITY_QUEUE, aspect = INTERRUPT)
    public static void anInterruptEndsATakeFromAPriorityQueue() throws Exception {
        Go.interrupted(new PriorityBlockingQueue<Integer>()::take);
    }

    /// Due after so many seconds.
    private static final class Reminder implements Delayed {
        long due;
        int value;

        Reminder(long seconds) {
            due = System.nanoTime() + seconds * 1_000_000_000L;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(due, ((Reminder) other).due);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = DELAY_QUEUE, aspect = CORRECT,
            edge = "DelayQueue: put before getDelay, compareTo and take")
    public static void aDelayQueueHandsOverInTheOrderOfTime() throws Exception {
        var queue = new DelayQueue<Reminder>();
        Go.together(() -> queue.put(new Reminder(3)), () -> queue.put(new Reminder(2)), () -> Go.lasts(3, () -> {
            var first = queue.take();
            Go.check(first.due <= queue.take().due);
        }));
    }

    @Shows(value = DATA_RACE, primitive = DELAY_QUEUE, aspect = UNSYNCHRONISED)
    public static void changingWhatOnePutIntoADelayQueueRaces() throws Exception {
        var queue = new DelayQueue<Reminder>();
        Go.together(() -> {
            var mine = new Reminder(0);
            queue.put(mine);
            mine.value = 1;
        }, () -> Go.check(queue.take().value < 2));
    }

    @Shows(value = LOST_WAKEUP, primitive = DELAY_QUEUE, aspect = LOST_SIGNAL)
    public static void takingFromADelayQueueThatNobodyFillsHangs() throws Exception {
        var queue = new DelayQueue<Reminder>();
        Go.together(queue::take, () -> Go.check(queue.size() == 0));
    }

    @Shows(value = NOTHING_WRONG, primitive = DELAY_QUEUE, aspect = TIMEOUT)
    public static void whatIsNotDueIsNotPolled() throws Exception {
        var queue = new DelayQueue<Reminder>();
        queue.put(new Reminder(6));
        Go.check(queue.poll() == null);
        pollsOnTime(queue);
        Go.lasts(2, queue::take);
    }

    @Shows(value = NOTHING_WRONG, primitive = DELAY_QUEUE, aspect = INTERRUPT)
    public static void anInterruptEndsATakeFromADelayQueue() throws Exception {
        var queue = new DelayQueue<Reminder>();
        queue.put(new Reminder(1_000));
        Go.interrupted(queue::take);
    }

    @Shows(value = NOTHING_WRONG, primitive = SYNCHRONOUS_QUEUE, aspect = CORRECT,
            edge = "SynchronousQueue: put before take")
    public static void aSynchronousQueueHandsOver() throws Exception {
        handsOver(new SynchronousQueue<>());
        handsOver(new SynchronousQueue<>(true));
    }

    @Shows(value = DATA_RACE, primitive = SYNCHRONOUS_QUEUE, aspect = UNSYNCHRONISED)
    public static void changingWhatOneHandedOverRaces() throws Exception {
        keepsWhatItPut(new SynchronousQueue<>());
    }

    @Shows(value = LOST_WAKEUP, primitive = SYNCHRONOUS_QUEUE, aspect = LOST_SIGNAL)
    public static void anOfferThatNobodyAwaitsIsLost() throws Exception {
        var queue = new SynchronousQueue<Box>();
        Go.together(queue::take, () -> queue.offer(new Box()));
    }

    @Shows(value = DEADLOCK, primitive = SYNCHRONOUS_QUEUE, aspect = STUCK)
    public static void twoProducersWithoutAConsumerDeadlock() throws Exception {
        var queue = new SynchronousQueue<Box>();
        Go.together(() -> queue.put(new Box()), () -> queue.put(new Box()));
    }

    @Shows(value = NOTHING_WRONG, primitive = SYNCHRONOUS_QUEUE, aspect = TIMEOUT)
    public static void timedHandOversEndOnTime() throws Exception {
        var queue = new SynchronousQueue<Box>();
        pollsOnTime(queue);
        Go.lasts(2, () -> Go.check(!queue.offer(new Box(), 2, TimeUnit.SECONDS)));
    }

    @Shows(value = NOTHING_WRONG, primitive = SYNCHRONOUS_QUEUE, aspect = INTERRUPT)
    public static void anInterruptEndsAHandOver() throws Exception {
        Go.interrupted(new SynchronousQueue<Box>()::take);
        Go.interrupted(() -> new SynchronousQueue<Box>(true).put(new Box()));
    }

    @Shows(value = NOTHING_WRONG, primitive = TRANSFER_QUEUE, aspect = CORRECT,
            edge = "LinkedTransferQueue: transfer before take")
    public static void aTransferWaitsForItsConsumer() throws Exception {
        var queue = new LinkedTransferQueue<Box>();
        Go.together(() -> queue.transfer(new Box(1)), () -> Go.check(queue.take().value == 1));
    }

    @Shows(value = DATA_RACE, primitive = TRANSFER_QUEUE, aspect = UNSYNCHRONISED)
    public static void changingWhatOneTransferredRaces() throws Exception {
        keepsWhatItPut(new LinkedTransferQueue<>());
    }

    @Shows(value = LOST_WAKEUP, primitive = TRANSFER_QUEUE, aspect = LOST_SIGNAL)
    public static void aTransferThatNobodyTakesHangs() throws Exception {
        var queue = new LinkedTransferQueue<Box>();
        Go.together(() -> queue.transfer(new Box()), () -> Go.check(!queue.hasWaitingConsumer()));
    }

    @Shows(value = DEADLOCK, primitive = TRANSFER_QUEUE, aspect = STUCK)
    public static void twoTransfersTowardsEachOtherDeadlock() throws Exception {
        var one = new LinkedTransferQueue<Box>();
        var other = new LinkedTransferQueue<Box>();
        Go.together(() -> {
            one.transfer(new Box());
            other.take();
        }, () -> {
            other.transfer(new Box());
            one.take();
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = TRANSFER_QUEUE, aspect = TIMEOUT)
    public static void aTimedTransferEndsOnTime() throws Exception {
        var queue = new LinkedTransferQueue<Box>();
        Go.lasts(2, () -> Go.check(!queue.tryTransfer(new Box(), 2, TimeUnit.SECONDS)));
        Go.check(queue.isEmpty());
    }

    @Shows(value = NOTHING_WRONG, primitive = TRANSFER_QUEUE, aspect = INTERRUPT)
    public static void anInterruptEndsATransfer() throws Exception {
        Go.interrupted(() -> new LinkedTransferQueue<Box>().transfer(new Box()));
    }

    @Shows(value = NOTHING_WRONG, primitive = CONCURRENT_QUEUE, aspect = CORRECT,
            edge = "ConcurrentLinkedQueue: offer before poll and peek")
    public static void aConcurrentQueueHandsOver() throws Exception {
        offersAndPolls(new ConcurrentLinkedQueue<>());
    }

    @Shows(value = NOTHING_WRONG, primitive = CONCURRENT_QUEUE, aspect = CORRECT,
            edge = "ConcurrentLinkedDeque: push before pollLast and iteration")
    public static void aConcurrentDequeHandsOverToItsIterator() throws Exception {
        var deque = new ConcurrentLinkedDeque<Box>();
        Go.together(() -> deque.push(new Box(1)), () -> {
            for (var box : deque) {
                Go.check(box.value == 1);
            }
            deque.forEach(box -> Go.check(box.value == 1));
            var last = deque.pollLast();
            Go.check(last == null || last.value == 1);
        });
    }

    @Shows(value = EXCEPTION, primitive = CONCURRENT_QUEUE, aspect = UNSYNCHRONISED)
    public static void anElementOfAConcurrentQueueMayBeGone() throws Exception {
        var queue = new ConcurrentLinkedQueue<Box>();
        queue.add(new Box());
        Go.Task task = () -> {
            if (!queue.isEmpty()) {
                Go.check(queue.poll() != null);
            }
        };
        Go.together(task, task);
    }

    @Shows(value = LIVELOCK, primitive = CONCURRENT_QUEUE, aspect = LOST_SIGNAL)
    public static void pollingAQueueThatNobodyFillsLivelocks() throws Exception {
        var queue = new ConcurrentLinkedQueue<Box>();
        Go.together(() -> {
            while (queue.poll() == null) {
                Thread.onSpinWait();
            }
        });
    }
}
