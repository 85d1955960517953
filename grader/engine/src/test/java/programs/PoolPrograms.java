package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.INTERRUPT;
import static programs.Aspect.MISUSE;
import static programs.Aspect.STUCK;
import static programs.Aspect.TIMEOUT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.EXECUTOR;
import static programs.Primitive.FUTURE_TASK;
import static programs.Primitive.SCHEDULER;
import static programs.Primitive.THREAD_LOCAL;
import static programs.Primitive.VIRTUAL_THREAD;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.DEADLOCK;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.NOTHING_WRONG;
import static programs.Shows.Result.THREADS_LEFT_RUNNING;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Thread pools.
@SuppressWarnings("FutureReturnValueIgnored") // some are about tasks that nobody waits for
public class PoolPrograms {

    int value;

    private static void end(ExecutorService pool) throws InterruptedException {
        pool.shutdown();
        Go.check(pool.awaitTermination(1, TimeUnit.HOURS));
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = CORRECT)
    public static void aFixedPoolRunsItsTasks() throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            var one = pool.submit(() -> 1);
            var two = pool.submit(() -> 2);
            Go.check(one.get() + two.get() == 3);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULER, aspect = CORRECT)
    public static void poolsAndTheirThreadsAreNamedTheSameInEverySchedule() throws Exception {
        try (var pool = Executors.newFixedThreadPool(1); var other = Executors.newFixedThreadPool(1)) {
            Go.check(pool.submit(() -> Thread.currentThread().getName()).get().equals("pool-1-thread-1"));
            Go.check(other.submit(() -> Thread.currentThread().getName()).get().equals("pool-2-thread-1"));
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = CORRECT,
            edge = "ExecutorService.submit before the task")
    public static void whatCameBeforeSubmitHappensBeforeTheTask() throws Exception {
        var shared = new PoolPrograms();
        var pool = Executors.newFixedThreadPool(1);
        pool.execute(() -> {
        });
        shared.value = 1;
        pool.submit(() -> Go.check(shared.value == 1)).get();
        end(pool);
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = CORRECT,
            edge = "ExecutorService: a task before Future.get returns")
    public static void theTaskHappensBeforeItsResultIsTaken() throws Exception {
        var shared = new PoolPrograms();
        var pool = Executors.newFixedThreadPool(2);
        var future = pool.submit(() -> {
            shared.value = 1;
        });
        future.get();
        Go.check(shared.value == 1);
        end(pool);
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = CORRECT,
            edge = "ExecutorService: a task before Future.isDone says true")
    public static void theTaskHappensBeforeItIsSeenDone() throws Exception {
        var shared = new PoolPrograms();
        var pool = Executors.newFixedThreadPool(1);
        var future = pool.submit(() -> {
            shared.value = 1;
        });
        while (!future.isDone()) {
            Thread.onSpinWait();
        }
        Go.check(shared.value == 1);
        end(pool);
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = CORRECT,
            edge = "ExecutorService: tasks before awaitTermination says true")
    public static void tasksHappenBeforeTheEndOfTheirPool() throws Exception {
        var shared = new PoolPrograms();
        var pool = Executors.newCachedThreadPool();
        pool.execute(() -> shared.value = 1);
        end(pool);
        Go.check(shared.value == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = CORRECT,
            edge = "ExecutorService: tasks before close returns")
    public static void tasksHappenBeforeTheirPoolIsClosed() throws Exception {
        var shared = new PoolPrograms();
        try (var pool = Executors.newSingleThreadExecutor()) {
            pool.execute(() -> shared.value = 1);
        }
        Go.check(shared.value == 1);
    }

    @Shows(value = DATA_RACE, primitive = EXECUTOR, aspect = UNSYNCHRONISED)
    public static void aTaskRacesWithWhatComesAfterItsSubmission() throws Exception {
        var shared = new PoolPrograms();
        try (var pool = Executors.newFixedThreadPool(1)) {
            pool.execute(() -> shared.value++);
            shared.value++;
        }
    }

    @Shows(value = DATA_RACE, primitive = EXECUTOR, aspect = UNSYNCHRONISED)
    public static void tasksOfTwoThreadsRace() throws Exception {
        var shared = new PoolPrograms();
        try (var pool = Executors.newFixedThreadPool(2)) {
            pool.execute(() -> shared.value++);
            pool.execute(() -> shared.value++);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = CORRECT,
            edge = "Executors.newSingleThreadExecutor: one task before the next")
    public static void tasksOfASingleThreadDoNotRace() throws Exception {
        var shared = new PoolPrograms();
        try (var pool = Executors.newSingleThreadExecutor()) {
            pool.execute(() -> shared.value++);
            pool.execute(() -> shared.value++);
        }
        Go.check(shared.value == 2);
    }

    @Shows(value = DATA_RACE, primitive = EXECUTOR, aspect = UNSYNCHRONISED)
    public static void submittersOfOnePoolAreNotOrdered() throws Exception {
        var shared = new PoolPrograms();
        try (var pool = Executors.newFixedThreadPool(1)) {
            Go.Task submits = () -> {
                shared.value++;
                pool.execute(() -> {
                });
            };
            Go.together(submits, submits);
        }
    }

    @Shows(value = EXCEPTION, primitive = EXECUTOR, aspect = UNSYNCHRONISED)
    public static void theSecondTaskMayNotBeDoneWhenTheFirstIs() throws Exception {
        try (var pool = Executors.newSingleThreadExecutor()) {
            var first = pool.submit(() -> 1);
            var second = pool.submit(() -> 2);
            first.get();
            Go.check(second.isDone());
        }
    }

    @Shows(value = EXCEPTION, primitive = EXECUTOR, aspect = UNSYNCHRONISED)
    public static void theSecondTaskMayBeDoneWhenTheFirstIs() throws Exception {
        try (var pool = Executors.newSingleThreadExecutor()) {
            var first = pool.submit(() -> 1);
            var second = pool.submit(() -> 2);
            first.get();
            Go.check(!second.isDone());
        }
    }

    @Shows(value = DEADLOCK, primitive = EXECUTOR, aspect = STUCK)
    public static void aTaskThatWaitsForAnotherInItsOwnPoolStarves() throws Exception {
        try (var pool = Executors.newFixedThreadPool(1)) {
            pool.submit(() -> pool.submit(() -> 1).get()).get();
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = CORRECT)
    public static void aTaskThatWaitsForAnotherInALargerPoolGoesOn() throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            Go.check(pool.submit(() -> pool.submit(() -> 1).get()).get() == 1);
        }
    }

    @Shows(value = DEADLOCK, primitive = EXECUTOR, aspect = STUCK)
    public static void twoTasksThatSubmitAndWaitStarveAPoolOfTwo() throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            Callable<Integer> outer = () -> pool.submit(() -> 1).get();
            var one = pool.submit(outer);
            var two = pool.submit(outer);
            Go.check(one.get() + two.get() == 2);
        }
    }

    @Shows(value = THREADS_LEFT_RUNNING, primitive = EXECUTOR, aspect = MISUSE)
    public static void aPoolThatNobodyShutsDownIsLeftRunning() throws Exception {
        Executors.newFixedThreadPool(1).submit(() -> 1).get();
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = TIMEOUT)
    public static void aCachedPoolEndsByItself() throws Exception {
        Executors.newCachedThreadPool().submit(() -> 1).get();
    }

    @Shows(value = EXCEPTION, primitive = EXECUTOR, aspect = MISUSE)
    public static void anExecutedTaskThatThrowsIsSeen() throws Exception {
        try (var pool = Executors.newFixedThreadPool(1)) {
            pool.execute(() -> {
                throw new IllegalStateException("on purpose");
            });
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = CORRECT)
    public static void aSubmittedTaskThatThrowsTellsItsFuture() throws Exception {
        try (var pool = Executors.newFixedThreadPool(1)) {
            var future = pool.submit(() -> {
                throw new IllegalStateException("on purpose");
            });
            try {
                future.get();
                throw new AssertionError("nothing thrown");
            } catch (ExecutionException e) {
                Go.check(e.getCause() instanceof IllegalStateException);
            }
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = TIMEOUT)
    public static void aTimedGetEndsOnTime() throws Exception {
        var never = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(1);
        var future = pool.submit(() -> {
            never.await();
            return 1;
        });
        var begun = System.nanoTime();
        try {
            future.get(5, TimeUnit.MINUTES);
            throw new AssertionError("not timed out");
        } catch (TimeoutException e) {
            Go.check(System.nanoTime() - begun == 300_000_000_000L);
        }
        Go.check(future.cancel(true) && future.isCancelled());
        end(pool);
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = INTERRUPT)
    public static void aTaskIsCancelledBeforeOrWhileItRuns() throws Exception {
        var pool = Executors.newFixedThreadPool(1);
        var interrupts = new AtomicInteger();
        var future = pool.submit(() -> {
            try {
                Thread.sleep(1_000);
            } catch (InterruptedException e) {
                interrupts.incrementAndGet();
            }
        });
        Go.check(future.cancel(true));
        try {
            future.get();
            throw new AssertionError("not cancelled");
        } catch (CancellationException e) {
            end(pool);
        }
        Go.check(interrupts.get() <= 1);
    }

    @Shows(value = EXCEPTION, primitive = EXECUTOR, aspect = UNSYNCHRONISED)
    public static void aCancelledTaskMayRunToItsEnd() throws Exception {
        var pool = Executors.newFixedThreadPool(1);
        var shared = new Box();
        var cancelled = pool.submit(() -> shared.value = 1).cancel(false);
        end(pool);
        Go.check(!cancelled || shared.value == 0);
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = INTERRUPT)
    public static void shutdownNowInterruptsAndReturnsTheRest() throws Exception {
        var pool = Executors.newFixedThreadPool(1);
        var begun = new CountDownLatch(1);
        pool.execute(() -> {
            begun.countDown();
            try {
                Thread.sleep(1_000_000);
                throw new AssertionError("not interrupted");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        pool.execute(() -> {
            throw new AssertionError("never runs");
        });
        begun.await();
        Go.check(pool.shutdownNow().size() == 1);
        Go.check(pool.awaitTermination(1, TimeUnit.SECONDS));
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = CORRECT)
    public static void aFullPoolRejectsOrRunsWithItsCaller() throws Exception {
        var pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));
        var gate = new CountDownLatch(1);
        Runnable waits = () -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        pool.execute(waits);
        pool.execute(waits);
        try {
            pool.execute(waits);
            throw new AssertionError("not rejected");
        } catch (RejectedExecutionException e) {
            pool.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
        }
        var caller = Thread.currentThread();
        pool.execute(() -> Go.check(Thread.currentThread() == caller));
        gate.countDown();
        end(pool);
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = CORRECT)
    public static void anIdleThreadOfAPoolTakesTheNextTask() throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var i = 0; i < 3; i++) {
                var n = i;
                Go.check(pool.submit(() -> n).get() == n);
            }
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = CORRECT,
            edge = "ExecutorService: tasks before invokeAll returns")
    public static void allTasksAreInvoked() throws Exception {
        var shared = new PoolPrograms[]{new PoolPrograms(), new PoolPrograms()};
        try (var pool = Executors.newFixedThreadPool(2)) {
            var futures = pool
                    .invokeAll(List.<Callable<Integer>>of(() -> shared[0].value = 1, () -> shared[1].value = 2));
            Go.check(shared[0].value + shared[1].value == 3);
            Go.check(futures.get(0).get() + futures.get(1).get() == 3);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = CORRECT)
    public static void anyTaskIsInvoked() throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            var result = pool.invokeAny(List.<Callable<Integer>>of(() -> 1, () -> 2));
            Go.check(result == 1 || result == 2);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = CORRECT,
            edge = "CompletionService: a task before take returns its future")
    public static void aCompletionServiceHandsOverInOrderOfCompletion() throws Exception {
        var shared = new PoolPrograms();
        try (var pool = Executors.newFixedThreadPool(2)) {
            var service = new ExecutorCompletionService<Integer>(pool);
            service.submit(() -> {
                Thread.sleep(1_000);
                shared.value = 1;
                return 1;
            });
            service.submit(() -> 2);
            Go.check(service.take().get() == 2);
            var last = service.take();
            Go.check(shared.value == 1 && last.get() == 1);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = FUTURE_TASK, aspect = CORRECT)
    public static void aFutureTaskIsRunByAnyThread() throws Exception {
        var shared = new PoolPrograms();
        var task = new FutureTask<>(() -> shared.value = 1);
        Go.start(task::run);
        Go.check(task.get() == 1 && shared.value == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = CORRECT)
    public static void aPoolOfItsOwnKindIsTold() throws Exception {
        var begun = new AtomicInteger();
        var ended = new AtomicInteger();
        var pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(2)) {
            @Override
            protected void beforeExecute(Thread thread, Runnable task) {
                begun.incrementAndGet();
            }

            @Override
            protected void afterExecute(Runnable task, Throwable thrown) {
                ended.incrementAndGet();
            }
        };
        pool.execute(() -> Go.check(begun.get() == 1 && ended.get() == 0));
        end(pool);
        Go.check(ended.get() == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = CORRECT,
            edge = "ThreadPoolExecutor: tasks before terminated, terminated before awaitTermination says true")
    public static void theEndOfAPoolSeesItsTasksAndIsSeen() throws Exception {
        var shared = new PoolPrograms[]{new PoolPrograms(), new PoolPrograms(), new PoolPrograms()};
        var pool = new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(2)) {
            @Override
            protected void terminated() {
                shared[2].value = shared[0].value + shared[1].value;
            }
        };
        pool.execute(() -> shared[0].value = 1);
        pool.execute(() -> shared[1].value = 2);
        end(pool);
        Go.check(shared[2].value == 3);
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = CORRECT)
    public static void methodReferencesReachThePool() throws Exception {
        var pool = Executors.newFixedThreadPool(1);
        Go.Task shutdown = pool::shutdown;
        java.util.function.Function<Callable<Integer>, java.util.concurrent.Future<Integer>> submit = pool::submit;
        Callable<Integer> get = submit.apply(() -> 1)::get;
        Go.check(get.call() == 1);
        shutdown.run();
    }

    @Shows(value = NOTHING_WRONG, primitive = VIRTUAL_THREAD, aspect = CORRECT,
            edge = "Executors.newVirtualThreadPerTaskExecutor: tasks before close returns")
    public static void aVirtualThreadForEveryTask() throws Exception {
        var shared = new PoolPrograms();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var future = pool.submit(() -> Thread.currentThread().isVirtual());
            pool.execute(() -> shared.value = 1);
            Go.check(future.get());
        }
        Go.check(shared.value == 1);
    }

    @Shows(value = DATA_RACE, primitive = VIRTUAL_THREAD, aspect = UNSYNCHRONISED)
    public static void tasksOfVirtualThreadsRace() throws Exception {
        var shared = new PoolPrograms();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            pool.execute(() -> shared.value++);
            pool.execute(() -> shared.value++);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = CORRECT)
    public static void aThreadPerTaskFromAFactory() throws Exception {
        var factory = Thread.ofPlatform().name("worker-", 0).factory();
        try (var pool = Executors.newThreadPerTaskExecutor(factory)) {
            Go.check(pool.submit(() -> Thread.currentThread().getName()).get().equals("worker-0"));
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD_LOCAL, aspect = CORRECT)
    public static void aThreadLocalIsEachThreadsOwn() throws Exception {
        var local = ThreadLocal.withInitial(() -> 0);
        try (var pool = Executors.newFixedThreadPool(1)) {
            local.set(5);
            pool.execute(() -> local.set(local.get() + 1));
            Go.check(pool.submit(local::get).get() == 1);
        }
        Go.check(local.get() == 5);
    }

    @Shows(value = EXCEPTION, primitive = EXECUTOR, aspect = UNSYNCHRONISED)
    public static void aTaskMayComeBeforeTheShutdownOfASingleThread() throws Exception {
        var pool = Executors.newSingleThreadExecutor();
        comesTooLate(pool);
    }

    @Shows(value = EXCEPTION, primitive = EXECUTOR, aspect = UNSYNCHRONISED)
    public static void aTaskMayComeBeforeTheShutdownOfASingleScheduledThread() throws Exception {
        var pool = Executors.newSingleThreadScheduledExecutor();
        comesTooLate(pool);
    }

    private static void comesTooLate(ExecutorService pool) throws InterruptedException {
        var ran = new AtomicInteger();
        Go.together(() -> {
            try {
                pool.execute(ran::incrementAndGet);
            } catch (RejectedExecutionException _) {
                // the shutdown came first
            }
        }, pool::shutdown);
        Go.check(pool.awaitTermination(1, TimeUnit.HOURS) && ran.get() == 0);
    }

    @Shows(value = EXCEPTION, primitive = EXECUTOR, aspect = UNSYNCHRONISED)
    public static void twoTasksOfASingleThreadComeInAnyOrder() throws Exception {
        var order = new AtomicReference<>("");
        try (var pool = Executors.newSingleThreadExecutor()) {
            Go.together(() -> pool.execute(() -> order.updateAndGet(before -> before + "a")),
                    () -> pool.execute(() -> order.updateAndGet(before -> before + "b")));
        }
        Go.check(order.get().equals("ab"));
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = TIMEOUT)
    public static void aWorkerFollowsTheOneThatHadNothingToDo() throws Exception {
        var shared = new Box();
        var pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>());
        pool.allowCoreThreadTimeOut(true);
        pool.execute(() -> shared.value++);
        Thread.sleep(10);
        pool.execute(() -> shared.value++);
        pool.shutdown();
        Go.check(pool.awaitTermination(1, TimeUnit.HOURS) && shared.value == 2);
    }

    @Shows(value = DATA_RACE, primitive = EXECUTOR, aspect = UNSYNCHRONISED)
    public static void tasksOfAPoolThatGrowsRace() throws Exception {
        var shared = new Box();
        try (var pool = Executors.newCachedThreadPool()) {
            pool.execute(() -> shared.value++);
            pool.execute(() -> shared.value++);
        }
    }
}
