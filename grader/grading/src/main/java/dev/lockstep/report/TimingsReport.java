package dev.lockstep.report;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/// How long the phases of a grading took. Apart from the grade, since no two runs take the same time.
public final class TimingsReport {

    private static final int BAR = 30;

    private TimingsReport() {}

    /// A table, the phases in their order. Phases overlap, so nothing is summed up.
    ///
    /// @param phases by name, in the order to show; keep `total` last
    public static String text(Map<String, Duration> phases, Glyphs glyphs) {
        var nameWidth = phases.keySet().stream().mapToInt(Columns::width).max().orElse(0);
        var longest = phases.values().stream().mapToLong(Duration::toNanos).max().orElse(0);
        var text = new StringBuilder();
        phases.forEach((name, duration) -> {
            var bar = longest == 0 ? 0 : (int) (BAR * duration.toNanos() / longest);
            var line = Columns.pad(name, nameWidth)
                    + String.format(Locale.ROOT, "  %,9.3f s  ", duration.toNanos() / 1e9)
                    + String.valueOf(glyphs.full).repeat(bar);
            text.append(line.stripTrailing()).append('\n');
        });
        return text.toString();
    }

    /// A JSON object with a field `phases`: an array of `name` and `milliseconds`, in the same order.
    public static String json(Map<String, Duration> phases) {
        return JsonText.object(json -> json.array("phases", phases.entrySet(), phase -> {
            json.text("name", phase.getKey());
            json.number("milliseconds", phase.getValue().toMillis());
        }));
    }
}
