package programs;

/// To be loaded from a jar: what a program uses and did not write.
@SuppressWarnings("UnusedVariable") // nobody has to read what is raced for
public final class Library {

    private int count;

    /// Two threads race in it.
    public void increment() {
        count++;
    }
}
