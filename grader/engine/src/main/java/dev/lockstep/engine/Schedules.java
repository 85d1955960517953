package dev.lockstep.engine;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.lockstep.engine.strategy.Decisions;

/// Schedules as text: each decision other than to go on as before, with its number, such as `4:1 9:2`.
final class Schedules {

    private static final String STRAIGHT = "straight";
    private static final Pattern DECISION = Pattern.compile("(\\d{1,7}):(\\d{1,7})");

    private Schedules() {}

    static String text(Decisions decisions) {
        var text = IntStream.range(0, decisions.size()).filter(i -> decisions.get(i) != 0)
                .mapToObj(i -> i + ":" + decisions.get(i)).collect(Collectors.joining(" "));
        return text.isEmpty() ? STRAIGHT : text;
    }

    /// @throws IllegalArgumentException if the text is none of [#text]
    static Decisions parse(String text) {
        var decisions = new Decisions();
        if (text.equals(STRAIGHT)) {
            return decisions;
        }
        for (var part : text.split(" ", -1)) {
            var decision = DECISION.matcher(part);
            if (!decision.matches() || Integer.parseInt(decision.group(1)) < decisions.size()) {
                throw new IllegalArgumentException(
                        "\"" + text + "\" is no schedule: copy it whole from where it was shown.");
            }
            while (decisions.size() < Integer.parseInt(decision.group(1))) {
                decisions.add(0);
            }
            decisions.add(Integer.parseInt(decision.group(2)));
        }
        return decisions;
    }
}
