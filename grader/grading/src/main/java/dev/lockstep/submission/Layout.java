package dev.lockstep.submission;

import java.util.List;

/// Where in a submission its sources lie.
final class Layout {

    private static final String PROJECT = "/src/main/java/";

    private Layout() {}

    /// The entries below the outermost `src/main/java` folders if there are any: what lies beside them are tests and
    /// other people's programs. Else all entries.
    static List<Container.Entry> sources(List<Container.Entry> entries) {
        var outermost = entries.stream().mapToInt(Layout::projectDepth).filter(depth -> depth >= 0).min();
        return outermost.isEmpty()
                ? entries
                : entries.stream().filter(entry -> projectDepth(entry) == outermost.getAsInt()).toList();
    }

    /// How many folders lie above the entry's `src/main/java`; -1 if it is in none.
    private static int projectDepth(Container.Entry entry) {
        var project = ("/" + entry.path()).indexOf(PROJECT);
        return project < 0 ? -1 : (int) entry.path().chars().limit(project).filter(c -> c == '/').count();
    }
}
