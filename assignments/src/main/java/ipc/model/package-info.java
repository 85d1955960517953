/// What a manager keeps, as one thread sees it.
package ipc.model;
