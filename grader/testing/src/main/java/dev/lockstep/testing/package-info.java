/// What tests of several packages share.
@NullMarked
package dev.lockstep.testing;

import org.jspecify.annotations.NullMarked;
