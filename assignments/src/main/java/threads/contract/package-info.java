/// What the threads assignment asks for.
package threads.contract;
