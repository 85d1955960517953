package programs;

import dev.lockstep.engine.Exploration;

/// To be loaded from a folder: has two threads meet in a library.
public final class LibraryUser {

    private LibraryUser() {}

    public static Exploration asItIs() {
        return Exploration.of(() -> {
            var library = new Library();
            var other = new Thread(library::increment);
            other.start();
            library.increment();
            other.join();
        });
    }

    public static Exploration instrumented() {
        return asItIs().instrumenting(Library.class);
    }

    public static Exploration trusted() {
        return asItIs().trusting(Library.class);
    }
}
