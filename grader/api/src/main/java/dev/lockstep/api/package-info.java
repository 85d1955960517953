/// What a check is written with: plain JUnit 5 plus the annotations and helpers of this package.
@NullMarked
package dev.lockstep.api;

import org.jspecify.annotations.NullMarked;
