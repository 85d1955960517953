/// What the semaphore assignment asks for.
package semaphore.contract;
