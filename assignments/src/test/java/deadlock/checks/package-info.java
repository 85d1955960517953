/// What the deadlock assignment is graded by.
package deadlock.checks;
