/// Verdicts, findings and grades: pure values, the same in the worker and the controller.
@NullMarked
package dev.lockstep.verdict;

import org.jspecify.annotations.NullMarked;
