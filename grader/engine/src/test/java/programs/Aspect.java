package programs;

/// What a program does with a primitive: the columns of the conformance matrix.
public enum Aspect {
    CORRECT("correct use"),
    UNSYNCHRONISED("missing synchronisation"),
    LOST_SIGNAL("lost signal"),
    STUCK("deadlock"),
    TIMEOUT("timeout"),
    INTERRUPT("interrupt"),
    MISUSE("misuse");

    /// The head of its column.
    public final String title;

    Aspect(String title) {
        this.title = title;
    }
}
