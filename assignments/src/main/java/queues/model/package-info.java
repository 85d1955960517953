/// The queues as one thread sees them.
package queues.model;
