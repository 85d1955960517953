/// What the queues assignment is graded by.
package queues.checks;
