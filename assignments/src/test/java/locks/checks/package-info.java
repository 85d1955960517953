/// What the locks assignment is graded by.
package locks.checks;
