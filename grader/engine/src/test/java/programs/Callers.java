package programs;

import java.util.List;
import java.util.function.IntUnaryOperator;

/// A program that calls methods of its own in every way, and then fails.
public final class Callers {

    private Callers() {}

    /// What is called.
    public static final class Called implements Runnable {

        public int half(int number) {
            if (number % 2 != 0) {
                throw new IllegalArgumentException("odd");
            }
            return number / 2;
        }

        public void take(String word) {
            half(word.length());
        }

        @Override
        public void run() {
            // the thread begins and ends here
        }
    }

    public static void inEveryWay() throws InterruptedException {
        var called = new Called();
        called.half(2);
        IntUnaryOperator reference = called::half;
        assert reference.applyAsInt(4) == 2;
        List.of("even").forEach(called::take);
        try {
            called.half(3);
        } catch (IllegalArgumentException e) {
            // as it should
        }
        var thread = new Thread(called);
        thread.start();
        thread.join();
        throw new IllegalStateException("at the end");
    }
}
