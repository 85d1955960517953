/// What the ipc assignment is graded by.
package ipc.checks;
