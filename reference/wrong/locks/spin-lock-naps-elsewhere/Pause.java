package locks.parts;

/// A moment of rest.
public final class Pause extends Thread {

    private Pause() {}

    /// Rests for a moment.
    ///
    /// @return whether the thread was interrupted meanwhile
    public static boolean rest() {
        try {
            Pause.sleep(1); // BUG
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
