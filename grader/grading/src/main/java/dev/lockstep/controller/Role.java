package dev.lockstep.controller;

import dev.lockstep.verdict.Kind;

/// What a child JVM is for.
public enum Role {
    /// Compiles, holds the classes against the policy, and runs the checks of their structure.
    COMPILER("compiler"),
    /// Runs checks on the deterministic scheduler.
    EXPLORER("exploring worker"),
    /// Asks Lincheck for a second opinion; its agent shares a JVM with no other.
    LINCHECK("Lincheck worker"),
    /// Runs a process of a check.
    PROCESS("process of a check");

    private final String title;

    Role(String title) {
        this.title = title;
    }

    /// How a sentence names it.
    public String title() {
        return title;
    }

    /// Which role runs checks of a kind.
    public static Role of(Kind kind) {
        return switch (kind) {
            case Kind.Structure _ -> COMPILER;
            case Kind.Functional _,Kind.Explore _,Kind.MatchesReference _,Kind.Reaches _,Kind.Linearizable _,Kind.Processes _ ->
                EXPLORER;
        };
    }

    /// Whether Lincheck has an opinion on checks of a kind.
    public static boolean mayDoubt(Kind kind) {
        return kind instanceof Kind.Linearizable(_, _, var doubted) && doubted;
    }
}
