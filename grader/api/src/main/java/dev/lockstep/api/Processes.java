package dev.lockstep.api;

import java.util.List;

/// The processes of a check that is marked with [AcrossProcesses]: each is a JVM of its own, and shares nothing with the
/// others but the bytes on their links.
///
/// A check first says which processes there are and what links them, then has them run ([#join]), then looks at what they
/// told. A process runs a *role*: a method of the check's class that is marked with [Role]. In it, threads run one at a
/// time, without preemptions, in virtual time, which passes for all processes together when none can go on. Nothing is
/// lost or late on a link. So every run is like any other, byte for byte.
///
/// A process that throws, or waits for what will never come, fails the check.
public interface Processes {

    /// A process of the check.
    interface Spawned {

        /// What it has told so far, in order; nothing before [#join].
        List<String> told();

        /// Whether it was killed, and had not ended before.
        boolean wasKilled();
    }

    /// There is a process that is called after the role that it runs.
    default Spawned start(String role) {
        return start(role, role);
    }

    /// There is a process of this name that runs a role.
    Spawned start(String name, String role);

    /// Two processes are linked.
    void connect(Spawned one, Spawned other);

    /// Kills a process, without warning, as it waits after so many messages of it have arrived. What it writes to one link
    /// between two waits is a message. Not for a check that explores.
    void killAfter(Spawned process, int messages);

    /// Kills a process at any moment: across JVMs, the check is run again for each, as the process waits before its first message
    /// and after each, and in the midst of each, of which then only a part arrives: one byte, half, or all but one, and half alone
    /// in a check that explores; for the first hundred of these moments, if there are more. The first time it lives. A check that
    /// explores tries the moments at which the process reads or writes, with any part of what it writes, as far as its bounds go.
    void killAnywhere(Spawned process);

    /// Runs the processes until each has ended, by itself or killed.
    void join();
}
