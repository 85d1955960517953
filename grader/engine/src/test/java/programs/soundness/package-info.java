/// What generated programs consist of; loaded instrumented.
@NullMarked
package programs.soundness;

import org.jspecify.annotations.NullMarked;
