/// A deterministic scheduler for Java threads: it runs a program again and again, each time in another interleaving, and
/// shows the one that breaks it, or says that there is none within the stated bound.
///
/// ```java
/// Exploration.of(() -> {
///     var queue = new BoundedQueue(1);
///     var producer = new Thread(() -> queue.put("a"));
///     producer.start();
///     assertEquals("a", queue.take());
///     producer.join();
/// }).verify();
/// ```
///
/// The JVM has to run with the engine's jar as its agent (`-javaagent:lockstep-engine.jar`), on a JDK 25; whoever forgets
/// is told. [dev.lockstep.engine.Exploration] is the entry, [dev.lockstep.engine.Program] what it explores,
/// [dev.lockstep.engine.Explored] what it returns, and [dev.lockstep.engine.Main] the same from the command line. The
/// packages below this one are internal, but for `trace`, the values that a result is made of;
/// [dev.lockstep.engine.Explorer] and [dev.lockstep.engine.Bounds] are what the grader builds on.
///
/// **What runs.** The class of the program and all classes in folders of the class path are loaded once more, rewritten
/// so that the scheduler is asked before every step that other threads can see. Static state is fresh in every schedule.
/// Classes of the JDK run as they are; a call of one is a single step, except where it blocks. Jars are refused unless the
/// exploration says whether to instrument or to trust them.
///
/// **Threads.** Every thread that the program starts is the scheduler's, however it is made: `Thread` and its subclasses,
/// virtual threads, executors, `ForkJoinPool`, `CompletableFuture`, parallel streams, `Timer`. They take turns on one
/// carrier. The program itself runs on a thread named `main`.
///
/// **The model.** Executions are sequentially consistent. A data race is a failure; and a program without data races that
/// uses no weak access (`lazySet`, plain, opaque, acquire and release modes) has no other executions (JLS 17.4.5). So a
/// program that passes in all schedules is correct under the Java memory model. Whom `notify` wakes and who gets a lock
/// that is free are choices of the schedule.
///
/// **The order of exploration.** First two in which all take turns, as on a fair machine, and those that differ from the
/// default one in a single decision: most bugs show there, and are easiest to understand. Then all, by partial-order
/// reduction: of schedules that differ only in the order of independent steps, one is run. If the budget does not suffice
/// for all, those with at most as many preemptions as allowed; and if not for these either, random ones for the rest: a
/// random walk, PCT and POS, from a fixed seed. The same program comes to the same schedules in the same order in every JVM.
///
/// **Results.** Exploration ends with the first schedule that fails: by a deadlock, a lost wake-up, threads left running, a
/// data race, a livelock, an exception that nobody catches, or the end of the JVM with a status other than 0. That
/// schedule is reduced to few preemptions, run twice more, and shown step by step. A schedule that takes more steps than
/// it may, or meets what is not supported, is left half-way: neither failed nor passed. [dev.lockstep.engine.Coverage]
/// says what was tried: all there are, those up to a bound, or what the budget allowed, and what was left out of them. If
/// every schedule is left half-way, or one comes out otherwise when it is run again, because something decides that the
/// scheduler does not own, nothing is proved: [dev.lockstep.engine.Explored.CutOff], [dev.lockstep.engine.Explored.Diverged].
///
/// **Replay.** A schedule is the list of its decisions. [dev.lockstep.engine.Explored.Failing#schedule] is its text, which
/// [dev.lockstep.engine.Exploration#replay] runs again, say under a debugger. It means something to this very program and
/// JDK only; if the program does not offer such decisions, the result says so.
///
/// **Time** is virtual, and everything else that differs from run to run (dates, random seeds, hash codes, numbers of
/// threads) is the same in each. Timeouts end exactly on time and at once; with
/// [dev.lockstep.engine.Exploration#anyDelay] a timer may fire at any moment. [dev.lockstep.engine.VirtualTime] tells it.
///
/// **Provocations.** [dev.lockstep.engine.Provoke], called by the program, interrupts a thread at any point or lets a
/// collaborator fail; [dev.lockstep.engine.Exploration#spuriousWakeups] grants spurious wake-ups. A helper in code that is
/// not instrumented declares its operations with [dev.lockstep.engine.SwitchPoint], and where those of a concurrent history
/// begin and end with [dev.lockstep.engine.HistoryPoint].
///
/// **Limits.** The number of schedules grows exponentially with threads and steps: two or three threads of a few operations
/// each are what to ask about. Files, sockets, processes and native code are not the scheduler's. The module's README lists
/// what is not modelled.
@NullMarked
package dev.lockstep.engine;

import org.jspecify.annotations.NullMarked;
