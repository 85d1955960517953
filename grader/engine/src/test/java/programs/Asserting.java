package programs;

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
