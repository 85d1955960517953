/// Lets Surefire and an IDE run checks: each is handed to a worker, and what becomes of it is told as JUnit tells it.
@NullMarked
package dev.lockstep.bridge;

import org.jspecify.annotations.NullMarked;
