/// The inside of a worker: the one place where a submission's classes are loaded and run.
@NullMarked
package dev.lockstep.worker;

import org.jspecify.annotations.NullMarked;
