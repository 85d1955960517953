package programs;

/// Programs that remember earlier runs where the scheduler does not look, beside some that do not.
public class Strays {

    private static final String RUNS = "lockstep.test.runs";

    private static int seen;

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
}
