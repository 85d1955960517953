/// Which schedule comes next.
@NullMarked
package dev.lockstep.engine.strategy;

import org.jspecify.annotations.NullMarked;
