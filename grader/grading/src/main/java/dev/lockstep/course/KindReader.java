package dev.lockstep.course;

import java.lang.annotation.Annotation;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.MethodModel;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import dev.lockstep.api.AcrossProcesses;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Linearizable;
import dev.lockstep.api.MatchesReference;
import dev.lockstep.api.Reaches;
import dev.lockstep.api.Structure;
import dev.lockstep.api.Timers;
import dev.lockstep.engine.Bounds;
import dev.lockstep.verdict.Clock;
import dev.lockstep.verdict.Exploring;
import dev.lockstep.verdict.Kind;
import dev.lockstep.verdict.Kind.Outcomes;

/// Reads from a method's annotations of which kind its check is. Where they make no sense it says so and goes on with
/// something that does.
///
/// @param check what the sentences begin with
record KindReader(String check, MethodModel method, Collection<String> problems) {

    /// What asks another question than whether the check holds on every schedule.
    private static final List<Class<? extends Annotation>> QUESTIONS = List.of(Linearizable.class, Structure.class,
            MatchesReference.class, Reaches.class, AcrossProcesses.class);

    /// The annotations of a method that only mean something beside `@Check`, as they are written.
    static List<String> stated(AttributedElement method) {
        return Stream.concat(Stream.of(Explore.class), QUESTIONS.stream())
                .filter(type -> AnnotationValues.present(type, method)).map(KindReader::written).toList();
    }

    static String written(Class<? extends Annotation> type) {
        return "@" + type.getSimpleName();
    }

    Kind kind() {
        var asked = QUESTIONS.stream().filter(this::has).toList();
        if (asked.size() > 1) {
            problem("is of several kinds (%s): keep one".formatted(String.join(", ", stated(method))));
        }
        var kind = asked.isEmpty() ? plain() : of(asked.getFirst());
        if (has(Explore.class) && kind.exploring().isEmpty()) {
            problem("is of the kind %s and explores nothing: remove its @Explore".formatted(kind.title()));
        }
        return kind;
    }

    private boolean has(Class<? extends Annotation> type) {
        return AnnotationValues.present(type, method);
    }

    private Kind plain() {
        return has(Explore.class) ? new Kind.Explore(exploring()) : new Kind.Functional();
    }

    private Kind of(Class<? extends Annotation> question) {
        if (question == Linearizable.class) {
            return linearizable(AnnotationValues.of(Linearizable.class, method).orElseThrow());
        }
        if (question == MatchesReference.class) {
            var all = AnnotationValues.of(MatchesReference.class, method).orElseThrow().flag("all");
            return new Kind.MatchesReference(exploring(), all ? Outcomes.ALL : Outcomes.NO_OTHER);
        }
        if (question == AcrossProcesses.class) {
            return new Kind.Processes(has(Explore.class) ? exploring() : null);
        }
        return question == Reaches.class ? new Kind.Reaches(exploring()) : new Kind.Structure();
    }

    private Kind linearizable(AnnotationValues values) {
        return new Kind.Linearizable(between(values, "schedules", 1, Long.MAX_VALUE), clock(values),
                values.flag("secondOpinion"));
    }

    private Exploring exploring() {
        var values = AnnotationValues.of(Explore.class, method)
                .orElseGet(() -> AnnotationValues.defaults(Explore.class));
        return new Exploring((int) between(values, "preemptions", 0, Integer.MAX_VALUE),
                (int) between(values, "schedules", 1, Integer.MAX_VALUE),
                (int) between(values, "steps", 1, Bounds.MOST_STEPS), clock(values),
                (int) between(values, "spuriousWakeups", 0, Integer.MAX_VALUE));
    }

    private long between(AnnotationValues values, String name, long least, long most) {
        var value = values.number(name);
        if (value < least) {
            problem("has %s = %d: give it %d or more".formatted(name, value, least));
        } else if (value > most) {
            problem("has %s = %d: give it %d at most".formatted(name, value, most));
        }
        return Math.clamp(value, least, most);
    }

    private static Clock clock(AnnotationValues values) {
        return switch (values.constant("timers", Timers.class)) {
            case IDEAL -> Clock.IDEAL;
            case ANY_DELAY -> Clock.ANY_DELAY;
        };
    }

    private void problem(String what) {
        problems.add(check + " " + what);
    }
}
