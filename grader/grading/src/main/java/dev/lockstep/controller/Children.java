package dev.lockstep.controller;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The living children of this JVM, which do not survive it: a shutdown hook kills whoever is left.
///
/// Thread safety: a concurrent set; killing twice is harmless.
final class Children {

    private static final Set<Process> LIVING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Children::killAll, "kill workers"));
    }

    private Children() {}

    static void add(Process child) {
        LIVING.add(child);
    }

    static void remove(Process child) {
        LIVING.remove(child);
    }

    /// Kills a child with its whole process tree.
    static void kill(Process child) {
        child.descendants().forEach(ProcessHandle::destroyForcibly);
        child.destroyForcibly();
        LIVING.remove(child);
    }

    private static void killAll() {
        LIVING.forEach(Children::kill);
    }
}
