package dev.lockstep.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.lockstep.engine.strategy.Decisions;

/// Schedules as text: each decision other than to go on as before, with its number, such as `4:1 9:2`. What comes again at
/// equal distances is written once, with the distance and how often: `4:1+3*1000` is 1 in the places 4, 7, 10 ..., a thousand
/// of them.
final class Schedules {

    private static final String STRAIGHT = "straight";
    private static final Pattern RUN = Pattern.compile("(\\d{1,7}):(\\d{1,7})(?:\\+(\\d{1,7})\\*(\\d{1,7}))?");

    /// The longest round, in decisions, that is looked for.
    private static final int LONGEST = 48;
    private static final int FEWEST = 4;

    /// Far more than any schedule has.
    private static final long MOST = 10_000_000;

    private Schedules() {}

    /// Equal decisions at equal distances.
    private record Run(int from, int value, int distance, int times) {

        String text() {
            var one = from + ":" + value;
            return times == 1 ? one : one + "+" + distance + "*" + times;
        }

        long end() {
            return from + (times - 1L) * distance + 1;
        }
    }

    static String text(Decisions decisions) {
        var told = new boolean[decisions.size()];
        var runs = new ArrayList<Run>();
        for (var i = 0; i < told.length; i++) {
            if (decisions.get(i) != 0 && !told[i]) {
                var run = longest(decisions, told, i);
                for (var time = 0; time < run.times; time++) {
                    told[i + time * run.distance] = true;
                }
                runs.add(run);
            }
        }
        return runs.isEmpty() ? STRAIGHT : runs.stream().map(Run::text).collect(Collectors.joining(" "));
    }

    private static Run longest(Decisions decisions, boolean[] told, int from) {
        var value = decisions.get(from);
        var best = new Run(from, value, 1, 1);
        for (var distance = 1; distance <= LONGEST; distance++) {
            var times = 1;
            for (var i = from + distance; i < told.length && decisions.get(i) == value && !told[i]; i += distance) {
                times++;
            }
            if (times >= FEWEST && times > best.times) {
                best = new Run(from, value, distance, times);
            }
        }
        return best;
    }

    /// @throws IllegalArgumentException if the text is none of [#text]
    static Decisions parse(String text) {
        if (text.equals(STRAIGHT)) {
            return new Decisions();
        }
        var runs = new ArrayList<Run>();
        for (var part : text.split(" ", -1)) {
            var match = RUN.matcher(part);
            if (!match.matches()) {
                throw noSchedule(text);
            }
            var isOne = match.group(3) == null;
            var run = new Run(number(match.group(1)), number(match.group(2)), isOne ? 1 : number(match.group(3)),
                    isOne ? 1 : number(match.group(4)));
            if (!runs.isEmpty() && run.from <= runs.getLast().from) {
                throw noSchedule(text);
            }
            runs.add(run);
        }
        return decisions(runs, text);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static Decisions decisions(List<Run> runs, String text) {
        var length = runs.stream().mapToLong(Run::end).max().orElse(0);
        if (length > MOST || runs.stream().anyMatch(run -> run.distance == 0 || run.times == 0)) {
            throw noSchedule(text);
        }
        var values = new int[(int) length];
        for (var run : runs) {
            for (var time = 0; time < run.times; time++) {
                if (values[run.from + time * run.distance] != 0) {
                    throw noSchedule(text);
                }
                values[run.from + time * run.distance] = run.value;
            }
        }
        return new Decisions(values);
    }

    private static IllegalArgumentException noSchedule(String text) {
        return new IllegalArgumentException("\"" + text + "\" is no schedule: copy it whole from where it was shown.");
    }
}
