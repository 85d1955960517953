package dev.lockstep.controller;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.lockstep.verdict.Fact;

/// How a worker ended.
///
/// @param exitCode as the operating system gave it
/// @param babble why what it said was no message; empty where it said nothing wrong and just ended
/// @param said the last of what it printed to its standard error
record Death(int exitCode, String babble, String said) {

    /// With `-XX:+ExitOnOutOfMemoryError` the JVM says this and exits with code 3.
    private static final String OUT_OF_MEMORY = "Terminating due to java.lang.OutOfMemoryError";

    /// A process that a signal ended exits with this and the signal's number.
    private static final int SIGNALLED = 128;

    private static final Map<Integer, String> SIGNALS = Map.of(4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE",
            9, "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM");

    static Death babbling(String babble) {
        return new Death(0, babble, "");
    }

    boolean outOfMemory() {
        return said.contains(OUT_OF_MEMORY);
    }

    /// What was exhausted, in the JVM's words, such as `: Java heap space`.
    private String exhausted() {
        var start = said.indexOf(OUT_OF_MEMORY) + OUT_OF_MEMORY.length();
        return said.substring(start).lines().findFirst().orElse("");
    }

    /// What a finding states about it.
    List<Fact> facts() {
        if (!babble.isEmpty()) {
            return List.of(new Fact("observed", "it wrote to the grader's channel: " + babble));
        }
        var facts = new ArrayList<Fact>();
        if (outOfMemory()) {
            facts.add(new Fact("observed", "it ran out of memory" + exhausted()));
        }
        var signal = SIGNALS.get(exitCode - SIGNALLED);
        facts.add(signal == null ? new Fact("exit code", Integer.toString(exitCode)) : new Fact("signal", signal));
        return facts;
    }
}
