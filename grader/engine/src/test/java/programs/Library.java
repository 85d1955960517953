package programs;

/// To be loaded from a jar: what a program uses and did not write.
public final class Library {

    private int count;

    /// Two threads race in it.
    public void increment() {
        count++;
    }

    /// How often.
    public int count() {
        return count;
    }
}
