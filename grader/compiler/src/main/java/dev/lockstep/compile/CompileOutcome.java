package dev.lockstep.compile;

import java.nio.file.Path;
import java.util.List;

import dev.lockstep.verdict.Finding;

/// What became of compiling a topic.
public sealed interface CompileOutcome {

    /// The topic compiles.
    ///
    /// @param classes the folder of its class files
    record Compiled(Path classes) implements CompileOutcome {}

    /// The topic does not compile.
    ///
    /// @param findings one an error, with the code `does-not-compile`
    record Rejected(List<Finding> findings) implements CompileOutcome {

        public Rejected {
            findings = List.copyOf(findings);
        }
    }
}
