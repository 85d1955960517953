/// How fast the scheduler is, beside a floor and beside Lincheck.
@NullMarked
package dev.lockstep.benchmarks;

import org.jspecify.annotations.NullMarked;
