/// Takes a submission in: a folder, zip or jar becomes the sources of its topics, and what is unsafe is refused.
@NullMarked
package dev.lockstep.submission;

import org.jspecify.annotations.NullMarked;
