/// A course: what its topics ask, and the proof that its checks are good.
@NullMarked
package dev.lockstep.course;

import org.jspecify.annotations.NullMarked;
