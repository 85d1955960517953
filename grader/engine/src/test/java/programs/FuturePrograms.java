package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.INTERRUPT;
import static programs.Aspect.LOST_SIGNAL;
import static programs.Aspect.MISUSE;
import static programs.Aspect.STUCK;
import static programs.Aspect.TIMEOUT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.COMPLETABLE_FUTURE;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.DEADLOCK;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.NOTHING_WRONG;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// `CompletableFuture`, with and without an executor.
@SuppressWarnings("FutureReturnValueIgnored") // some are about stages that nobody waits for
public class FuturePrograms {

    int value;

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = CORRECT)
    public static void anAsynchronousResultIsJoined() throws Exception {
        var future = CompletableFuture.supplyAsync(() -> Thread.currentThread().getName());
        Go.check(future.join().equals("ForkJoinPool.commonPool-worker-1"));
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = CORRECT,
            edge = "CompletionStage: one stage before the next")
    public static void stagesRunOneAfterTheOther() throws Exception {
        var shared = new FuturePrograms();
        var future = CompletableFuture.runAsync(() -> shared.value = 1).thenRun(() -> shared.value++)
                .thenApplyAsync(_ -> ++shared.value).thenApply(value -> value + shared.value);
        Go.check(future.get() == 6);
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = CORRECT,
            edge = "CompletionStage: before thenApply, before its function")
    public static void whatCameBeforeAStageIsAddedHappensBeforeIt() throws Exception {
        var shared = new FuturePrograms();
        var source = new CompletableFuture<Integer>();
        shared.value = 1;
        var stage = source.thenApply(value -> value + shared.value);
        Go.start(() -> source.complete(1));
        Go.check(stage.get() == 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = CORRECT,
            edge = "CompletableFuture.complete before get returns")
    public static void completingHappensBeforeGetting() throws Exception {
        var shared = new FuturePrograms();
        var future = new CompletableFuture<Integer>();
        Go.together(() -> {
            shared.value = 1;
            future.complete(1);
        }, () -> Go.check(future.get() == shared.value));
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = CORRECT,
            edge = "CompletableFuture.complete before isDone says true")
    public static void completingHappensBeforeSeeingItDone() throws Exception {
        var shared = new FuturePrograms();
        var future = new CompletableFuture<Integer>();
        Go.together(() -> {
            shared.value = 1;
            future.complete(1);
        }, () -> Go.check(!future.isDone() || shared.value == 1));
    }

    @Shows(value = DATA_RACE, primitive = COMPLETABLE_FUTURE, aspect = UNSYNCHRONISED)
    public static void gettingWhatIsThereNowIsNoWait() throws Exception {
        var shared = new FuturePrograms();
        var future = new CompletableFuture<Integer>();
        Go.together(() -> {
            shared.value = 1;
            future.complete(1);
        }, () -> {
            future.getNow(0);
            Go.check(shared.value <= 1);
        });
    }

    @Shows(value = DATA_RACE, primitive = COMPLETABLE_FUTURE, aspect = UNSYNCHRONISED)
    public static void twoStagesOfOneFutureRace() throws Exception {
        var shared = new FuturePrograms();
        var source = CompletableFuture.supplyAsync(() -> 1);
        var one = source.thenRunAsync(() -> shared.value++);
        var two = source.thenRunAsync(() -> shared.value++);
        one.join();
        two.join();
    }

    @Shows(value = DATA_RACE, primitive = COMPLETABLE_FUTURE, aspect = UNSYNCHRONISED)
    public static void anAsynchronousTaskRacesWithItsMaker() throws Exception {
        var shared = new FuturePrograms();
        CompletableFuture.runAsync(() -> shared.value++);
        shared.value++;
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = CORRECT,
            edge = "CompletionStage: both stages before the function of thenCombine")
    public static void bothResultsAreCombined() throws Exception {
        var a = new FuturePrograms();
        var b = new FuturePrograms();
        var one = CompletableFuture.supplyAsync(() -> a.value = 1);
        var two = CompletableFuture.supplyAsync(() -> b.value = 2);
        Go.check(one.thenCombine(two, (x, y) -> x + y + a.value + b.value).get() == 6);
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = CORRECT,
            edge = "CompletableFuture.allOf: all before it is complete")
    public static void allOfWaitsForAll() throws Exception {
        var a = new FuturePrograms();
        var b = new FuturePrograms();
        CompletableFuture.allOf(CompletableFuture.runAsync(() -> a.value = 1),
                CompletableFuture.runAsync(() -> b.value = 2)).get();
        Go.check(a.value + b.value == 3);
    }

    @Shows(value = DATA_RACE, primitive = COMPLETABLE_FUTURE, aspect = UNSYNCHRONISED)
    public static void anyOfWaitsForOne() throws Exception {
        var a = new FuturePrograms();
        var b = new FuturePrograms();
        CompletableFuture.anyOf(CompletableFuture.runAsync(() -> a.value = 1),
                CompletableFuture.runAsync(() -> b.value = 2)).get();
        Go.check(a.value + b.value <= 3);
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = CORRECT,
            edge = "CompletionStage: a stage before the one that thenCompose makes")
    public static void stagesAreComposed() throws Exception {
        var shared = new FuturePrograms();
        var future = CompletableFuture.supplyAsync(() -> shared.value = 1)
                .thenCompose(one -> CompletableFuture.supplyAsync(() -> shared.value + one));
        Go.check(future.get() == 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = CORRECT)
    public static void anExceptionGoesDownTheStages() throws Exception {
        var future = CompletableFuture.supplyAsync(() -> {
            throw new IllegalStateException("on purpose");
        }).thenApply(x -> x);
        try {
            future.join();
            throw new AssertionError("nothing thrown");
        } catch (CompletionException e) {
            Go.check(e.getCause() instanceof IllegalStateException);
        }
        Go.check(future.handle((_, thrown) -> thrown != null).get());
        Go.check(future.exceptionally(_ -> 5).get().equals(5));
    }

    @Shows(value = EXCEPTION, primitive = COMPLETABLE_FUTURE, aspect = UNSYNCHRONISED)
    public static void aFutureMayBeDoneBeforeItsStagesAre() throws Exception {
        var source = new CompletableFuture<Integer>();
        var stage = source.thenApply(x -> x + 1);
        Go.together(() -> source.complete(1), () -> Go.check(!source.isDone() || stage.isDone()));
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = CORRECT)
    public static void onlyOneCompletionWins() throws Exception {
        var future = new CompletableFuture<Integer>();
        var wins = new AtomicInteger();
        Go.Task completes = () -> {
            if (future.complete(1)) {
                wins.incrementAndGet();
            }
        };
        Go.together(completes, completes);
        Go.check(wins.get() == 1);
    }

    @Shows(value = DEADLOCK, primitive = COMPLETABLE_FUTURE, aspect = LOST_SIGNAL)
    public static void aFutureThatNobodyCompletesIsWaitedForForEver() throws Exception {
        new CompletableFuture<Integer>().get();
    }

    @Shows(value = DEADLOCK, primitive = COMPLETABLE_FUTURE, aspect = STUCK)
    public static void twoFuturesThatWaitForEachOtherDeadlock() throws Exception {
        var one = new CompletableFuture<Integer>();
        var two = new CompletableFuture<Integer>();
        Go.together(() -> one.complete(two.join()), () -> two.complete(one.join()));
    }

    @Shows(value = DEADLOCK, primitive = COMPLETABLE_FUTURE, aspect = STUCK)
    public static void aStageThatWaitsForAnotherStarvesASingleThread() throws Exception {
        try (var pool = Executors.newSingleThreadExecutor()) {
            CompletableFuture.supplyAsync(() -> CompletableFuture.supplyAsync(() -> 1, pool).join(), pool).join();
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = CORRECT)
    public static void aStageThatWaitsInTheCommonPoolIsCompensated() throws Exception {
        var future = CompletableFuture.supplyAsync(() -> CompletableFuture.supplyAsync(() -> 1).join());
        Go.check(future.join() == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = CORRECT)
    public static void anExecutorOfOnesOwnRunsTheStage() throws Exception {
        try (var pool = Executors.newFixedThreadPool(1)) {
            var shared = new FuturePrograms();
            shared.value = 1;
            var name = CompletableFuture.supplyAsync(() -> shared.value++, pool)
                    .thenApplyAsync(_ -> Thread.currentThread().getName(), pool).get();
            Go.check(name.equals("pool-1-thread-1") && shared.value == 2);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = CORRECT)
    public static void anExecutorMayBeALambda() throws Exception {
        var shared = new FuturePrograms();
        CompletableFuture.runAsync(() -> shared.value = 1, Runnable::run).get();
        CompletableFuture.runAsync(() -> shared.value++, task -> new Thread(task).start()).get();
        Go.check(shared.value == 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = TIMEOUT)
    public static void aFutureTimesOut() throws Exception {
        var begun = System.nanoTime();
        var future = new CompletableFuture<Integer>().orTimeout(3, TimeUnit.HOURS);
        try {
            future.get();
            throw new AssertionError("not timed out");
        } catch (ExecutionException e) {
            Go.check(e.getCause() instanceof TimeoutException);
            Go.check(System.nanoTime() - begun == 10_800_000_000_000L);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = TIMEOUT)
    public static void aFutureIsCompletedOnTimeout() throws Exception {
        Go.check(new CompletableFuture<Integer>().completeOnTimeout(5, 3, TimeUnit.DAYS).get() == 5);
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = TIMEOUT)
    public static void aFutureThatIsCompletedDoesNotTimeOut() throws Exception {
        var future = new CompletableFuture<Integer>().orTimeout(1, TimeUnit.SECONDS);
        Go.start(() -> future.complete(1));
        Go.check(future.get() == 1);
    }

    @Shows(value = EXCEPTION, primitive = COMPLETABLE_FUTURE, aspect = TIMEOUT, anyDelay = true)
    public static void aTimeoutMayComeFirst() throws Exception {
        var future = new CompletableFuture<Integer>().completeOnTimeout(0, 1, TimeUnit.SECONDS);
        Go.start(() -> future.complete(1)).join();
        Go.check(future.get() == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = CORRECT,
            edge = "CompletableFuture.delayedExecutor: before supplyAsync, before its supplier")
    public static void aDelayedExecutorRunsOnTime() throws Exception {
        var shared = new FuturePrograms();
        var begun = System.nanoTime();
        shared.value = 1;
        var late = CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES);
        var future = CompletableFuture.supplyAsync(() -> shared.value + System.nanoTime() - begun, late);
        Go.check(future.get() == 60_000_000_001L);
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = INTERRUPT)
    public static void anInterruptEndsAGet() throws Exception {
        var future = new CompletableFuture<Integer>();
        var waiter = Go.start(() -> {
            try {
                future.get();
                throw new AssertionError("not interrupted");
            } catch (InterruptedException e) {
                Go.check(!Thread.currentThread().isInterrupted());
            }
        });
        waiter.interrupt();
        waiter.join();
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = CORRECT)
    public static void aCancelledFutureEndsItsStages() throws Exception {
        var future = new CompletableFuture<Integer>();
        var stage = future.thenApply(x -> x + 1);
        Go.start(() -> future.cancel(true));
        Go.check(stage.handle((_, thrown) -> thrown instanceof CompletionException).get());
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = CORRECT,
            edge = "CompletionStage: whenComplete before thenCompose, thenAcceptBoth, applyToEither")
    public static void whateverEndsAStageHappensBeforeTheNext() throws Exception {
        var shared = new FuturePrograms();
        var first = CompletableFuture.runAsync(() -> shared.value = 1);
        Go.check(first.whenComplete((_, _) -> shared.value++).thenCompose(_ -> first).copy()
                .thenAcceptBoth(first.thenApply(_ -> 1), (_, one) -> shared.value += one)
                .applyToEither(new CompletableFuture<>(), _ -> shared.value).get() == 3);
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = CORRECT,
            edge = "CompletionStage: the stage that is done before acceptEither and runAfterEither")
    public static void afterEitherSeesTheOneThatIsDone() throws Exception {
        var shared = new FuturePrograms();
        var done = CompletableFuture.runAsync(() -> shared.value = 1);
        done.runAfterEither(new CompletableFuture<>(), () -> Go.check(shared.value == 1)).join();
        done.acceptEither(new CompletableFuture<>(), _ -> Go.check(shared.value == 1)).join();
        done.runAfterBoth(done, () -> Go.check(shared.value == 1)).join();
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = CORRECT,
            edge = "CompletionStage: the stage that fails before exceptionallyCompose")
    public static void afterAFailureAnotherFutureTakesOver() throws Exception {
        var shared = new FuturePrograms();
        Go.check(CompletableFuture.<Integer>supplyAsync(() -> {
            shared.value = 1;
            throw new IllegalStateException("on purpose");
        }).exceptionallyCompose(_ -> CompletableFuture.supplyAsync(() -> shared.value)).get() == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = CORRECT,
            edge = "CompletableFuture.completeExceptionally before get throws")
    public static void failingHappensBeforeSeeingTheFailure() throws Exception {
        var shared = new Box();
        var future = new CompletableFuture<Integer>();
        Go.together(() -> {
            shared.value = 1;
            future.completeExceptionally(new IllegalStateException("on purpose"));
        }, () -> {
            try {
                future.get();
                throw new AssertionError("nothing thrown");
            } catch (ExecutionException e) {
                Go.check(shared.value == 1);
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = CORRECT,
            edge = "CompletableFuture.complete before getNow that returns its value")
    public static void gettingTheValueNowOrders() throws Exception {
        var shared = new Box();
        var future = new CompletableFuture<Integer>();
        Go.together(() -> {
            shared.value = 1;
            future.complete(1);
        }, () -> Go.check(future.getNow(0) == 0 || shared.value == 1));
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = CORRECT,
            edge = "CompletableFuture.anyOf: the one that is done before it is complete")
    public static void anyOfSeesTheOneThatIsDone() throws Exception {
        var future = CompletableFuture.anyOf(CompletableFuture.supplyAsync(() -> new Box(1)),
                CompletableFuture.supplyAsync(() -> new Box(2)));
        Go.check(((Box) future.get()).value > 0);
    }

    @Shows(value = EXCEPTION, primitive = COMPLETABLE_FUTURE, aspect = MISUSE)
    public static void aFutureMayHaveNoResultNow() throws Exception {
        var future = CompletableFuture.supplyAsync(() -> 1);
        Go.check(future.resultNow() == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = COMPLETABLE_FUTURE, aspect = MISUSE)
    public static void aFailureThatNobodyAsksForIsSilent() throws Exception {
        var future = CompletableFuture.runAsync(() -> {
            throw new IllegalStateException("on purpose");
        });
        while (!future.isDone()) {
            Thread.onSpinWait();
        }
    }
}
