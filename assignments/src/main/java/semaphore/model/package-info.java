/// The semaphore as one thread sees it.
package semaphore.model;
