/// The scheduler at work: threads as continuations, monitors, virtual time, and what watches them. Everything here is
/// used by one carrier thread at a time and needs no synchronisation of its own.
///
/// - **What rewritten code calls**: `Rt`, and beside it `RtArrays`, `RtHandles`, `RtLocks`, `RtSources`, `RtStatics`, `RtValues`.
/// - **Who goes on**: `Execution` runs a schedule of `Fiber`s, `Turns` asks the strategy, `Options` tells it what there is to
///   choose from; `Fairness`, `Loops`, `Watch` and `Stillness` keep threads that only wait from having turns; `Waits`, `Gate` and
///   `Time` say what ends a wait, `Lives` and `ScheduledThreads` how threads begin and end.
/// - **What a step does**: `Memory` for fields, elements and collections (`Variable`, `Elements`, `Ranges`), `Monitors` for
///   `synchronized` and wait sets, `Calls` for objects of the JDK, `Others` for what a call does beside its own object,
///   `Initializers` for classes; `VectorClock` for happens-before. `Shadow` is what is known of one object, and `Shadows` finds
///   it. `Effects` tells it all to a strategy that observes.
/// - **What comes of a schedule**: `Judge`, with `Stuck` for threads that are left and `Circle` for those that go round; `Gaps` for
///   what was not tried or seen.
/// - **What a trace tells**: `Recorder`, with `Steps`, `Naming` and `Holdings`.
/// - **What would differ from run to run**: `Chance`, `NeutralLambdas`.
@NullMarked
package dev.lockstep.engine.runtime;

import org.jspecify.annotations.NullMarked;
