/// The model solution of the queues assignment.
package queues;
