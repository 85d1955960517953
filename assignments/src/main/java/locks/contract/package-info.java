/// What the classes of the topic `locks` promise: mutual exclusion in four small steps.
///
/// Rules for all of them. Of `java.util.concurrent` only the package `atomic` may be used, and `TimeUnit`,
/// `ThreadLocalRandom`, `ConcurrentLinkedQueue`, `ConcurrentLinkedDeque`. Whatever else of the JDK a lock is made of only
/// keeps data, and has no monitor inside; the handout lists it. Of atomics and `VarHandle`s only the ordinary operations
/// (`get`, `set`, `getAndSet`, `compareAndSet` ...), no weak, plain, opaque, lazy, acquire or release ones.
/// A field that two threads use is final, volatile, atomic, or guarded by a lock.
package locks.contract;
