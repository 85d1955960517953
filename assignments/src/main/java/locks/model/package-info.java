/// Locks as programs for one thread: what a history of concurrent calls is measured against. They protect nothing.
package locks.model;
