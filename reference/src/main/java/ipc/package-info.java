/// The model solution of the ipc assignment.
package ipc;
