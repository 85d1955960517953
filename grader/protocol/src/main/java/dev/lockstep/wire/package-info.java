/// What the controller and its child JVMs say to each other: sealed messages in frames that carry a secret.
///
/// Depends on the verdicts alone, so that every process can carry it.
@NullMarked
package dev.lockstep.wire;

import org.jspecify.annotations.NullMarked;
