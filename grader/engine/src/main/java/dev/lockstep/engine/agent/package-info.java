/// The Java agent that readies a JVM for the scheduler.
@NullMarked
package dev.lockstep.engine.agent;

import org.jspecify.annotations.NullMarked;
