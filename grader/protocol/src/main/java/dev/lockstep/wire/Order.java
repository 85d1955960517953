package dev.lockstep.wire;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.lockstep.source.SourceFile;
import dev.lockstep.verdict.CheckInfo;
import dev.lockstep.verdict.FindingRegistry;

/// What the controller tells a child JVM.
public sealed interface Order extends Message {

    /// The first message: hands over the secret that every frame carries, in either direction.
    record Hello(Secret secret) implements Order {}

    /// Names what the next checks are about; replaces what was prepared before, also of the same topic.
    ///
    /// @param classes the folder with the submission's compiled classes of the topic
    /// @param contracts the class path of the contracts: folders and jars
    /// @param checks the class path of the checks
    /// @param findings that the course knows
    record Prepare(String topic, Path classes, List<Path> contracts, List<Path> checks, FindingRegistry findings)
            implements Order {

        public Prepare {
            contracts = List.copyOf(contracts);
            checks = List.copyOf(checks);
        }
    }

    /// Asks for the verdict of a check of the prepared topic; answered by [Reply.Ended].
    ///
    /// @param checkClass the binary name of the class that declares the check
    /// @param method the check's method, which may have parameters; its name is unique in the topic
    /// @param finding the code that a failing assertion of the check amounts to
    /// @param replay the token whose schedule alone is to be run, or null
    /// @param launching whether processes that have been explored run as JVMs next
    record RunCheck(String topic, String checkClass, String method, CheckInfo check, String finding, long seed,
            @Nullable String replay, boolean launching) implements Order {}

    /// Asks for a scenario of a `@Linearizable` check of the prepared topic in which Lincheck finds fault; answered by
    /// [Reply.Suspected].
    record Suspect(RunCheck check) implements Order {}

    /// Asks for the verdict of a `@Linearizable` check on one scenario; answered by [Reply.Ended].
    ///
    /// @param scenario the calls of each thread, by their indices
    record Confirm(RunCheck check, List<List<Integer>> scenario) implements Order {

        public Confirm {
            scenario = scenario.stream().map(List::copyOf).toList();
        }
    }

    /// Asks for all outcomes that the prepared program shows under a `@MatchesReference` check; answered by
    /// [Reply.Outcomes].
    record CollectOutcomes(String topic, String checkClass, String method, CheckInfo check, long seed)
            implements Order {}

    /// Asks the compiler process to compile a topic into a folder and to hold it against the policy; answered by
    /// [Reply.Compiled] or [Reply.Rejected].
    record Compile(Prepare target, List<SourceFile> sources) implements Order {

        public Compile {
            sources = List.copyOf(sources);
        }
    }

    /// Asks the compiler process for the verdict of a check of the structure of what was compiled before, perhaps by
    /// another process; answered by [Reply.Ended].
    record Inspect(Compile subject, RunCheck check) implements Order {}

    /// Asks for one process of a check of the prepared topic. It says each time that it is [Reply.AtRest], and is told each
    /// time what happens next; answered by [Reply.ProcessEnded], at the latest after [Over].
    ///
    /// @param peers whom it is linked with, by their names, in the order of its links
    record RunProcess(RunCheck check, Network.Node process, List<String> peers) implements Order {

        public RunProcess {
            peers = List.copyOf(peers);
        }
    }

    /// What a child is told in the midst of an order, as the answer to a [Reply.Question].
    sealed interface Answer extends Order {}

    /// Says what became of the processes that a check asked for with [Reply.Launch].
    record Ran(Network.Run run) implements Answer {}

    /// Something arrives at a process.
    record Deliver(Parcel parcel) implements Answer {}

    /// Time passes for a process.
    ///
    /// @param nanos until when, as its clock counts
    record Advance(long nanos) implements Answer {}

    /// Nothing more will happen to a process: whoever waits there waits for ever.
    record Over() implements Answer {}

    /// Asks the process to end.
    record Quit() implements Order {}
}
