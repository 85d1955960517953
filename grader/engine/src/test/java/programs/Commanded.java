package programs;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/// Programs for the command line: static methods whose parameters are strings.
@SuppressWarnings({"SystemConsoleNull", "CatchAndPrintStackTrace"}) // they print on purpose
public final class Commanded {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Map<String, String> MAP = new ConcurrentHashMap<>();

    private Commanded() {}

    static void assertsThatNothingIsLost() throws InterruptedException {
        Go.together(Commanded::addsInTwoSteps, Commanded::addsInTwoSteps);
        assert COUNT.get() == 2;
    }

    private static void addsInTwoSteps() {
        COUNT.set(COUNT.get() + 1);
    }

    static void prints(String first, String second) throws InterruptedException {
        System.out.println("out " + first);
        System.err.println("err " + second);
        Go.together(Commanded::addsInTwoSteps, Commanded::addsInTwoSteps);
        Go.check(COUNT.get() == 2);
    }

    static void printsStackTraces() throws InterruptedException {
        var sleeper = Go.start(() -> {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                e.printStackTrace();
            }
        });
        sleeper.interrupt();
        sleeper.join();
    }

    static void printsWithoutEnd(String line) throws InterruptedException {
        for (var i = 0; i < 1_000; i++) {
            System.out.println(line + i);
        }
        prints("", "");
    }

    static void addsOften(String times) throws InterruptedException {
        Go.together(() -> {
            for (var i = 0; i < Integer.parseInt(times); i++) {
                COUNT.incrementAndGet();
            }
        });
        Go.check(COUNT.get() == Integer.parseInt(times));
    }

    static void failsAfterManySteps(String loops) throws InterruptedException {
        var late = new AtomicBoolean();
        Go.together(() -> {
            if (late.get()) {
                throw new IllegalStateException("too late");
            }
            for (var i = 0; i < Integer.parseInt(loops); i++) {
                COUNT.incrementAndGet();
            }
        }, () -> late.set(true));
    }

    static void computesWithinCompute() throws InterruptedException {
        Go.together(() -> MAP.computeIfAbsent("a", _ -> MAP.computeIfAbsent("b", _ -> "1")),
                () -> MAP.computeIfAbsent("b", _ -> MAP.computeIfAbsent("a", _ -> "2")));
    }

    static void exits(String how, String status) throws InterruptedException {
        var code = Integer.parseInt(status);
        Go.together(() -> exit(how, code), COUNT::incrementAndGet);
        Go.check(false);
    }

    private static void exit(String how, int code) {
        IntConsumer reference = System::exit;
        switch (how) {
            case "exit" -> System.exit(code);
            case "runtime" -> Runtime.getRuntime().exit(code);
            case "halt" -> Runtime.getRuntime().halt(code);
            default -> reference.accept(code);
        }
    }

    static void exitsWhileOthersFail() throws InterruptedException {
        var failing = Go.start(() -> Go.check(false));
        System.exit(0);
        failing.join();
    }

    static void exitsWhileAnotherRunsForEver() {
        Go.start(() -> {
            while (COUNT.incrementAndGet() > 0) {
                Thread.onSpinWait();
            }
        });
        System.exit(0);
    }

    static void exitsBeforeItsHooks() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(COUNT::incrementAndGet));
        Go.together(COUNT::incrementAndGet, COUNT::incrementAndGet);
        System.exit(0);
    }

    static void exitsByReflection() throws ReflectiveOperationException {
        System.class.getMethod("exit", int.class).invoke(null, 0);
    }

    void belongsToAnObject() {
        COUNT.incrementAndGet();
    }

    public static void twoUseDecimals() throws InterruptedException {
        var sum = new AtomicReference<Object>();
        var other = new Thread(() -> sum.set(BigDecimal.TEN));
        other.start();
        sum.set(new BigDecimal("0.5").add(BigDecimal.ONE));
        other.join();
    }
}
