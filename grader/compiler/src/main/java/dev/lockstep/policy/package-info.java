/// What a submission may use, and what shape it must have: read off its compiled classes, which are never loaded.
@NullMarked
package dev.lockstep.policy;

import org.jspecify.annotations.NullMarked;
