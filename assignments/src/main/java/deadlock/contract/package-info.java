/// What the deadlock assignment asks for.
package deadlock.contract;
