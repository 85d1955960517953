/// Linearizability (Herlihy and Wing, TOPLAS 1990) on the deterministic scheduler: every concurrent history of a few calls
/// is held against a sequential model of the object.
///
/// [Alphabet] reads the calls that an operations class offers, [Scenario] says who makes which of them, [ScenarioProgram]
/// runs that on the scheduler and keeps the [History] of the schedule, [Model] says whether some order of the calls
/// explains it, and [Linearizability] goes through all scenarios of a size, the smallest first.
@NullMarked
package dev.lockstep.histories;

import org.jspecify.annotations.NullMarked;
