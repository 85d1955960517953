package dev.lockstep.engine.agent;

import java.lang.instrument.Instrumentation;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.Jdk;

/// Readies a JVM for the scheduler, before `main`: `-javaagent:<jar with this class as Premain-Class>`. Language and time
/// zone become the same in every such JVM.
public final class Agent {

    private Agent() {}

    /// Called by the JVM.
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        Locale.setDefault(Locale.ENGLISH);
        System.setProperty("user.timezone", "UTC");
        Jdk.open(instrumentation);
    }
}
