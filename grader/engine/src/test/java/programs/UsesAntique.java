package programs;

/// A program of today whose other class may be older or newer than the JDK.
public final class UsesAntique {

    private UsesAntique() {}

    public static void losesIncrements() throws InterruptedException {
        Antique.losesIncrements();
    }
}
