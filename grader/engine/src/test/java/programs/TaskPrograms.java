package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.INTERRUPT;
import static programs.Aspect.LOST_SIGNAL;
import static programs.Aspect.STUCK;
import static programs.Aspect.TIMEOUT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.FUTURE_TASK;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.DEADLOCK;
import static programs.Shows.Result.NOTHING_WRONG;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// `FutureTask`, run by a thread of one's own.
public class TaskPrograms {

    private static Box made(int value) {
        var box = new Box();
        box.value = value;
        return box;
    }

    @Shows(value = NOTHING_WRONG, primitive = FUTURE_TASK, aspect = CORRECT,
            edge = "what a Callable does before Future.get returns")
    public static void aGetSeesWhatTheTaskDid() throws Exception {
        var task = new FutureTask<>(() -> made(3));
        new Thread(task).start();
        Go.check(task.get().value == 3);
    }

    @Shows(value = NOTHING_WRONG, primitive = FUTURE_TASK, aspect = CORRECT,
            edge = "what a Callable does before Future.isDone says true")
    public static void aTaskThatIsDoneIsSeen() throws Exception {
        var task = new FutureTask<>(() -> made(3));
        new Thread(task).start();
        if (task.isDone()) {
            Go.check(task.resultNow().value == 3);
        }
        Go.check(task.get().value == 3);
    }

    @Shows(value = NOTHING_WRONG, primitive = FUTURE_TASK, aspect = CORRECT,
            edge = "what a Callable does before get, run by a call")
    public static void aTaskRunByACallIsSeenByOthers() throws Exception {
        var task = new FutureTask<>(() -> made(3));
        Go.together(task::run, () -> Go.check(task.get().value == 3));
    }

    @Shows(value = NOTHING_WRONG, primitive = FUTURE_TASK, aspect = CORRECT)
    public static void anExceptionReachesGet() throws Exception {
        Callable<Integer> fails = () -> Integer.parseInt("none");
        var task = new FutureTask<>(fails);
        new Thread(task).start();
        try {
            task.get();
            throw new AssertionError("no exception");
        } catch (ExecutionException e) {
            Go.check(e.getCause() instanceof NumberFormatException);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = FUTURE_TASK, aspect = CORRECT)
    public static void aTaskThatManyRunIsRunOnce() throws Exception {
        var shared = new Box();
        var task = new FutureTask<>(() -> ++shared.value);
        Go.together(task::run, task::run);
        Go.check(task.get() == 1);
    }

    @Shows(value = DATA_RACE, primitive = FUTURE_TASK, aspect = UNSYNCHRONISED)
    public static void notGettingTheResultRaces() throws Exception {
        var shared = new Box();
        var task = new FutureTask<>(() -> shared.value = 1);
        var thread = new Thread(task);
        thread.start();
        Go.check(shared.value < 2);
        thread.join();
    }

    @Shows(value = DEADLOCK, primitive = FUTURE_TASK, aspect = LOST_SIGNAL)
    public static void aTaskThatNobodyRunsIsAwaitedForEver() throws Exception {
        var task = new FutureTask<>(() -> 1);
        Go.together(task::get, () -> Go.check(!task.isDone()));
    }

    @Shows(value = DEADLOCK, primitive = FUTURE_TASK, aspect = STUCK)
    public static void tasksThatGetEachOtherDeadlock() throws Exception {
        var tasks = new ArrayList<FutureTask<Integer>>();
        tasks.add(new FutureTask<>(() -> tasks.get(1).get()));
        tasks.add(new FutureTask<>(() -> tasks.get(0).get()));
        new Thread(tasks.get(0)).start();
        new Thread(tasks.get(1)).start();
        tasks.get(0).get();
    }

    @Shows(value = NOTHING_WRONG, primitive = FUTURE_TASK, aspect = TIMEOUT)
    public static void aTimedGetOfATaskEndsOnTime() throws Exception {
        var task = new FutureTask<>(() -> 1);
        Thread.sleep(1); // at time 0 a FutureTask would wait a nanosecond longer: 0 means something special to it
        Go.lasts(2, () -> {
            try {
                task.get(2, TimeUnit.SECONDS);
                throw new AssertionError("nobody ran it");
            } catch (TimeoutException e) {
                Go.check(!task.isDone());
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = FUTURE_TASK, aspect = INTERRUPT)
    public static void aCancelledTaskIsInterrupted() throws Exception {
        var task = new FutureTask<>(() -> {
            TimeUnit.DAYS.sleep(1);
            return 1;
        });
        var thread = new Thread(task);
        thread.start();
        task.cancel(true);
        try {
            task.get();
            throw new AssertionError("not cancelled");
        } catch (CancellationException e) {
            Go.check(task.isCancelled());
        }
        Go.lasts(0, thread::join);
    }

    @Shows(value = NOTHING_WRONG, primitive = FUTURE_TASK, aspect = INTERRUPT)
    public static void anInterruptEndsAGetOfATask() throws Exception {
        Go.interrupted(new FutureTask<>(() -> 1)::get);
    }
}
