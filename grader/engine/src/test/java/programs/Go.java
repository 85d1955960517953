package programs;

/// Starts threads in few words.
final class Go {

    /// What a thread does.
    interface Task {
        void run() throws Exception;
    }

    private Go() {}

    static Thread start(Task task) {
        var thread = new Thread(() -> {
            try {
                task.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        thread.start();
        return thread;
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

    static void check(boolean condition) {
        if (!condition) {
            throw new AssertionError("the program's own check");
        }
    }
}
