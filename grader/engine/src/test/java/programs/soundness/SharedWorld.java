package programs.soundness;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.soundness.Accessors;
import dev.lockstep.engine.soundness.World;

/// The shared state of a generated program. Its methods are what the program consists of, right or wrong.
@SuppressWarnings({"WaitNotInLoop", "NakedNotify", "LockNotBeforeTry", "ThreadPriorityCheck",
        "ClassInitializationDeadlock", "NonAtomicVolatileUpdate", "FutureReturnValueIgnored"}) // wrong on purpose
public final class SharedWorld implements World {

    private int x;
    private int y;
    private volatile int v;
    private volatile int w;
    private final Object m = new Object();
    private final Object n = new Object();
    private final ReentrantLock l = new ReentrantLock();
    private final ReentrantLock k = new ReentrantLock();
    private final Condition lCondition = l.newCondition();
    private final Condition kCondition = k.newCondition();
    private final AtomicInteger a = new AtomicInteger();
    private final AtomicInteger b = new AtomicInteger();
    private final ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
    private final Semaphore semaphore = new Semaphore(1);
    private final CountDownLatch latch = new CountDownLatch(1);
    private final CyclicBarrier barrier = new CyclicBarrier(2);
    private final SynchronousQueue<Integer> handOver = new SynchronousQueue<>();
    private final ReentrantReadWriteLock readWrite = new ReentrantReadWriteLock();
    private final StampedLock stamped = new StampedLock();
    private final Phaser phaser = new Phaser(2);
    private final FutureTask<Integer> future = new FutureTask<>(() -> ++v);
    private final CompletableFuture<Integer> completable = new CompletableFuture<>();
    private @Nullable ThreadPoolExecutor pool;
    private final List<Integer> list = new ArrayList<>(List.of(1));

    private final Accessors<SharedWorld> accessors = Accessors.of(MethodHandles.lookup(),
            () -> List.of(AtomicIntegerFieldUpdater.newUpdater(SharedWorld.class, "v"),
                    AtomicIntegerFieldUpdater.newUpdater(SharedWorld.class, "w")));

    private Object monitor(int on) {
        return on == 0 ? m : n;
    }

    private ReentrantLock lockOf(int on) {
        return on == 0 ? l : k;
    }

    private Condition condition(int on) {
        return on == 0 ? lCondition : kCondition;
    }

    private AtomicInteger atomic(int on) {
        return on == 0 ? a : b;
    }

    @Override
    public int read(int on) {
        return on == 0 ? x : y;
    }

    @Override
    public void write(int on, int value) {
        if (on == 0) {
            x = value;
        } else {
            y = value;
        }
    }

    @Override
    public int increment(int on) {
        return on == 0 ? ++x : ++y;
    }

    @Override
    public int volatileRead(int on) {
        return on == 0 ? v : w;
    }

    @Override
    public void volatileWrite(int on, int value) {
        if (on == 0) {
            v = value;
        } else {
            w = value;
        }
    }

    @Override
    public void spin(int on) {
        while ((on == 0 ? v : w) == 0) {
            Thread.onSpinWait();
        }
    }

    @Override
    public int readTwice(int on) {
        var sum = 0;
        for (var i = 0; i < 2; i++) {
            sum = 10 * sum + (on == 0 ? v : w);
        }
        return sum;
    }

    @Override
    public boolean handleCompareAndSet(int on, int expected, int value) {
        return accessors.handle(on).compareAndSet(this, expected, value);
    }

    @Override
    public int updaterIncrement(int on) {
        return accessors.updater(on).incrementAndGet(this);
    }

    @Override
    public int handleGet(int on) {
        return (int) accessors.handle(on).getVolatile(this);
    }

    @Override
    public void handleSet(int on, int value) {
        accessors.handle(on).setVolatile(this, value);
    }

    @Override
    public void updaterSet(int on, int value) {
        accessors.updater(on).set(this, value);
    }

    @Override
    public int plainHandleAdd(int on, int value) {
        return (int) accessors.plainHandle(on).getAndAdd(this, value);
    }

    @Override
    public int spinTwice(int on) {
        var tries = 0;
        while ((on == 0 ? v : w) == 0 && tries < 2) {
            tries++;
            Thread.onSpinWait();
        }
        return tries;
    }

    @Override
    public int subclass(int on) {
        return on == 0 ? Base.value : new Sub().number();
    }

    @Override
    public int staticRead(int on) {
        return on == 0 ? FirstClass.value : SecondClass.value;
    }

    @Override
    public void staticWrite(int on, int value) {
        if (on == 0) {
            FirstClass.value = value;
        } else {
            SecondClass.value = value;
        }
    }

    @Override
    public int iterate() {
        var sum = 0;
        for (var each : list) {
            sum = 10 * sum + each;
        }
        return sum;
    }

    @Override
    public void add(int value) {
        list.add(value);
    }

    @Override
    public void synchronised(int on, Runnable body) {
        synchronized (monitor(on)) {
            body.run();
        }
    }

    @Override
    public void await(int on) throws InterruptedException {
        monitor(on).wait();
    }

    @Override
    public void awaitWhileZero(int on) throws InterruptedException {
        while ((on == 0 ? x : y) == 0) {
            monitor(on).wait();
        }
    }

    @Override
    public void await(int on, int millis) throws InterruptedException {
        monitor(on).wait(millis);
    }

    @Override
    public void signal(int on) {
        monitor(on).notify();
    }

    @Override
    public void signalAll(int on) {
        monitor(on).notifyAll();
    }

    @Override
    public void lock(int on) {
        lockOf(on).lock();
    }

    @Override
    public void unlock(int on) {
        lockOf(on).unlock();
    }

    @Override
    public boolean tryLock(int on) {
        return lockOf(on).tryLock();
    }

    @Override
    public boolean tryLock(int on, int millis) throws InterruptedException {
        return lockOf(on).tryLock(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void lockInterruptibly(int on) throws InterruptedException {
        lockOf(on).lockInterruptibly();
    }

    @Override
    public void readLock() {
        readWrite.readLock().lock();
    }

    @Override
    public void readUnlock() {
        readWrite.readLock().unlock();
    }

    @Override
    public void writeLock() {
        readWrite.writeLock().lock();
    }

    @Override
    public void writeUnlock() {
        readWrite.writeLock().unlock();
    }

    @Override
    public boolean tryWriteLock() {
        return readWrite.writeLock().tryLock();
    }

    @Override
    public void stampedRead() {
        stamped.readLock();
    }

    @Override
    public boolean stampedReadUnlock() {
        return stamped.tryUnlockRead();
    }

    @Override
    public void stampedWrite() {
        stamped.writeLock();
    }

    @Override
    public boolean stampedWriteUnlock() {
        return stamped.tryUnlockWrite();
    }

    @Override
    public int stampedOptimistic(int on) {
        var stamp = stamped.tryOptimisticRead();
        var value = on == 0 ? v : w;
        return stamped.validate(stamp) ? value : NONE;
    }

    @Override
    public void awaitCondition(int on) throws InterruptedException {
        condition(on).await();
    }

    @Override
    public void awaitConditionWhileZero(int on) throws InterruptedException {
        while ((on == 0 ? x : y) == 0) {
            condition(on).await();
        }
    }

    @Override
    public boolean awaitCondition(int on, int millis) throws InterruptedException {
        return condition(on).await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void signalCondition(int on) {
        condition(on).signal();
    }

    @Override
    public void signalAllConditions(int on) {
        condition(on).signalAll();
    }

    @Override
    public int get(int on) {
        return atomic(on).get();
    }

    @Override
    public void set(int on, int value) {
        atomic(on).set(value);
    }

    @Override
    public int incrementAndGet(int on) {
        return atomic(on).incrementAndGet();
    }

    @Override
    public boolean compareAndSet(int on, int expected, int value) {
        return atomic(on).compareAndSet(expected, value);
    }

    @Override
    public void put(int value) throws InterruptedException {
        queue.put(value);
    }

    @Override
    public int take() throws InterruptedException {
        return queue.take();
    }

    @Override
    public boolean offer(int value) {
        return queue.offer(value);
    }

    @Override
    public int poll() {
        var item = queue.poll();
        return item == null ? NONE : item;
    }

    @Override
    public int poll(int millis) throws InterruptedException {
        var item = queue.poll(millis, TimeUnit.MILLISECONDS);
        return item == null ? NONE : item;
    }

    @Override
    public boolean handOver(int value, int millis) throws InterruptedException {
        return handOver.offer(value, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public int receive() throws InterruptedException {
        return handOver.take();
    }

    @Override
    public void acquire() throws InterruptedException {
        semaphore.acquire();
    }

    @Override
    public void release() {
        semaphore.release();
    }

    @Override
    public boolean tryAcquire() {
        return semaphore.tryAcquire();
    }

    @Override
    public boolean tryAcquire(int millis) throws InterruptedException {
        return semaphore.tryAcquire(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void countDown() {
        latch.countDown();
    }

    @Override
    public void awaitLatch() throws InterruptedException {
        latch.await();
    }

    @Override
    public boolean awaitLatch(int millis) throws InterruptedException {
        return latch.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public int awaitBarrier() throws InterruptedException, BrokenBarrierException {
        return barrier.await();
    }

    @Override
    public int arrive() {
        return phaser.arrive();
    }

    @Override
    public int awaitAdvance() {
        return phaser.awaitAdvance(0);
    }

    @Override
    public void futureRun() {
        future.run();
    }

    @Override
    public boolean futureCancel() {
        return future.cancel(false);
    }

    @Override
    public int futureGet() throws InterruptedException {
        try {
            return future.get();
        } catch (CancellationException | ExecutionException e) {
            return NONE;
        }
    }

    @Override
    public boolean complete(int value) {
        return completable.complete(value);
    }

    @Override
    public int joinCompletable() {
        return completable.join();
    }

    @Override
    public void openPool() {
        pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    }

    @Override
    public void execute(int on) {
        Objects.requireNonNull(pool).execute(() -> atomic(on).incrementAndGet());
    }

    @Override
    public void park() {
        LockSupport.park();
    }

    @Override
    public void park(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Override
    public void unpark(Thread thread) {
        LockSupport.unpark(thread);
    }

    @Override
    public void interrupt(Thread thread) {
        thread.interrupt();
    }

    @Override
    public boolean interrupted() {
        return Thread.interrupted();
    }

    @Override
    public void sleep(int millis) throws InterruptedException {
        Thread.sleep(millis);
    }

    @Override
    public void yieldNow() {
        Thread.yield();
    }

    @Override
    public int now() {
        return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public void start(Thread thread) {
        thread.start();
    }

    @Override
    public boolean isInterrupted(Thread thread) {
        return thread.isInterrupted();
    }

    @Override
    public boolean isAlive(Thread thread) {
        return thread.isAlive();
    }

    @Override
    public int identityHashCode(int on, boolean fresh) {
        return System.identityHashCode(fresh ? new Object() : monitor(on));
    }

    @Override
    public int numberOfNewThread() {
        return Integer.parseInt(new Thread().getName().substring("Thread-".length()));
    }

    @Override
    public void join(Thread thread) throws InterruptedException {
        thread.join();
    }

    @Override
    public void join(Thread thread, int millis) throws InterruptedException {
        thread.join(millis);
    }

    @Override
    public int[] state() {
        var item = queue.peek();
        return new int[]{x, y, v, w, a.get(), b.get(), item == null ? NONE : item, semaphore.availablePermits(),
                (int) latch.getCount(), list.size()};
    }

    /// A class whose initialiser needs a subclass that has none, so that threads can deadlock in them.
    private static class Base {
        private static volatile int value = 3;

        static {
            value = 30 + new Sub().number();
        }

        int number() {
            return 1;
        }
    }

    private static final class Sub extends Base {}

    /// Two classes whose initialisers need each other, so that threads can deadlock in them.
    private static final class FirstClass {
        private static volatile int value = 1;

        static {
            value = 10 + SecondClass.value;
        }
    }

    private static final class SecondClass {
        private static volatile int value = 2;

        static {
            value = 20 + FirstClass.value;
        }
    }
}
