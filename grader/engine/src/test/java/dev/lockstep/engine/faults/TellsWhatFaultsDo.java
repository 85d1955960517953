package dev.lockstep.engine.faults;

import java.util.List;

import dev.lockstep.engine.Explorer;
import dev.lockstep.engine.Programs;

/// To be started in a JVM of its own, with [FaultyEngine] as an agent: has an engine with one fault after the other judge
/// the program that suffers from it, and prints what it says, after what the right engine says.
final class TellsWhatFaultsDo {

    /// A wrong program shows its bug sooner, and of a correct one more schedules tell no more.
    private static final int SCHEDULES = 150;

    private TellsWhatFaultsDo() {}

    public static void main(String[] arguments) {
        for (var fault : Fault.values()) {
            System.out.println(fault + " " + said(fault, List.of()) + " " + said(fault, fault.changes));
        }
    }

    private static String said(Fault fault, List<Change> changes) {
        try {
            return FaultyEngine.with(changes, () -> told(fault));
        } catch (IllegalStateException e) { // nothing to change, or a scheduler that fails
            return "(" + e.getMessage() + ")";
        }
    }

    /// The program is loaded anew: the fault may be one of the instrumenter's.
    private static String told(Fault fault) {
        var program = Programs.named(fault.program);
        return fault.told(Explorer.explore(Programs.bounds(program).withSchedules(SCHEDULES), Programs.fresh(program)));
    }
}
