package programs;

/// Programs that remember earlier runs where the scheduler does not look, beside some that do not.
public class Strays {

    private static final String RUNS = "lockstep.test.runs";

    private static int seen;

    static String name = "";

    private static int runs() {
        var runs = Integer.getInteger(RUNS, 0) + 1;
        System.setProperty(RUNS, String.valueOf(runs));
        return runs;
    }

    public static void keepsToItself() throws Exception {
        Go.together(() -> Thread.sleep(1), () -> Thread.sleep(1));
        seen = 1;
    }

    public static void countsItsRuns() {
        seen = runs();
    }

    public static void failsTheFirstTime() {
        var key = RUNS + ".first";
        Go.check(Boolean.getBoolean(key) || System.setProperty(key, "true") != null);
    }

    public static void fails() {
        seen = 2;
        Go.check(seen == 1);
    }

    /// Says something else each time.
    public static void failsInOtherWords() {
        throw new IllegalStateException("run " + runs());
    }

    public static void showsAnIdentity() {
        name = "Strays@" + Integer.toHexString(0x1000_0000 + runs());
    }

    /// At another depth each time, as the JVM compiles what runs often.
    public static void overflowsItsStack() {
        deepen(0);
    }

    @SuppressWarnings("InfiniteRecursion") // that is what it shows
    private static int deepen(int depth) {
        seen = depth;
        return deepen(depth + 1) + 1;
    }

    /// What an overflow cost is not known to it.
    public static void keepsAnOverflowToItself() {
        try {
            deepen(0);
        } catch (StackOverflowError _) {
            Go.check(seen < 0);
        }
    }
}
