/// The model solution of the events assignment.
package events;
