package dev.lockstep.source;

/// What ships with the checks of a course, by the paths of the resources: the proof of the course writes it, workers read it.
public final class CheckResources {

    private CheckResources() {}

    /// What the reference comes to under a `@MatchesReference` check, one outcome a line.
    ///
    /// @param checkClass the binary name of the class that declares it
    public static String outcomes(String checkClass, String method) {
        var name = checkClass.lastIndexOf('.') + 1;
        return checkClass.substring(0, name).replace('.', '/') + "outcomes/" + checkClass.substring(name) + "." + method
                + ".txt";
    }

    /// How many steps the model solution takes in each check of a topic, about, a line a check: its method, a space, the number.
    public static String steps(String topic) {
        return topic + "/steps.txt";
    }
}
