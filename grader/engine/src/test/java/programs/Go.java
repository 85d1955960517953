package programs;

/// Starts threads in few words.
final class Go {

    /// What a thread does.
    interface Task {
        void run() throws Exception;
    }

    /// Where something comes from.
    interface Source<T> {
        T get() throws Exception;
    }

    private Go() {}

    static Thread start(Task task) {
        var thread = new Thread(quietly(task));
        thread.start();
        return thread;
    }

    static Runnable quietly(Task task) {
        return () -> {
            try {
                task.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }

    /// Runs tasks at the same time and waits for all of them.
    static void together(Task... tasks) throws InterruptedException {
        var threads = new Thread[tasks.length];
        for (var i = 0; i < tasks.length; i++) {
            threads[i] = start(tasks[i]);
        }
        for (var thread : threads) {
            thread.join();
        }
    }

    /// Two threads increment a plain field, each between these.
    static void guarded(Task lock, Task unlock) throws Exception {
        var shared = new Box();
        Task task = () -> {
            lock.run();
            shared.value++;
            unlock.run();
        };
        together(task, task);
        check(shared.value == 2);
    }

    /// One thread writes a plain field and then does the first; another does the second and then reads the field.
    static void ordered(Task release, Task acquire) throws Exception {
        var shared = new Box();
        together(() -> {
            shared.value = 1;
            release.run();
        }, () -> {
            acquire.run();
            check(shared.value == 1);
        });
    }

    /// As [#ordered], but the second reads only if it has seen the first.
    static void orderedIf(Task release, Source<Boolean> sees) throws Exception {
        var shared = new Box();
        together(() -> {
            shared.value = 1;
            release.run();
        }, () -> {
            if (sees.get()) {
                check(shared.value == 1);
            }
        });
    }

    /// What blocks is interrupted: it throws, and the status is cleared.
    static void interrupted(Task blocks) throws Exception {
        var victim = start(() -> {
            try {
                blocks.run();
                throw new AssertionError("not interrupted");
            } catch (InterruptedException e) {
                check(!Thread.currentThread().isInterrupted());
            }
        });
        victim.interrupt();
        victim.join();
    }

    /// The task takes exactly so many virtual seconds.
    static void lasts(long seconds, Task task) throws Exception {
        var begun = System.nanoTime();
        task.run();
        check(System.nanoTime() - begun == seconds * 1_000_000_000L);
    }

    static void check(boolean condition) {
        if (!condition) {
            throw new AssertionError("the program's own check");
        }
    }
}
