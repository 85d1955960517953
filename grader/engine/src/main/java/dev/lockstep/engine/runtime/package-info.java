/// The scheduler at work: threads as continuations, monitors, virtual time, and what watches them. Everything here is
/// used by one carrier thread at a time and needs no synchronisation of its own.
@NullMarked
package dev.lockstep.engine.runtime;

import org.jspecify.annotations.NullMarked;
