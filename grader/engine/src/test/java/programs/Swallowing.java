package programs;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/// Code under check that keeps to itself what its callbacks throw.
final class Swallowing {

    private Swallowing() {}

    static void inACatch(Runnable callback) {
        try {
            callback.run();
        } catch (Throwable _) {
            // kept
        }
    }

    static void inAFuture(Callable<?> callback) {
        new FutureTask<>(callback).run();
    }

    @SuppressWarnings({"finally", "Finally"}) // that is the way
    static boolean inAFinally(Runnable callback) {
        try {
            callback.run();
        } finally {
            return true;
        }
    }

    static void inAHandler(Runnable callback) {
        var thread = new Thread(callback, "kept");
        thread.setUncaughtExceptionHandler((_, _) -> {
        });
        thread.start();
    }
}
