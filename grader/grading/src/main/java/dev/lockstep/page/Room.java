package dev.lockstep.page;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// How much of the page is left for schedules and sources. Those of the first findings are shown: a page that shows thousands of
/// steps is slow to open, and nobody reads so far before the first mistakes are mended.
final class Room {

    private static final int ALL = 750_000;
    private static final int ROW = 700;
    private static final int LINE = 80;

    private int left = ALL;

    /// Whether there is room for a schedule with the sources beside it, which is then taken.
    boolean takes(@Nullable Walk walk, List<Excerpt> excerpts) {
        var size = (walk == null ? 0 : walk.rows().size() * ROW)
                + excerpts.stream().mapToInt(excerpt -> excerpt.lines().size() * LINE).sum();
        if (size > left) {
            return false;
        }
        left -= size;
        return true;
    }
}
