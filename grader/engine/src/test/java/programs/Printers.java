package programs;

import java.util.concurrent.atomic.AtomicInteger;

/// Programs that print, and then fail.
public final class Printers {

    private Printers() {}

    /// An object whose text takes a step of its own.
    private static final class Counter {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public String toString() {
            return "count " + count.incrementAndGet();
        }
    }

    /// An object that has no text.
    private static final class Nameless {
        @Override
        @SuppressWarnings("ToStringReturnsNull") // wrong on purpose
        public String toString() {
            return null;
        }
    }

    public static void everyWay() throws InterruptedException {
        System.out.println(new Nameless());
        System.out.print(new Nameless());
        System.out.println();
        var counter = new Counter();
        var other = new Thread(() -> {
            System.out.printf("%s%n", counter);
            System.err.println(counter);
        }, "other");
        other.start();
        System.out.print("no");
        System.out.print(' ');
        System.out.println(1.5);
        System.out.write('x');
        System.out.println("y");
        other.join();
        System.out.append("two lines", 4, 9);
        throw new IllegalStateException("at the end");
    }

    public static void manyLines() {
        new Thread(() -> {
        }).start();
        for (var i = 0; i < 10_000; i++) {
            System.out.println("line " + i);
        }
        throw new IllegalStateException("at the end");
    }

    public static void anEndlessLine() {
        new Thread(() -> {
        }).start();
        for (var i = 0; i < 1_000; i++) {
            System.out.print("x".repeat(10_000));
        }
        throw new IllegalStateException("at the end");
    }
}
