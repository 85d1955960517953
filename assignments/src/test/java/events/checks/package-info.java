/// What the events assignment is graded by.
package events.checks;
