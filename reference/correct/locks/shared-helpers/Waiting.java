package locks.parts;

import java.util.function.BooleanSupplier;

/// The two ways to wait: busily, and asleep.
public final class Waiting {

    private Waiting() {}

    /// Asks again and again.
    public static void spinUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    /// Sleeps in a monitor that the caller has entered, whatever interrupts it. An interrupt is not lost.
    public static void sleepUntil(Object monitor, BooleanSupplier condition) {
        var interrupted = false;
        while (!condition.getAsBoolean()) {
            try {
                monitor.wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
