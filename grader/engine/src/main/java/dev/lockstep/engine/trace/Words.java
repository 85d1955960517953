package dev.lockstep.engine.trace;

import java.util.stream.Collectors;

import dev.lockstep.engine.trace.Failure.Holder;
import dev.lockstep.engine.trace.Failure.Wait;

/// What happened in a schedule, in words. Nothing reads them but people.
public final class Words {

    private Words() {}

    /// A step, such as `locked.getAndSet(): true`.
    public static String of(Event event) {
        return does(event) + (event.spins() ? " (and spins)" : "");
    }

    private static String does(Event event) {
        var result = of(event.result());
        var is = result.isEmpty() ? "" : ": " + result;
        var on = event.object().isEmpty() ? "" : event.object() + ".";
        var member = event.site().member();
        return switch (event.site().operation()) {
            case READ, VOLATILE_READ -> event.variable() + is;
            case WRITE, VOLATILE_WRITE -> event.variable() + (event.result() instanceof Result.Value
                    ? " = " + result
                    : result.isEmpty() ? ": written" : is);
            case MONITOR_ENTER -> "enter monitor" + of(event.object()) + is;
            case MONITOR_EXIT -> "leave monitor" + of(event.object()) + is;
            case WAIT -> on + "wait" + with(event) + is;
            case NOTIFY -> on + "notify()" + is;
            case NOTIFY_ALL -> on + "notifyAll()" + is;
            case CALL, THREAD -> on + member + with(event) + is;
            case METHOD -> member + with(event) + is;
            case HELPER -> member;
            case LOOP -> "loop" + is;
            case INITIALIZE -> "initialise " + event.object() + is;
            case INITIALIZED -> event.object() + " is initialised";
            case THROW -> result;
            case PRINT -> "prints " + result + (member.isEmpty() ? "" : " to " + member);
            case TASK -> "task ends" + (result.isEmpty() ? "" : " with " + result);
        };
    }

    private static String with(Event event) {
        return "(" + String.join(", ", event.called().arguments()) + ")";
    }

    private static String of(String object) {
        return object.isEmpty() ? "" : " of " + object;
    }

    private static String of(Result result) {
        return switch (result) {
            case Result.Plain plain -> switch (plain) {
                case NOTHING -> "";
                case WOKEN -> "woken";
                case TIMED_OUT -> "timed out";
                case INTERRUPTED -> "interrupted";
                case NOBODY_WAITS -> "nobody waits";
            };
            case Result.Value(var text) -> text;
            case Result.Wakes(var threads) -> "wakes " + String.join(", ", threads);
            case Result.Threw threw -> "throws " + simpleName(threw.type());
            case Result.Kept(var threw, var future) -> simpleName(threw.type()) + ", kept in the " + future;
        };
    }

    private static String simpleName(String type) {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }

    /// What a thread does that waits, such as `waits for the monitor of queue`.
    public static String of(Awaited awaited) {
        return switch (awaited) {
            case Awaited.Plain plain -> switch (plain) {
                case UNPARK -> "waits for an unpark";
                case TASK -> "waits for a task";
                case NOTHING -> "spins";
                case REST -> "waits until all others rest";
            };
            case Awaited.Monitor(var object) -> "waits for the monitor of " + object;
            case Awaited.Notify(var object) -> "waits for a notify on " + object;
            case Awaited.Signal(var condition) -> "waits for a signal on " + condition;
            case Awaited.Lock(var lock, var mode) -> switch (mode) {
                case ALONE -> "waits for " + lock;
                case READ -> "waits for the read lock of " + lock;
                case WRITE -> "waits for the write lock of " + lock;
            };
            case Awaited.Permits(var semaphore) -> "waits for permits of " + semaphore;
            case Awaited.Other(var object) -> "waits for " + object;
            case Awaited.Completion(var future) -> "waits for the result of " + future;
            case Awaited.End(var thread) -> "waits for the end of " + thread;
            case Awaited.Initialisation(var type) -> "waits for the initialisation of " + type;
        };
    }

    /// Who holds what a thread waits for, such as `, held by main (read) since A.java:8`; empty if nobody does.
    ///
    /// @param since whether to say since which line
    public static String heldBy(Wait wait, boolean since) {
        return wait.holders().isEmpty()
                ? ""
                : ", held by " + wait.holders().stream().map(holder -> of(holder, since))
                        .collect(Collectors.joining(" and by "));
    }

    private static String of(Holder holder, boolean since) {
        return holder.thread() + (holder.reads() ? " (read)" : "")
                + (since && holder.since() != null ? " since " + holder.since() : "");
    }
}
