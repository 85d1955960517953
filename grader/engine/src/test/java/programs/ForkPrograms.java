package programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import programs.Shows.Result;

/// `ForkJoinPool`, its common pool, and parallel streams.
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

    @Shows(Result.NOTHING_WRONG)
    public static void aForkedSumIsRight() throws Exception {
        try (var pool = new ForkJoinPool(2)) {
            Go.check(pool.invoke(new Sum(new int[]{1, 2, 3}, 0, 3)) == 6);
        }
    }

    @Shows(Result.NOTHING_WRONG)
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

    @Shows(Result.NOTHING_WRONG)
    public static void forkAndJoinOrderWhatTasksWrite() throws Exception {
        var shared = two();
        shared[0].value = 1;
        try (var pool = new ForkJoinPool(2)) {
            pool.invoke(new Fill(shared, 0, 2));
            Go.check(shared[0].value + shared[1].value == 3);
        }
    }

    @Shows(Result.NOTHING_WRONG)
    public static void forkedTasksHappenBeforeTheEndOfTheirPool() throws Exception {
        var shared = two();
        var pool = new ForkJoinPool(2);
        pool.execute(new Fill(shared, 0, 2));
        pool.shutdown();
        Go.check(pool.awaitTermination(1, TimeUnit.MINUTES));
        Go.check(shared[0].value + shared[1].value == 2);
    }

    @Shows(Result.NOTHING_WRONG)
    public static void tasksHappenBeforeTheirPoolIsQuiescent() throws Exception {
        var shared = new ForkPrograms();
        ForkJoinPool.commonPool().execute(() -> shared.value = 1);
        Go.check(ForkJoinPool.commonPool().awaitQuiescence(1, TimeUnit.MINUTES));
        Go.check(shared.value == 1);
    }

    @Shows(Result.DATA_RACE)
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

    @Shows(Result.DATA_RACE)
    public static void aTaskThatIsNotJoinedRaces() throws Exception {
        var shared = new ForkPrograms();
        ForkJoinPool.commonPool().submit(() -> shared.value = 1);
        Go.check(shared.value <= 1);
    }

    @Shows(Result.NOTHING_WRONG)
    public static void forkJoinPoolsAndTheirThreadsAreNamedTheSameInEverySchedule() throws Exception {
        try (var pool = new ForkJoinPool(1)) {
            Go.check(pool.submit(() -> Thread.currentThread().getName()).get().equals("ForkJoinPool-1-worker-1"));
        }
        Go.check(ForkJoinPool.getCommonPoolParallelism() == 3);
        Go.check(ForkJoinPool.commonPool().submit(() -> Thread.currentThread().getName()).get()
                .equals("ForkJoinPool.commonPool-worker-1"));
    }

    @Shows(Result.NOTHING_WRONG)
    public static void aWorkStealingPoolEndsWhenItIsClosed() throws Exception {
        try (var pool = Executors.newWorkStealingPool(2)) {
            var futures = pool.invokeAll(List.<Callable<Integer>>of(() -> 1, () -> 2));
            Go.check(futures.get(0).get() + futures.get(1).get() == 3);
        }
    }

    @Shows(Result.NOTHING_WRONG)
    public static void aTaskThatThrowsTellsWhoJoinsIt() throws Exception {
        try (var pool = new ForkJoinPool(1)) {
            ForkJoinTask<?> task = pool.submit((Runnable) () -> {
                throw new IllegalStateException("on purpose");
            });
            task.quietlyJoin();
            Go.check(task.isCompletedAbnormally());
        }
    }

    @Shows(Result.LOST_WAKEUP)
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

    @Shows(Result.NOTHING_WRONG)
    public static void theLastPartCompletesTheWhole() throws Exception {
        var whole = new Parts(null, two(), -1);
        whole.invoke();
        Go.check(whole.sum == 2);
    }

    @Shows(Result.NOTHING_WRONG)
    public static void aScheduledTaskOfAForkJoinPoolRunsOnTime() throws Exception {
        var begun = System.nanoTime();
        try (var pool = new ForkJoinPool(1)) {
            Go.check(pool.schedule(System::nanoTime, 1, TimeUnit.MINUTES).get() - begun == 60_000_000_000L);
        }
    }

    @Shows(Result.NOTHING_WRONG)
    public static void aParallelSumIsRight() throws Exception {
        Go.check(IntStream.range(0, 4).parallel().sum() == 6);
    }

    @Shows(Result.NOTHING_WRONG)
    public static void aParallelStreamOrdersWhatCameBeforeAndAfter() throws Exception {
        var shared = two();
        shared[0].value = 1;
        List.of(0, 1).parallelStream().forEach(i -> shared[i].value++);
        Go.check(shared[0].value + shared[1].value == 3);
    }

    @Shows(Result.DATA_RACE)
    public static void aParallelStreamThatAddsUpInAFieldRaces() throws Exception {
        var shared = new ForkPrograms();
        IntStream.range(0, 2).parallel().forEach(i -> shared.value += i);
    }

    @Shows(Result.DATA_RACE)
    public static void aParallelStreamThatFillsAListRaces() throws Exception {
        var list = new ArrayList<Integer>();
        IntStream.range(0, 2).parallel().forEach(list::add);
    }

    @Shows(Result.NOTHING_WRONG)
    public static void aParallelStreamCollects() throws Exception {
        var list = IntStream.range(0, 3).parallel().mapToObj(i -> new int[]{i}).toList();
        Go.check(list.get(0)[0] == 0 && list.get(2)[0] == 2);
    }

    @Shows(Result.NOTHING_WRONG)
    public static void aParallelStreamCountsInAnAtomic() throws Exception {
        var count = new AtomicInteger();
        IntStream.range(0, 2).parallel().forEach(count::addAndGet);
        Go.check(count.get() == 1);
    }

    @Shows(Result.NOTHING_WRONG)
    public static void partsOfAParallelStreamAreCombined() throws Exception {
        var sum = IntStream.range(0, 4).parallel().collect(() -> new int[1], (a, i) -> a[0] += i,
                (a, b) -> a[0] += b[0]);
        Go.check(sum[0] == 6);
    }

    @Shows(Result.NOTHING_WRONG)
    public static void oneElementInOrderHappensBeforeTheNext() throws Exception {
        var shared = new ForkPrograms();
        IntStream.range(0, 3).parallel().forEachOrdered(i -> shared.value = 10 * shared.value + i);
        Go.check(shared.value == 12);
    }

    @Shows(Result.NOTHING_WRONG)
    public static void aParallelSearchEndsEarly() throws Exception {
        Go.check(IntStream.range(0, 4).parallel().anyMatch(i -> i == 2));
        Go.check(IntStream.range(0, 4).parallel().filter(i -> i > 1).findFirst().getAsInt() == 2);
    }

    @Shows(Result.NOTHING_WRONG)
    public static void aParallelSortCallsItsComparator() throws Exception {
        var compared = new AtomicInteger();
        var sorted = List.of(3, 1, 2).parallelStream().sorted((a, b) -> {
            compared.incrementAndGet();
            return a - b;
        }).toList();
        Go.check(sorted.equals(List.of(1, 2, 3)) && compared.get() >= 2);
    }

    @Shows(Result.NOTHING_WRONG)
    public static void aMapIsReducedInParallel() throws Exception {
        var map = new ConcurrentHashMap<Integer, int[]>();
        map.put(1, new int[]{1});
        map.put(2, new int[]{2});
        Go.check(map.reduceValues(1, array -> array[0]++, Integer::sum) == 3);
        Go.check(map.get(1)[0] + map.get(2)[0] == 5);
    }

    @Shows(Result.NOTHING_WRONG)
    public static void allTasksOfAListAreInvoked() throws Exception {
        var shared = two();
        ForkJoinTask.invokeAll(List.of(new Fill(shared, 0, 1), new Fill(shared, 1, 2)));
        Go.check(shared[0].value + shared[1].value == 2);
    }

    @Shows(Result.NOTHING_WRONG)
    public static void aCancelledTaskDoesNotRun() throws Exception {
        var runs = new AtomicInteger();
        try (var pool = new ForkJoinPool(1)) {
            var task = pool.submit(runs::incrementAndGet);
            Go.check(task.cancel(false) ? task.isCancelled() : task.get() == 1);
        }
    }
}
