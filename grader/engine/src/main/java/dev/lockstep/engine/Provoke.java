package dev.lockstep.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.runtime.Rt;
import dev.lockstep.engine.runtime.RtSources;

/// Makes things happen to a program that may happen to any: an interrupt at the worst moment, a collaborator that fails.
/// When they happen is up to the scheduler, which tries every moment. Called by the program that is explored, in each
/// schedule anew; spurious wake-ups are granted by [Bounds].
public final class Provoke {

    private Provoke() {}

    /// Interrupts a thread, at any point from now on.
    public static void interrupt(Thread target) {
        var interrupter = new Thread(target::interrupt, "interrupter");
        interrupter.setDaemon(true);
        interrupter.start();
    }

    /// A collaborator that may fail: each call is passed on, or throws instead, as the scheduler chooses.
    ///
    /// @param type the interface through which the program calls it
    /// @param failures how many calls may fail in a schedule
    /// @param failure makes what such a call throws: an unchecked exception, or one that every method declares
    public static <T> T failing(Class<T> type, T collaborator, int failures, Supplier<? extends Throwable> failure) {
        var handler = new Failing(collaborator, failures, failure);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, handler));
    }

    /// Gives all objects that the calling thread makes from now on the same identity hash code, and those that threads make
    /// which it starts: rare on a JVM, but nothing forbids it, and an order of locks by hash has to reckon with a tie.
    /// Called at the beginning of the program; does nothing outside an exploration.
    public static void collidingHashCodes() {
        RtSources.collide();
    }

    /// Lets the scheduler choose between yes and no, and try both; no outside an exploration.
    public static boolean perhaps() {
        return Rt.perhaps();
    }

    /// Thread safety: calls are steps of the scheduler's threads, of which one runs at a time.
    private static final class Failing implements InvocationHandler {

        private final Object collaborator;
        private final Supplier<? extends Throwable> failure;
        private int left;

        Failing(Object collaborator, int failures, Supplier<? extends Throwable> failure) {
            this.collaborator = collaborator;
            this.failure = failure;
            left = failures;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            SwitchPoint.pass(method.getName());
            if (left > 0 && perhaps()) {
                left--;
                throw failure.get();
            }
            try {
                return method.invoke(collaborator, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }
    }
}
