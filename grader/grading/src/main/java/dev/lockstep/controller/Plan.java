package dev.lockstep.controller;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.lockstep.source.SourceFile;
import org.jspecify.annotations.Nullable;

import dev.lockstep.verdict.CheckInfo;
import dev.lockstep.verdict.FindingRegistry;
import dev.lockstep.verdict.Kind;
import dev.lockstep.verdict.Verdict;

/// What is to be graded and how.
///
/// @param submission the name it is reported under
/// @param contracts the class path of the contracts
/// @param checks the class path of the checks
public record Plan(String submission, List<Topic> topics, List<Path> contracts, List<Path> checks, Options options) {

    public Plan {
        topics = List.copyOf(topics);
        contracts = absolute(contracts);
        checks = absolute(checks);
    }

    /// A worker's current folder is not ours.
    private static List<Path> absolute(List<Path> paths) {
        return paths.stream().map(Path::toAbsolutePath).toList();
    }

    /// A topic of the submission.
    ///
    /// @param checks those to run, in the course's order
    /// @param findings that the course knows
    public record Topic(String name, List<SourceFile> sources, List<Check> checks, FindingRegistry findings) {

        public Topic {
            sources = List.copyOf(sources);
            checks = List.copyOf(checks);
        }
    }

    /// A check to run.
    ///
    /// @param checkClass the binary name of the class that declares it
    /// @param method the method's name
    /// @param finding the code that a failing assertion of the check amounts to
    public record Check(CheckInfo info, String checkClass, String method, String finding) {}

    /// How the checks are run.
    ///
    /// @param heldBack whether a check waits for the one that it builds on
    /// @param seed of the randomised schedules
    /// @param replay the token whose schedule alone is to be run, or null
    /// @param secondOpinion whether Lincheck looks for histories that our own scheduler did not get to
    /// @param launching whether processes that were explored run as JVMs, too
    /// @param known what certain checks come to, by their ids: these are not run
    public record Options(HeldBack heldBack, long seed, @Nullable String replay, SecondOpinion secondOpinion,
            Launching launching, Map<String, Verdict.Passed> known) {

        public Options {
            known = Map.copyOf(known);
        }

        /// Nothing is known before, and processes are JVMs.
        public Options(HeldBack heldBack, long seed, @Nullable String replay, SecondOpinion secondOpinion) {
            this(heldBack, seed, replay, secondOpinion, Launching.YES, Map.of());
        }

        /// These, where processes that can be explored are explored alone.
        public Options withoutLaunching() {
            return new Options(heldBack, seed, replay, secondOpinion, Launching.NO, known);
        }

        /// These, where it is known what certain checks come to.
        public Options knowing(Map<String, Verdict.Passed> passed) {
            return new Options(heldBack, seed, replay, secondOpinion, launching, passed);
        }

        /// The seed of a grading that names none.
        public static final long SEED = 1;

        /// How a submission is graded where nobody asks for more: by our own scheduler alone.
        public static final Options DEFAULT = new Options(HeldBack.YES, SEED, null, SecondOpinion.NO);
    }

    /// Whether Lincheck is asked about histories beside our own scheduler.
    public enum SecondOpinion {
        /// It is, where the scheduler has found no fault; what it suspects has to be confirmed.
        YES,
        /// It is not.
        NO
    }

    /// Whether the processes of a check that has explored them run as JVMs next.
    public enum Launching {
        /// They do.
        YES,
        /// They do not. A check that does not explore launches them all the same.
        NO
    }

    /// What becomes of a check when the one that it builds on did not pass.
    public enum HeldBack {
        /// It is not run.
        YES,
        /// It is run, and earns nothing.
        NO
    }

    /// The same for some topics alone.
    public Plan with(List<Topic> some) {
        return new Plan(submission, some, contracts, checks, options);
    }

    /// The roles that this plan needs a worker for.
    public List<Role> roles() {
        return topics.stream().flatMap(topic -> topic.checks().stream()).flatMap(check -> roles(check.info().kind()))
                .distinct().sorted().toList();
    }

    private Stream<Role> roles(Kind kind) {
        return options.secondOpinion == SecondOpinion.YES && Role.mayDoubt(kind)
                ? Stream.of(Role.of(kind), Role.LINCHECK)
                : Stream.of(Role.of(kind));
    }
}
