/// The proof by test that reduction loses nothing: generated programs, explored fully and with reduction.
@NullMarked
package dev.lockstep.engine.soundness;

import org.jspecify.annotations.NullMarked;
