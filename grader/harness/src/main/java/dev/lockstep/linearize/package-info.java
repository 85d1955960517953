/// Linearizability by Lincheck, in a JVM of its own, translated into our own verdicts.
@NullMarked
package dev.lockstep.linearize;

import org.jspecify.annotations.NullMarked;
