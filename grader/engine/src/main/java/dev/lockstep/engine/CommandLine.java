package dev.lockstep.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/// What the command line asks for.
///
/// @param schedule the one to run again, or null to explore
/// @param program the class, perhaps with a method: `NAME` or `NAME#method`
/// @param arguments what its method is given
record CommandLine(Bounds bounds, @Nullable String schedule, String program, List<String> arguments) {

    /// What may stand before the name of the class.
    private enum Option {
        PREEMPTIONS("N"),
        SCHEDULES("N"),
        STEPS("N"),
        TOTAL_STEPS("N"),
        ANY_DELAY(""),
        SPURIOUS_WAKEUPS("N"),
        SEED("N"),
        REPLAY("SCHEDULE");

        private final String value;

        Option(String value) {
            this.value = value;
        }

        @Override
        public String toString() {
            return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        String usage() {
            return value.isEmpty() ? toString() : this + " " + value;
        }

        static Option of(String text) {
            return Arrays.stream(values()).filter(option -> option.toString().equals(text)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "There is no option " + text + ". There are: " + usages() + "."));
        }
    }

    private static String usages() {
        return Arrays.stream(Option.values()).map(Option::usage).collect(Collectors.joining(", "));
    }

    /// @throws IllegalArgumentException if it cannot be understood; its message says why
    static CommandLine parse(String... words) {
        var asked = new CommandLine(Bounds.standard(), null, "", List.of());
        var next = 0;
        while (next < words.length && words[next].startsWith("-")) {
            var option = Option.of(words[next++]);
            if (!option.value.isEmpty() && next == words.length) {
                throw new IllegalArgumentException("A value is missing: " + option.usage() + ".");
            }
            asked = asked.with(option, option.value.isEmpty() ? "" : words[next++]);
        }
        if (next == words.length) {
            throw new IllegalArgumentException(
                    """
                            Name a class with a static method main(String[]), and then its arguments; or CLASS#METHOD, and then its \
                            arguments, for a static method whose parameters are strings.
                            Options, before the class: %s."""
                            .formatted(usages()));
        }
        return new CommandLine(asked.bounds, asked.schedule, words[next],
                List.of(words).subList(next + 1, words.length));
    }

    private CommandLine with(Option option, String value) {
        return switch (option) {
            case PREEMPTIONS -> with(bounds.withPreemptions((int) number(option, value, 0, Integer.MAX_VALUE)));
            case SCHEDULES -> with(bounds.withSchedules(number(option, value, 1, Long.MAX_VALUE)));
            case STEPS -> with(bounds.withSteps((int) number(option, value, 1, Bounds.MOST_STEPS)));
            case TOTAL_STEPS -> with(bounds.withTotalSteps(number(option, value, 1, Long.MAX_VALUE)));
            case ANY_DELAY -> with(bounds.withAnyDelay(true));
            case SPURIOUS_WAKEUPS ->
                with(bounds.withSpuriousWakeups((int) number(option, value, 0, Integer.MAX_VALUE)));
            case SEED -> with(bounds.withSeed(number(option, value, Long.MIN_VALUE, Long.MAX_VALUE)));
            case REPLAY -> new CommandLine(bounds, value, program, arguments);
        };
    }

    private CommandLine with(Bounds changed) {
        return new CommandLine(changed, schedule, program, arguments);
    }

    private static long number(Option option, String text, long least, long most) {
        try {
            var number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new IllegalArgumentException(
                "%s takes a number from %,d to %,d, not \"%s\".".formatted(option, least, most, text));
    }
}
