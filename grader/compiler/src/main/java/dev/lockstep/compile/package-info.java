/// Compiles a submission, topic by topic, in a process of its own: a topic that does not compile costs itself alone.
@NullMarked
package dev.lockstep.compile;

import org.jspecify.annotations.NullMarked;
