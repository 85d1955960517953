package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.INTERRUPT;
import static programs.Aspect.LOST_SIGNAL;
import static programs.Aspect.MISUSE;
import static programs.Aspect.STUCK;
import static programs.Aspect.TIMEOUT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.FORK_JOIN;
import static programs.Primitive.SCHEDULER;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.DEADLOCK;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.LOST_WAKEUP;
import static programs.Shows.Result.NOTHING_WRONG;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// `ForkJoinPool` and its common pool.
@SuppressWarnings({"FutureReturnValueIgnored", "UnnecessaryAsync", "serial"}) // some are about tasks that nobody waits for
public class ForkPrograms {

    int value;

    private static final class Sum extends RecursiveTask<Integer> {
        private final int[] numbers;
        private final int from;
        private final int to;

        Sum(int[] numbers, int from, int to) {
            this.numbers = numbers;
            this.from = from;
            this.to = to;
        }

        @Override
        protected Integer compute() {
            if (to - from == 1) {
                return numbers[from];
            }
            var left = new Sum(numbers, from, (from + to) / 2);
            var right = new Sum(numbers, (from + to) / 2, to);
            left.fork();
            return right.compute() + left.join();
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = FORK_JOIN, aspect = CORRECT)
    public static void aForkedSumIsRight() throws Exception {
        try (var pool = new ForkJoinPool(2)) {
            Go.check(pool.invoke(new Sum(new int[]{1, 2, 3}, 0, 3)) == 6);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = FORK_JOIN, aspect = CORRECT)
    public static void aSumInTheCommonPoolIsRight() throws Exception {
        Go.check(new Sum(new int[]{1, 2}, 0, 2).invoke() == 3);
    }

    /// Writes into an array what its parts write.
    private static final class Fill extends RecursiveAction {
        private final ForkPrograms[] shared;
        private final int from;
        private final int to;

        Fill(ForkPrograms[] shared, int from, int to) {
            this.shared = shared;
            this.from = from;
            this.to = to;
        }

        @Override
        protected void compute() {
            if (to - from == 1) {
                shared[from].value++;
            } else {
                invokeAll(new Fill(shared, from, (from + to) / 2), new Fill(shared, (from + to) / 2, to));
            }
        }
    }

    private static ForkPrograms[] two() {
        return new ForkPrograms[]{new ForkPrograms(), new ForkPrograms()};
    }

    @Shows(value = NOTHING_WRONG, primitive = FORK_JOIN, aspect = CORRECT,
            edge = "ForkJoinPool: before invoke, before the task and what it forks, before invoke returns")
    public static void forkAndJoinOrderWhatTasksWrite() throws Exception {
        var shared = two();
        shared[0].value = 1;
        try (var pool = new ForkJoinPool(2)) {
            pool.invoke(new Fill(shared, 0, 2));
            Go.check(shared[0].value + shared[1].value == 3);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = FORK_JOIN, aspect = CORRECT,
            edge = "ForkJoinPool: tasks before awaitTermination says true")
    public static void forkedTasksHappenBeforeTheEndOfTheirPool() throws Exception {
        var shared = two();
        var pool = new ForkJoinPool(2);
        pool.execute(new Fill(shared, 0, 2));
        pool.shutdown();
        Go.check(pool.awaitTermination(1, TimeUnit.MINUTES));
        Go.check(shared[0].value + shared[1].value == 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = FORK_JOIN, aspect = CORRECT,
            edge = "ForkJoinPool: tasks before awaitQuiescence says true")
    public static void tasksHappenBeforeTheirPoolIsQuiescent() throws Exception {
        var shared = new ForkPrograms();
        ForkJoinPool.commonPool().execute(() -> shared.value = 1);
        Go.check(ForkJoinPool.commonPool().awaitQuiescence(1, TimeUnit.MINUTES));
        Go.check(shared.value == 1);
    }

    @Shows(value = DATA_RACE, primitive = FORK_JOIN, aspect = UNSYNCHRONISED)
    public static void aForkedTaskRacesWithItsParent() throws Exception {
        var shared = new ForkPrograms();
        try (var pool = new ForkJoinPool(2)) {
            pool.invoke(ForkJoinTask.adapt(() -> {
                var child = ForkJoinTask.adapt(() -> shared.value++).fork();
                shared.value++;
                child.join();
            }));
        }
    }

    @Shows(value = DATA_RACE, primitive = FORK_JOIN, aspect = UNSYNCHRONISED)
    public static void aTaskThatIsNotJoinedRaces() throws Exception {
        var shared = new ForkPrograms();
        ForkJoinPool.commonPool().submit(() -> shared.value = 1);
        Go.check(shared.value <= 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULER, aspect = CORRECT)
    public static void forkJoinPoolsAndTheirThreadsAreNamedTheSameInEverySchedule() throws Exception {
        try (var pool = new ForkJoinPool(1)) {
            Go.check(pool.submit(() -> Thread.currentThread().getName()).get().equals("ForkJoinPool-1-worker-1"));
        }
        Go.check(ForkJoinPool.getCommonPoolParallelism() == 3);
        Go.check(ForkJoinPool.commonPool().submit(() -> Thread.currentThread().getName()).get()
                .equals("ForkJoinPool.commonPool-worker-1"));
    }

    @Shows(value = NOTHING_WRONG, primitive = FORK_JOIN, aspect = CORRECT)
    public static void aWorkStealingPoolEndsWhenItIsClosed() throws Exception {
        try (var pool = Executors.newWorkStealingPool(2)) {
            var futures = pool.invokeAll(List.<Callable<Integer>>of(() -> 1, () -> 2));
            Go.check(futures.get(0).get() + futures.get(1).get() == 3);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = FORK_JOIN, aspect = CORRECT)
    public static void aTaskThatThrowsTellsWhoJoinsIt() throws Exception {
        try (var pool = new ForkJoinPool(1)) {
            ForkJoinTask<?> task = pool.submit((Runnable) () -> {
                throw new IllegalStateException("on purpose");
            });
            task.quietlyJoin();
            Go.check(task.isCompletedAbnormally());
        }
    }

    @Shows(value = LOST_WAKEUP, primitive = FORK_JOIN, aspect = STUCK)
    public static void tasksThatWaitForALatchStarveTheOneThatOpensIt() throws Exception {
        var pool = new ForkJoinPool(1);
        var latch = new CountDownLatch(1);
        var waits = pool.submit(() -> {
            latch.await();
            return 1;
        });
        pool.submit(latch::countDown);
        waits.get();
    }

    /// Counts its parts down.
    private static final class Parts extends CountedCompleter<Void> {
        private final ForkPrograms[] shared;
        private final int part;
        private int sum;

        Parts(CountedCompleter<?> parent, ForkPrograms[] shared, int part) {
            super(parent);
            this.shared = shared;
            this.part = part;
        }

        @Override
        public void compute() {
            if (part < 0) {
                setPendingCount(shared.length);
                for (var i = 0; i < shared.length; i++) {
                    new Parts(this, shared, i).fork();
                }
            } else {
                shared[part].value++;
            }
            tryComplete();
        }

        @Override
        public void onCompletion(CountedCompleter<?> caller) {
            if (part < 0) {
                sum = Arrays.stream(shared).mapToInt(each -> each.value).sum();
            }
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = FORK_JOIN, aspect = CORRECT,
            edge = "CountedCompleter: tryComplete of the parts before onCompletion of the whole")
    public static void theLastPartCompletesTheWhole() throws Exception {
        var whole = new Parts(null, two(), -1);
        whole.invoke();
        Go.check(whole.sum == 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = FORK_JOIN, aspect = CORRECT)
    public static void aScheduledTaskOfAForkJoinPoolRunsOnTime() throws Exception {
        var begun = System.nanoTime();
        try (var pool = new ForkJoinPool(1)) {
            Go.check(pool.schedule(System::nanoTime, 1, TimeUnit.MINUTES).get() - begun == 60_000_000_000L);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = FORK_JOIN, aspect = CORRECT,
            edge = "ForkJoinTask.invokeAll: tasks before what follows")
    public static void allTasksOfAListAreInvoked() throws Exception {
        var shared = two();
        ForkJoinTask.invokeAll(List.of(new Fill(shared, 0, 1), new Fill(shared, 1, 2)));
        Go.check(shared[0].value + shared[1].value == 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = FORK_JOIN, aspect = CORRECT)
    public static void aCancelledTaskDoesNotRun() throws Exception {
        var runs = new AtomicInteger();
        try (var pool = new ForkJoinPool(1)) {
            var task = pool.submit(runs::incrementAndGet);
            Go.check(task.cancel(false) ? task.isCancelled() : task.get() == 1);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = FORK_JOIN, aspect = CORRECT,
            edge = "ForkJoinTask: before fork, before the task; the task before join returns")
    public static void aForkSeesItsParentAndAJoinSeesTheChild() throws Exception {
        var shared = new Box();
        try (var pool = new ForkJoinPool(2)) {
            pool.invoke(ForkJoinTask.adapt(() -> {
                shared.value = 1;
                ForkJoinTask.adapt(() -> shared.value++).fork().join();
                Go.check(shared.value == 2);
            }));
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = FORK_JOIN, aspect = CORRECT,
            edge = "ForkJoinPool: before submit, before the task; the task before get returns")
    public static void aSubmittedTaskIsOrderedByGet() throws Exception {
        var shared = new Box();
        try (var pool = new ForkJoinPool(1)) {
            shared.value = 1;
            pool.submit(() -> shared.value++).get();
            Go.check(shared.value == 2);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = FORK_JOIN, aspect = CORRECT,
            edge = "ForkJoinTask: a task before isDone says true")
    public static void aForkedTaskThatIsDoneIsSeen() throws Exception {
        var shared = new Box();
        try (var pool = new ForkJoinPool(1)) {
            var task = pool.submit(() -> shared.value = 1);
            Go.check(!task.isDone() || shared.value == 1);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = FORK_JOIN, aspect = CORRECT,
            edge = "ForkJoinPool: tasks before close returns")
    public static void forkedTasksHappenBeforeTheirPoolIsClosed() throws Exception {
        var shared = new Box();
        try (var pool = new ForkJoinPool(1)) {
            pool.execute(() -> shared.value = 1);
        }
        Go.check(shared.value == 1);
    }

    /// Waits for one part more than there is.
    private static final class Incomplete extends CountedCompleter<Void> {
        @Override
        public void compute() {
            setPendingCount(1);
            tryComplete();
        }
    }

    @Shows(value = DEADLOCK, primitive = FORK_JOIN, aspect = LOST_SIGNAL)
    public static void aWholeThatMissesAPartIsNeverComplete() throws Exception {
        new Incomplete().invoke();
    }

    @Shows(value = NOTHING_WRONG, primitive = FORK_JOIN, aspect = TIMEOUT)
    public static void aTimedGetOfAForkedTaskEndsOnTime() throws Exception {
        var gate = new CountDownLatch(1);
        try (var pool = new ForkJoinPool(1)) {
            var task = pool.submit(Go.quietly(gate::await));
            TimeUnit.NANOSECONDS.sleep(1); // an even time would last a nanosecond longer: 0 means none to the pool
            Go.lasts(2, () -> {
                try {
                    task.get(2, TimeUnit.SECONDS);
                    throw new AssertionError("not timed out");
                } catch (TimeoutException e) {
                    Go.check(!task.isDone());
                }
            });
            gate.countDown();
        }
    }

    @Shows(value = EXCEPTION, primitive = FORK_JOIN, aspect = TIMEOUT, anyDelay = true)
    public static void aTimedGetMayGiveUpOnAForkedTask() throws Exception {
        try (var pool = new ForkJoinPool(1)) {
            Go.check(pool.submit(() -> 1).get(2, TimeUnit.SECONDS) == 1);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = FORK_JOIN, aspect = INTERRUPT)
    public static void anInterruptEndsAGetOfAForkedTask() throws Exception {
        var gate = new CountDownLatch(1);
        try (var pool = new ForkJoinPool(1)) {
            Go.interrupted(pool.submit(Go.quietly(gate::await))::get);
            gate.countDown();
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = FORK_JOIN, aspect = INTERRUPT)
    public static void cancellingAnInterruptibleTaskInterruptsItsWorker() throws Exception {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        try (var pool = new ForkJoinPool(1)) {
            var task = pool.submit(ForkJoinTask.adaptInterruptible(() -> {
                begun.countDown();
                try {
                    Thread.sleep(1_000_000);
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
                return 1;
            }));
            begun.await();
            Go.check(task.cancel(true));
            interrupted.await();
        }
    }

    @Shows(value = EXCEPTION, primitive = FORK_JOIN, aspect = MISUSE)
    public static void aForkJoinPoolThatIsShutDownTakesNoTask() throws Exception {
        var pool = new ForkJoinPool(1);
        pool.shutdown();
        pool.execute(() -> {
        });
    }
}
