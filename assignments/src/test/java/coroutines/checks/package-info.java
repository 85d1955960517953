/// What the coroutines assignment is graded by.
package coroutines.checks;
