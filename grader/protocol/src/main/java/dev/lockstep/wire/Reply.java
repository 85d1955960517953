package dev.lockstep.wire;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Verdict;

/// What a child JVM tells the controller.
public sealed interface Reply extends Message {

    /// The process is up and waits for orders.
    record Ready() implements Reply {}

    /// The process obeys an order, and lives.
    record Alive() implements Reply {}

    /// A check is under way.
    ///
    /// @param schedules those run so far
    record Progress(String topic, String check, long schedules) implements Reply {}

    /// A check has its verdict.
    ///
    /// @param created the simple names of the classes of the submission that it asked for, sorted; none where that is not
    ///        known
    record Ended(String topic, String check, Verdict verdict, List<String> created) implements Reply {

        public Ended {
            created = List.copyOf(created);
        }

        public Ended(String topic, String check, Verdict verdict) {
            this(topic, check, verdict, List.of());
        }
    }

    /// Lincheck has looked at a check.
    ///
    /// @param scenario the calls of each thread, by their indices; empty if it finds no fault
    record Suspected(String topic, String check, List<List<Integer>> scenario) implements Reply {

        public Suspected {
            scenario = scenario.stream().map(List::copyOf).toList();
        }
    }

    /// What a `@MatchesReference` check came to on the prepared program, sorted.
    record Outcomes(String topic, String check, List<String> outcomes) implements Reply {

        public Outcomes {
            outcomes = List.copyOf(outcomes);
        }
    }

    /// The topic compiles and keeps to the policy.
    record Compiled(String topic) implements Reply {}

    /// The topic does not compile, or does not keep to the policy.
    record Rejected(String topic, List<Finding> findings) implements Reply {

        public Rejected {
            findings = List.copyOf(findings);
        }
    }

    /// What a child asks in the midst of an order, and waits for an [Order.Answer].
    sealed interface Question extends Reply {}

    /// A check asks for processes; answered by [Order.Ran].
    record Launch(Network network) implements Question {}

    /// In a process of a check nobody can go on: it has ended, or waits for what comes from outside, or for a timer.
    ///
    /// @param parcels what it has sent since it was last at rest
    /// @param timer when its next timer fires, as its clock counts; `Long.MAX_VALUE` if none runs
    /// @param ended whether all of its threads have ended that keep a JVM alive
    record AtRest(List<Parcel> parcels, long timer, boolean ended) implements Question {

        public AtRest {
            parcels = List.copyOf(parcels);
        }
    }

    /// A process of a check is over.
    ///
    /// @param told what it told of itself
    /// @param finding what speaks against the submission there, or null
    record ProcessEnded(List<String> told, @Nullable Finding finding) implements Reply {

        public ProcessEnded {
            told = List.copyOf(told);
        }
    }

    /// How long a phase took, for `--timings` alone.
    ///
    /// @param phase such as `compile` or `policy`
    record Timed(String phase, long nanos) implements Reply {}

    /// The process cannot do what it was told, through no doing of the submission's: the answer to the last order.
    ///
    /// @param text what went wrong, for whoever maintains the grader; may have several lines
    record Fault(String text) implements Reply {}
}
