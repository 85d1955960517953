package dev.lockstep.engine;

import java.util.List;

import dev.lockstep.engine.runtime.Rt;

/// Groups of threads that stand for processes: one can be killed in the midst of a schedule, all of its threads where they are.
/// Nothing of them is unwound: no `finally` runs, no lock is given back, nothing is flushed. Outside an exploration nothing here
/// does anything.
public final class Groups {

    private Groups() {}

    /// The calling thread belongs to a group from now on, and so do the threads that it starts, and those that these start.
    ///
    /// @param group its number, positive
    public static void enter(int group) {
        Rt.enterGroup(group);
    }

    /// The threads of the calling thread's group that live, without the calling one.
    public static List<Thread> others() {
        return Rt.othersOfGroup();
    }

    /// Whether the calling thread can be ended where it is: in code that the JDK has called while it holds a lock of its own, it
    /// cannot. A switch point, and an operation as those are that [SwitchPoint] declares: what other threads of the group do
    /// that others can tell comes before or after it, if that is declared, too.
    public static boolean mayDie() {
        return Rt.mayDie();
    }

    /// Ends all other threads of the calling thread's group, where they are.
    ///
    /// @param shared monitors that threads outside of the group use, too: none of those threads keeps them
    public static void kill(List<?> shared) {
        Rt.killGroup(shared);
    }

    /// Ends the calling thread where it is. Does not return, but outside an exploration.
    public static void die() {
        Rt.die();
    }
}
