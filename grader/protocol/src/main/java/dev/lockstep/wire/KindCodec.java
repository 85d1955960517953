package dev.lockstep.wire;

import java.util.List;

import dev.lockstep.verdict.Clock;
import dev.lockstep.verdict.Exploring;
import dev.lockstep.verdict.Kind;
import dev.lockstep.verdict.Kind.Outcomes;

/// How the kind of a check lies in a frame.
final class KindCodec {

    private static final List<Clock> CLOCKS = List.of(Clock.values());
    private static final List<Outcomes> OUTCOMES = List.of(Outcomes.values());

    private KindCodec() {}

    static void write(Kind kind, FrameWriter out) {
        switch (kind) {
            case Kind.Functional() -> out.tag(1);
            case Kind.Explore(var within) -> {
                out.tag(2);
                write(within, out);
            }
            case Kind.MatchesReference(var within, var asked) -> {
                out.tag(3);
                write(within, out);
                out.tag(OUTCOMES.indexOf(asked));
            }
            case Kind.Reaches(var within) -> {
                out.tag(4);
                write(within, out);
            }
            case Kind.Linearizable(var schedules, var clock) -> {
                out.tag(5);
                out.number(schedules);
                out.tag(CLOCKS.indexOf(clock));
            }
            case Kind.Structure() -> out.tag(6);
        }
    }

    static Kind read(FrameReader in) throws BabbleException {
        var tag = in.tag();
        return switch (tag) {
            case 1 -> new Kind.Functional();
            case 2 -> new Kind.Explore(exploring(in));
            case 3 -> new Kind.MatchesReference(exploring(in), constant(OUTCOMES, in));
            case 4 -> new Kind.Reaches(exploring(in));
            case 5 -> new Kind.Linearizable(in.number(), constant(CLOCKS, in));
            case 6 -> new Kind.Structure();
            default -> throw new BabbleException("no kind of check has the tag " + tag);
        };
    }

    private static void write(Exploring within, FrameWriter out) {
        out.number(within.preemptions());
        out.number(within.schedules());
        out.number(within.steps());
        out.tag(CLOCKS.indexOf(within.clock()));
        out.number(within.spuriousWakeups());
    }

    private static Exploring exploring(FrameReader in) throws BabbleException {
        return new Exploring(in.integer(), in.integer(), in.integer(), constant(CLOCKS, in), in.integer());
    }

    private static <T> T constant(List<T> constants, FrameReader in) throws BabbleException {
        var tag = in.tag();
        if (tag >= constants.size()) {
            throw new BabbleException("no constant has the tag " + tag);
        }
        return constants.get(tag);
    }
}
