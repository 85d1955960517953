package dev.lockstep.engine.runtime;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.trace.Sites;

/// What a thread carries that others can read and set: its name, its priority, whether it is a daemon. The JDK keeps each
/// in a volatile field.
final class ThreadProperties {

    private final Execution execution;
    private final Memory memory;

    /// What a method does to a property.
    ///
    /// @param field the number of the property
    record Use(int field, boolean writes) {

        /// The use that a method of `Thread` makes of a property, or null if it makes none.
        static @Nullable Use of(String method) {
            return switch (method) {
                case "getName" -> new Use(number("name"), false);
                case "setName" -> new Use(number("name"), true);
                case "getPriority" -> new Use(number("priority"), false);
                case "setPriority" -> new Use(number("priority"), true);
                case "isDaemon" -> new Use(number("daemon"), false);
                case "setDaemon" -> new Use(number("daemon"), true);
                default -> null;
            };
        }

        private static int number(String property) {
            return Sites.field("java/lang/Thread", property);
        }
    }

    ThreadProperties(Execution execution, Memory memory) {
        this.execution = execution;
        this.memory = memory;
    }

    /// Before a call on a thread. What a thread reads of its own is no switch point until somebody else has set it: most
    /// threads only want to say who they are.
    void before(Thread thread, Use use, int site) {
        var fiber = execution.current();
        var shadow = execution.shadows.of(thread);
        var variable = shadow.variable(use.field, execution);
        if (use.writes) {
            memory.volatileWrite(memory.point(shadow, site), shadow, variable, site, true);
            variable.writer = fiber.index;
            return;
        }
        if (thread != fiber.thread || (variable.writer >= 0 && variable.writer != fiber.index)) {
            memory.point(shadow, site);
        }
        memory.volatileRead(fiber, shadow, variable, site);
    }
}
