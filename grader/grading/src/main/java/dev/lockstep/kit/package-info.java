/// What a student is given: a Maven project with starter, contracts, handouts, the checks that he may see, and the grader.
@NullMarked
package dev.lockstep.kit;

import org.jspecify.annotations.NullMarked;
