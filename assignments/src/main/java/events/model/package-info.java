/// Events and latches as one thread sees them.
package events.model;
