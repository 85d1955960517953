package programs;

import dev.lockstep.engine.Uncaught;

/// A check, whose assertions count, and what it makes of code that swallows them.
public final class Asserting {

    private Asserting() {}

    public static void aCatchAroundACallback() {
        Swallowing.inACatch(Asserting::failing);
    }

    public static void aFutureThatKeepsIt() {
        Swallowing.inAFuture(() -> {
            failing();
            return "";
        });
    }

    public static void aFinallyThatGoesOn() {
        if (!Swallowing.inAFinally(Asserting::failing)) {
            throw new IllegalStateException("it came back otherwise");
        }
    }

    public static void aThreadWithAHandler() {
        Swallowing.inAHandler(() -> failing());
    }

    /// A helper of checks that is not guarded tells what ends a thread, before a handler hears of it.
    public static void aHelperThatReports() throws InterruptedException {
        var thread = new Thread(() -> Uncaught.report(new IllegalStateException("the check fails")), "kept");
        thread.setUncaughtExceptionHandler((_, _) -> {
        });
        thread.start();
        thread.join();
    }

    /// How a check sees what becomes of an exception of a callback.
    public static void anExceptionThatIsNoAssertion() {
        Swallowing.inACatch(() -> {
            throw new IllegalStateException("the callback's own");
        });
    }

    private static void failing() {
        throw new AssertionError("the check fails");
    }
}
