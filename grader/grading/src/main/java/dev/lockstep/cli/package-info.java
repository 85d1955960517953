/// The command line: the one place that prints and exits.
@NullMarked
package dev.lockstep.cli;

import org.jspecify.annotations.NullMarked;
