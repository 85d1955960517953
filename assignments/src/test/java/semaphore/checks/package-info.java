/// What the semaphore assignment is graded by.
package semaphore.checks;
