package dev.lockstep.engine.soundness;

import java.util.concurrent.BrokenBarrierException;

/// What the threads of a generated program share, with one method for every operation on it. The implementation is
/// loaded instrumented; everything around it is not, so that these operations are all that the scheduler sees.
///
/// Objects of a kind are told apart by a number, 0 or 1. What a method returns is what the calling thread observes.
public interface World {

    /// No permit, no item: a result that says so.
    int NONE = -1;

    // Plain variables

    int read(int on);

    void write(int on, int value);

    int increment(int on);

    // Volatile variables

    int volatileRead(int on);

    void volatileWrite(int on, int value);

    void spin(int on);

    /// Reads twice, in a loop that counts.
    int readTwice(int on);

    /// Reads by a `VarHandle` and changes what has not been changed in between.
    boolean handleCompareAndSet(int on, int expected, int value);

    int updaterIncrement(int on);

    int handleGet(int on);

    void handleSet(int on, int value);

    void updaterSet(int on, int value);

    /// Adds to a plain variable by a `VarHandle`.
    int plainHandleAdd(int on, int value);

    /// Spins until a variable is not zero, but no more than twice.
    int spinTwice(int on);

    // A class whose initialiser needs a subclass that has none

    int subclass(int on);

    // Static variables of two classes whose initialisers need each other

    int staticRead(int on);

    void staticWrite(int on, int value);

    // A list that nothing guards

    int iterate();

    void add(int value);

    // Monitors

    void synchronised(int on, Runnable body);

    void await(int on) throws InterruptedException;

    void awaitWhileZero(int on) throws InterruptedException;

    void await(int on, int millis) throws InterruptedException;

    void signal(int on);

    void signalAll(int on);

    // Locks

    void lock(int on);

    void unlock(int on);

    boolean tryLock(int on);

    boolean tryLock(int on, int millis) throws InterruptedException;

    void lockInterruptibly(int on) throws InterruptedException;

    void readLock();

    void readUnlock();

    void writeLock();

    void writeUnlock();

    boolean tryWriteLock();

    void stampedRead();

    boolean stampedReadUnlock();

    void stampedWrite();

    boolean stampedWriteUnlock();

    /// Reads optimistically.
    int stampedOptimistic(int on);

    void awaitCondition(int on) throws InterruptedException;

    void awaitConditionWhileZero(int on) throws InterruptedException;

    boolean awaitCondition(int on, int millis) throws InterruptedException;

    void signalCondition(int on);

    void signalAllConditions(int on);

    // Atomics

    int get(int on);

    void set(int on, int value);

    int incrementAndGet(int on);

    boolean compareAndSet(int on, int expected, int value);

    // A queue of one place

    void put(int value) throws InterruptedException;

    int take() throws InterruptedException;

    boolean offer(int value);

    int poll();

    int poll(int millis) throws InterruptedException;

    // A queue of none

    boolean handOver(int value, int millis) throws InterruptedException;

    int receive() throws InterruptedException;

    // A semaphore of one permit

    void acquire() throws InterruptedException;

    void release();

    boolean tryAcquire();

    boolean tryAcquire(int millis) throws InterruptedException;

    // A latch of one count

    void countDown();

    void awaitLatch() throws InterruptedException;

    boolean awaitLatch(int millis) throws InterruptedException;

    // A barrier for two

    int awaitBarrier() throws InterruptedException, BrokenBarrierException;

    // A phaser for two

    int arrive();

    int awaitAdvance();

    // Futures, and a pool of one thread

    void futureRun();

    boolean futureCancel();

    int futureGet() throws InterruptedException;

    boolean complete(int value);

    int joinCompletable();

    /// Before any thread starts, in programs that use the pool alone: it is by far the most that a world consists of.
    void openPool();

    void execute(int on);

    // Threads

    void park();

    void park(int millis);

    void unpark(Thread thread);

    void interrupt(Thread thread);

    boolean interrupted();

    void sleep(int millis) throws InterruptedException;

    void yieldNow();

    int now();

    void start(Thread thread);

    boolean isInterrupted(Thread thread);

    boolean isAlive(Thread thread);

    /// Asks an object for its identity hash code.
    ///
    /// @param fresh whether to ask a new object, and none of those that are shared
    int identityHashCode(int on, boolean fresh);

    /// Makes a thread that is given no name, and says which number it gets.
    int numberOfNewThread();

    void join(Thread thread) throws InterruptedException;

    void join(Thread thread, int millis) throws InterruptedException;

    /// The state of all that is shared, once no thread runs any more.
    int[] state();
}
