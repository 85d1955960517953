/// What happened in a schedule, as values: sites, events, failures.
@NullMarked
package dev.lockstep.engine.trace;

import org.jspecify.annotations.NullMarked;
