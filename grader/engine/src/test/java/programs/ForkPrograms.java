package programs;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import programs.Shows.Result;

public class ForkPrograms {

    static final class Sum extends RecursiveTask<Integer> {
        private final int from;
        private final int to;

        Sum(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected Integer compute() {
            if (to - from == 1) {
                return from;
            }
            var left = new Sum(from, (from + to) / 2);
            var right = new Sum((from + to) / 2, to);
            left.fork();
            return right.compute() + left.join();
        }
    }

    @Shows(Result.NOTHING_WRONG)
    public static void aForkedSumIsRight() throws Exception {
        var pool = new ForkJoinPool(2);
        Go.check(pool.invoke(new Sum(0, 4)) == 6);
        Go.check(pool.toString().contains("Running"));
        pool.shutdown();
        Go.check(pool.awaitTermination(1, TimeUnit.SECONDS));
    }

    @Shows(Result.NOTHING_WRONG)
    public static void theCommonPoolSums() throws Exception {
        Go.check(new Sum(0, 4).invoke() == 6);
    }

    @Shows(Result.NOTHING_WRONG)
    public static void supplyAsync() throws Exception {
        var f = CompletableFuture.supplyAsync(() -> Thread.currentThread().getName());
        Go.check(f.get().equals("ForkJoinPool.commonPool-worker-1"));
    }

    @Shows(Result.NOTHING_WRONG)
    public static void timeout() throws Exception {
        var f = new CompletableFuture<Integer>().completeOnTimeout(5, 3, TimeUnit.HOURS);
        Go.check(f.get() == 5);
    }

    @Shows(Result.NOTHING_WRONG)
    public static void parallel() throws Exception {
        Go.check(IntStream.range(0, 10).parallel().map(x -> x + 1).sum() == 55);
    }

    @Shows(Result.NOTHING_WRONG)
    public static void pool() throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            var a = pool.submit(() -> 1);
            var b = pool.submit(() -> 2);
            Go.check(a.get() + b.get() == 3);
        }
    }
}
