package dev.lockstep.worker;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.lockstep.api.Goal;
import dev.lockstep.api.Outcome;
import dev.lockstep.api.Processes;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.engine.SwitchPoint;
import dev.lockstep.engine.instrument.Reflected;
import dev.lockstep.engine.trace.Identities;

/// A check as the program that is explored: a fresh instance of the check class, with fresh arguments, every time.
///
/// Thread safety: the threads of a schedule use it one at a time; the carrier asks it between schedules.
final class CheckProgram implements Runnable {

    private final Subject subject;
    private final Constructor<?> constructor;
    private final Method check;

    /// The outcomes that are allowed, or null if any is.
    private final @Nullable Set<String> allowed;

    private final Set<String> seen = new TreeSet<>();
    private TreeMap<String, String> outcome = new TreeMap<>();
    private boolean reached;

    /// Makes the processes of the check, or null if it has none.
    private final @Nullable Function<CheckThreads, Processes> processes;

    CheckProgram(Subject subject, Class<?> checks, Method check, @Nullable Set<String> allowed)
            throws NoSuchMethodException {
        this(subject, checks, check, allowed, null);
    }

    CheckProgram(Subject subject, Class<?> checks, Method check, @Nullable Set<String> allowed,
            @Nullable Function<CheckThreads, Processes> processes) throws NoSuchMethodException {
        this.subject = subject;
        this.check = check;
        this.allowed = allowed;
        this.processes = processes;
        constructor = checks.getDeclaredConstructor();
        constructor.setAccessible(true);
        check.setAccessible(true);
    }

    /// A schedule of a `@MatchesReference` check ended as the reference never does.
    static final class UnexpectedOutcome extends AssertionError {
        private static final long serialVersionUID = 1;

        private final String expected;

        UnexpectedOutcome(String outcome, Set<String> allowed) {
            super(outcome);
            expected = String.join("\nor ", allowed);
        }

        /// What the reference comes to, a line for each outcome.
        String expected() {
            return expected;
        }
    }

    /// All outcomes seen so far, sorted.
    Set<String> seen() {
        return seen;
    }

    /// Whether some schedule has reached the goal.
    boolean reached() {
        return reached;
    }

    @Override
    public void run() {
        outcome = new TreeMap<>();
        var started = new CheckThreads();
        Reflected.initialize(constructor.getDeclaringClass());
        try {
            check.invoke(constructor.newInstance(), arguments(started));
        } catch (InvocationTargetException e) {
            throw Thrown.as(Thrown.in(e));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        started.join();
        judge();
    }

    private Object[] arguments(CheckThreads threads) {
        return Arrays.stream(check.getParameterTypes()).map(type -> argument(type, threads)).toArray();
    }

    private Object argument(Class<?> type, CheckThreads threads) {
        if (type == Processes.class && processes != null) {
            return processes.apply(threads);
        }
        if (type == Submission.class) {
            return subject.submission();
        }
        if (type == Threads.class) {
            return threads;
        }
        if (type == Outcome.class) {
            return (Outcome) this::note;
        }
        if (type == Goal.class) {
            return (Goal) () -> reached = true;
        }
        throw new IllegalArgumentException("a check of this kind takes no " + type.getName() + ": " + check);
    }

    private void note(String name, Object value) {
        SwitchPoint.pass("outcome." + name);
        outcome.put(name, Identities.without(text(value)));
    }

    /// A list reads alike whoever has made it.
    private static String text(Object value) {
        return String.valueOf(value instanceof List<?> list ? new ArrayList<>(list) : value);
    }

    private void judge() {
        if (outcome.isEmpty()) {
            return;
        }
        var text = outcome.entrySet().stream().map(each -> each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining("; "));
        seen.add(text);
        if (allowed != null && !allowed.contains(text)) {
            throw new UnexpectedOutcome(text, new TreeSet<>(allowed));
        }
    }
}
