/// Lincheck as a second opinion on histories, in a JVM of its own.
@NullMarked
package dev.lockstep.linearize;

import org.jspecify.annotations.NullMarked;
