/// What the pools assignment is graded by.
package pools.checks;
