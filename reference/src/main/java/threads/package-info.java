/// The model solution of the threads assignment.
package threads;
