package dev.lockstep.engine.runtime;

import java.lang.ref.Cleaner.Cleanable;

/// Takes the place of the JDK's cleaner where an action must not depend on the garbage collector: it runs when it is
/// asked for, or never.
public final class OwnCleaner {

    private static final OwnCleaner ONE = new OwnCleaner();

    private OwnCleaner() {}

    /// The cleaner.
    public static OwnCleaner cleaner() {
        return ONE;
    }

    /// Registers the action of an object.
    ///
    /// @return runs the action when it is called for the first time
    public Cleanable register(Object object, Runnable action) {
        return new Once(action);
    }

    private static final class Once implements Cleanable {
        private final Runnable action;
        private boolean done;

        Once(Runnable action) {
            this.action = action;
        }

        @Override
        public void clean() {
            if (!done) {
                done = true;
                action.run();
            }
        }
    }
}
