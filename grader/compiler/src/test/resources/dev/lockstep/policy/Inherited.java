package locks;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

// What comes from the JDK is the JDK's, by whatever name it is called.
public class Inherited {

    interface Lazy {
        void lazySet(int value);
    }

    interface Lazier extends Lazy {
    }

    interface LazyOf<T> {
        void lazySet(T value);
    }

    interface LazyText {
        void lazySet(String value);
    }

    interface Traced {
        StackTraceElement[] getStackTrace();
    }

    interface Calm {
        int getPlain();

        default void lazySet(int value, int times) {
        }

        static void setPlain(int value) {
        }
    }

    interface OwnLock extends Lock {
    }

    static class Number extends AtomicInteger implements Lazy { // NO
    }

    static class Later extends AtomicInteger implements Lazier { // NO
    }

    static class Text extends AtomicReference<String> implements LazyOf<String> { // NO
    }

    static class Bridged extends AtomicReference<String> implements LazyText { // NO
    }

    static class Middle extends AtomicInteger {
    }

    static class Grandchild extends Middle implements Lazy { // NO
    }

    static class Heir extends Grandchild { // told above
    }

    static class Worker extends Thread implements Traced { // NO
    }

    static class Failure extends RuntimeException implements Traced { // NO
    }

    record Point(int getPlain) implements Calm {
    }

    static class Own extends Thread implements Traced {
        @Override
        public StackTraceElement[] getStackTrace() {
            return new StackTraceElement[0];
        }
    }

    static class Below extends Own implements Traced {
    }

    static class Plain implements Lazy {
        @Override
        public void lazySet(int value) {
        }
    }

    static class Fair extends ReentrantLock implements OwnLock {
    }

    static class Sink extends PrintStream {
        Sink(OutputStream out) {
            super(out);
        }

        Sink(String file) throws java.io.IOException {
            super(file); // NO
        }
    }

    static class Counting extends java.util.ArrayList<String> {
        private int added;

        void count() {
            added++;
            modCount++; // NO
        }

        int changes() {
            return added + modCount; // NO
        }
    }

    static class Upper extends java.io.FilterOutputStream {
        Upper(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws java.io.IOException {
            out.write(Character.toUpperCase(b));
        }

        void swap(OutputStream other) {
            out = other; // NO
        }
    }

    void calls(Lazy lazy, OwnLock lock, Own own, Plain plain, Below below) {
        lazy.lazySet(1);
        lock.lock();
        own.getStackTrace();
        below.getStackTrace();
        plain.lazySet(1);
    }

    <T extends Thread & Traced> void calls(T both, Middle middle, Heir heir) {
        both.getStackTrace(); // NO
        middle.lazySet(1); // NO
        middle.set(1);
        heir.getPlain(); // NO
        heir.get();
    }

    void references(Middle middle, Own own, AtomicBoolean bit, Throwable thrown) {
        Lazy lazy = middle::lazySet; // NO
        Lazy set = middle::set;
        IntConsumer consumer = new AtomicInteger()::lazySet; // NO
        IntConsumer setter = new AtomicInteger()::set;
        BiConsumer<Middle, Integer> unbound = Middle::lazySet; // NO
        BiConsumer<Lazy, Integer> free = Lazy::lazySet;
        Traced traced = thrown::getStackTrace; // NO
        Traced other = own::getStackTrace;
        Supplier<Object> all = Middle::new;
        Lazy lambda = value -> middle.lazySet(value); // NO
        Lazy control = value -> middle.set(value);
        String text = "seen: " + bit.getPlain(); // NO
        String same = "seen: " + bit.get();
        Object switched = switch (thrown) {
            case Failure failure when failure.getStackTrace() == null -> 1; // told above
            case Failure failure -> 2;
            default -> 3;
        };
    }
}
