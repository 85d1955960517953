package dev.lockstep.engine.agent;

import java.lang.instrument.Instrumentation;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.Jdk;

/// Readies a JVM for the scheduler, before `main`: `-javaagent:<jar with this class as Premain-Class>`.
public final class Agent {

    private Agent() {}

    /// Called by the JVM.
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        Jdk.open(instrumentation);
    }
}
