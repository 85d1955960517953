/// Starts the child JVMs in which a submission is compiled and run, and makes a grade of what they say.
///
/// The controller never loads a class of a submission. A child that dies, hangs or babbles costs the check that it
/// runs.
@NullMarked
package dev.lockstep.controller;

import org.jspecify.annotations.NullMarked;
