/// What the threads assignment is graded by.
package threads.checks;
