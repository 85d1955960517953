/// Rewrites classes as they are loaded, so that the scheduler is asked before every step that other threads can see.
@NullMarked
package dev.lockstep.engine.instrument;

import org.jspecify.annotations.NullMarked;
