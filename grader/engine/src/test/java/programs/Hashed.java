package programs;

import java.util.function.Function;
import java.util.function.IntConsumer;

/// Programs that ask for hash codes.
public final class Hashed {

    private Hashed() {}

    /// A library makes and starts the thread, and the program asks it.
    public static void aThreadOfALibrary(Function<Runnable, Thread> library, IntConsumer listener)
            throws InterruptedException {
        var thread = library.apply(() -> {
        });
        listener.accept(System.identityHashCode(thread));
        thread.join();
    }
}
