package dev.lockstep.engine;

import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.engine.strategy.Decisions.Run;

/// Schedules as text: each decision other than to go on as before, with its number, such as `4:1 9:2`. What comes again at
/// equal distances is written once, with the distance and how often: `4:1+3*1000` is 1 in the places 4, 7, 10 ..., a thousand
/// of them.
final class Schedules {

    private static final String STRAIGHT = "straight";
    private static final Pattern RUN = Pattern.compile("(\\d{1,7}):(\\d{1,7})(?:\\+(\\d{1,7})\\*(\\d{1,7}))?");

    /// Far more than any schedule has.
    private static final int MOST = 10_000_000;

    private Schedules() {}

    static String text(Decisions decisions) {
        var runs = decisions.runs();
        return runs.isEmpty() ? STRAIGHT : runs.stream().map(Schedules::text).collect(Collectors.joining(" "));
    }

    private static String text(Run run) {
        var one = run.from() + ":" + run.value();
        return run.times() == 1 ? one : one + "+" + run.distance() + "*" + run.times();
    }

    /// @throws IllegalArgumentException if the text is none of [#text]
    static Decisions parse(String text) {
        if (text.equals(STRAIGHT)) {
            return new Decisions();
        }
        try {
            var runs = new ArrayList<Run>();
            for (var part : text.split(" ", -1)) {
                runs.add(run(part));
            }
            return Decisions.of(runs, MOST);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no schedule: copy it whole from where it was shown.", e);
        }
    }

    private static Run run(String part) {
        var match = RUN.matcher(part);
        if (!match.matches()) {
            throw new IllegalArgumentException(part);
        }
        var from = Integer.parseInt(match.group(1));
        var value = Integer.parseInt(match.group(2));
        return match.group(3) == null
                ? new Run(from, value)
                : new Run(from, value, Integer.parseInt(match.group(3)), Integer.parseInt(match.group(4)));
    }
}
