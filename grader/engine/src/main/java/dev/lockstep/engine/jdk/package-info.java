/// Everything that leans on the inside of one JDK release: continuations, the current thread, and the few methods of
/// `java.lang` and `java.util.concurrent` that ask the scheduler instead of the operating system.
@NullMarked
package dev.lockstep.engine.jdk;

import org.jspecify.annotations.NullMarked;
