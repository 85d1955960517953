package dev.lockstep.engine;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.lockstep.engine.jdk.Jdk;

/// Explores the schedules of a program in a plain JUnit test, or wherever else a JVM runs with the engine's agent:
///
/// ```java
/// Exploration.of(RacyCounterTest::twoIncrements).preemptions(3).verify();
/// ```
///
/// Immutable: what sets something returns a new exploration. Explorations in one JVM take turns.
public final class Exploration {

    private final Entry entry;
    private final Bounds bounds;
    private final Set<Class<?>> instrumented;
    private final Set<Class<?>> trusted;
    private final Runnable beforeEach;

    private Exploration(Entry entry, Bounds bounds, Set<Class<?>> instrumented, Set<Class<?>> trusted,
            Runnable beforeEach) {
        this.entry = entry;
        this.bounds = bounds;
        this.instrumented = instrumented;
        this.trusted = trusted;
        this.beforeEach = beforeEach;
    }

    /// An exploration of a program within [Bounds#standard].
    ///
    /// @param program a lambda or a reference to a static method; may capture strings and numbers, and nothing else
    /// @throws IllegalArgumentException if it is anything else
    public static Exploration of(Program program) {
        return of(Entry.of(program));
    }

    static Exploration of(Entry entry) {
        return new Exploration(entry, Bounds.standard(), Set.of(), Set.of(), () -> {
        });
    }

    /// Has something done at the beginning of every schedule.
    Exploration beforeEach(Runnable action) {
        return new Exploration(entry, bounds, instrumented, trusted, action);
    }

    /// At most so many preemptions a schedule, if the program has too many schedules to try them all.
    public Exploration preemptions(int most) {
        return within(bounds.withPreemptions(most));
    }

    /// At most so many schedules.
    public Exploration schedules(long most) {
        return within(bounds.withSchedules(most));
    }

    /// At most so many steps a schedule; one that takes more is cut off, and proves nothing.
    public Exploration steps(int most) {
        return within(bounds.withSteps(most));
    }

    /// At most so many steps in all schedules together.
    public Exploration totalSteps(long most) {
        return within(bounds.withTotalSteps(most));
    }

    /// Lets a timer fire at any moment, before or after whatever else can run: else only when nothing else can.
    public Exploration anyDelay() {
        return within(bounds.withAnyDelay(true));
    }

    /// At most so many spurious wake-ups a schedule.
    public Exploration spuriousWakeups(int most) {
        return within(bounds.withSpuriousWakeups(most));
    }

    /// What the random schedules are drawn from that follow when not all could be tried.
    public Exploration seed(long seed) {
        return within(bounds.withSeed(seed));
    }

    Exploration within(Bounds changed) {
        return new Exploration(entry, changed, instrumented, trusted, beforeEach);
    }

    /// Instruments the classes that lie beside this one, in the same jar, as well. Classes in folders always are.
    public Exploration instrumenting(Class<?> inJar) {
        return new Exploration(entry, bounds, with(instrumented, inJar), trusted, beforeEach);
    }

    /// Takes the classes that lie beside this one, in the same jar, as they are: a call of them is one step of the thread
    /// that makes it, and what they do to memory is not seen. Common libraries for assertions are trusted already.
    public Exploration trusting(Class<?> inJar) {
        return new Exploration(entry, bounds, instrumented, with(trusted, inJar), beforeEach);
    }

    private static Set<Class<?>> with(Set<Class<?>> all, Class<?> one) {
        var more = new LinkedHashSet<>(all);
        more.add(one);
        return more;
    }

    /// Explores until a schedule fails, and throws if one does.
    ///
    /// @return how much was tried: [Coverage#isAll] tells whether that was everything
    /// @throws AssertionError if a schedule fails; its message shows the schedule
    /// @throws IllegalStateException if nothing is proved: see [#explore], [Explored.CutOff] and [Explored.Diverged]
    public Explored.Passed verify() {
        return explore().orThrow();
    }

    /// Explores until a schedule fails.
    ///
    /// @throws IllegalStateException if the JVM runs without the agent, or if nothing failed because nothing was explored:
    ///         the program starts no thread, uses a library that is neither instrumented nor trusted, or has classes that
    ///         cannot be instrumented
    public Explored explore() {
        requireAgent();
        synchronized (Exploration.class) {
            var program = program();
            var explored = Explorer.explore(bounds, program);
            program.requireAllInstrumented();
            switch (explored) {
                case Explored.Passed passed -> {
                    program.requireNoLibrary();
                    requireThreads(passed);
                }
                case Explored.CutOff _ -> program.requireNoLibrary();
                case Explored.Failed _,Explored.Diverged _ -> {
                    // what was found was found
                }
            }
            return explored;
        }
    }

    /// Runs one schedule again, say under a debugger.
    ///
    /// @param schedule what [Explored.Failing#schedule] or [Explored.Cut#schedule] returned, of the same program
    /// @return [Explored.Passed] if it does not fail any more; [Explored.Diverged] if the program does not offer these
    ///         decisions, because it has changed
    public Explored replay(String schedule) {
        requireAgent();
        synchronized (Exploration.class) {
            return Explorer.replay(bounds, program(), Schedules.parse(schedule));
        }
    }

    private Instrumented program() {
        return new Instrumented(entry, instrumented, trusted, beforeEach);
    }

    /// One thread has one schedule.
    private void requireThreads(Explored.Passed passed) {
        if (passed.coverage().threads() == 1) {
            throw new IllegalStateException(
                    "Nothing was explored: " + entry + " starts no thread, so there is only one "
                            + "schedule. Let it start the threads whose interleavings matter, and join them.");
        }
    }

    private static void requireAgent() {
        if (!Jdk.isOpened()) {
            throw new IllegalStateException(noAgent(jar()));
        }
    }

    private static String noAgent(String jar) {
        return """
                Nothing was explored: this JVM runs without Lockstep's agent.
                  Command line: java -javaagent:%1$s ...
                  Maven: in the configuration of maven-surefire-plugin, <argLine>-javaagent:%1$s</argLine>
                  Gradle: test { jvmArgs '-javaagent:%1$s' }
                  IDE: add -javaagent:%1$s to the VM options of the test's run configuration""".formatted(jar);
    }

    /// The engine's own jar, which is the agent.
    private static String jar() {
        var source = Exploration.class.getProtectionDomain().getCodeSource();
        try {
            var path = source == null ? null : Path.of(source.getLocation().toURI());
            return path != null && path.toString().endsWith(".jar") ? path.toString() : "lockstep-engine.jar";
        } catch (URISyntaxException e) {
            return "lockstep-engine.jar";
        }
    }
}
