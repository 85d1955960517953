/// Grades written for somebody: console, JSON and timings. Pure functions of values from `verdict`.
@NullMarked
package dev.lockstep.report;

import org.jspecify.annotations.NullMarked;
