package dev.lockstep.controller;

import java.io.IOException;

/// Starts child JVMs. A seam: tests start mains of their own.
@FunctionalInterface
interface Jvms {

    /// Starts a JVM whose standard input and output are pipes to us.
    Process start(Role role) throws IOException;

    /// Is told when all of them have ended.
    default void close() {}
}
