/// Grades in the formats of platforms: each exporter is a pure function of a [Result].
@NullMarked
package dev.lockstep.platform;

import org.jspecify.annotations.NullMarked;
