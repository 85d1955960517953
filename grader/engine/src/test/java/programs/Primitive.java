package programs;

import static programs.Aspect.INTERRUPT;
import static programs.Aspect.LOST_SIGNAL;
import static programs.Aspect.MISUSE;
import static programs.Aspect.STUCK;
import static programs.Aspect.TIMEOUT;
import static programs.Aspect.UNSYNCHRONISED;

import java.util.Set;

/// What threads are made of and meet through: the rows of the conformance matrix.
@SuppressWarnings("ImmutableEnumChecker") // `Set.of` is immutable
public enum Primitive {
    THREAD("`Thread`: start, join, interrupt, daemons"),
    VIRTUAL_THREAD("virtual threads"),
    BUILDER("`Thread.Builder`, `ThreadFactory`, `ThreadGroup`", LOST_SIGNAL, TIMEOUT),
    HANDLER("uncaught-exception handlers", LOST_SIGNAL, STUCK, TIMEOUT, INTERRUPT),
    THREAD_LOCAL("`ThreadLocal`, `InheritableThreadLocal`", LOST_SIGNAL, STUCK, TIMEOUT, INTERRUPT),
    MONITOR("`synchronized`", LOST_SIGNAL, TIMEOUT),
    WAIT("`wait`, `notify`"),
    VOLATILE("`volatile`", STUCK, TIMEOUT, INTERRUPT, MISUSE),
    FINAL("`final` fields", LOST_SIGNAL, STUCK, TIMEOUT, INTERRUPT, MISUSE),
    CLASS_INITIALISATION("class initialisation", LOST_SIGNAL, TIMEOUT, INTERRUPT),
    PLAIN("plain fields and arrays", LOST_SIGNAL, STUCK, TIMEOUT, INTERRUPT, MISUSE),
    PLAIN_COLLECTION("`ArrayList`, `HashMap`, `ArrayDeque`, `StringBuilder` ...", LOST_SIGNAL, STUCK, TIMEOUT,
            INTERRUPT),
    ATOMIC("`AtomicInteger`, `AtomicLong`, `AtomicBoolean`", STUCK, TIMEOUT, INTERRUPT, MISUSE),
    ATOMIC_REFERENCE("`AtomicReference`, stamped, markable", LOST_SIGNAL, STUCK, TIMEOUT, INTERRUPT, MISUSE),
    ATOMIC_ARRAY("atomic arrays", LOST_SIGNAL, STUCK, TIMEOUT, INTERRUPT, MISUSE),
    ADDER("`LongAdder`, `LongAccumulator`", LOST_SIGNAL, STUCK, TIMEOUT, INTERRUPT, MISUSE),
    VAR_HANDLE("`VarHandle`", LOST_SIGNAL, STUCK, TIMEOUT, INTERRUPT, MISUSE),
    FIELD_UPDATER("field updaters", LOST_SIGNAL, STUCK, TIMEOUT, INTERRUPT, MISUSE),
    LOCK_SUPPORT("`LockSupport`", MISUSE),
    REENTRANT_LOCK("`ReentrantLock`", LOST_SIGNAL),
    CONDITION("`Condition`"),
    READ_WRITE_LOCK("`ReentrantReadWriteLock`"),
    STAMPED_LOCK("`StampedLock`", LOST_SIGNAL),
    OWN_SYNCHRONIZER("`AbstractQueuedSynchronizer`, subclasses of locks"),
    SEMAPHORE("`Semaphore`"),
    LATCH("`CountDownLatch`"),
    BARRIER("`CyclicBarrier`"),
    PHASER("`Phaser`"),
    EXCHANGER("`Exchanger`", LOST_SIGNAL, MISUSE),
    SYNCHRONOUS_QUEUE("`SynchronousQueue`"),
    ARRAY_QUEUE("`ArrayBlockingQueue`"),
    LINKED_QUEUE("`LinkedBlockingQueue`, `LinkedBlockingDeque`"),
    PRIORITY_QUEUE("`PriorityBlockingQueue`", STUCK),
    DELAY_QUEUE("`DelayQueue`", STUCK, MISUSE),
    TRANSFER_QUEUE("`LinkedTransferQueue`", MISUSE),
    CONCURRENT_QUEUE("`ConcurrentLinkedQueue`, `ConcurrentLinkedDeque`", STUCK, TIMEOUT, INTERRUPT),
    CONCURRENT_MAP("`ConcurrentHashMap`", LOST_SIGNAL, STUCK, TIMEOUT, INTERRUPT),
    SKIP_LIST("`ConcurrentSkipListMap`, `ConcurrentSkipListSet`", LOST_SIGNAL, STUCK, TIMEOUT, INTERRUPT),
    COPY_ON_WRITE("`CopyOnWriteArrayList`, `CopyOnWriteArraySet`", LOST_SIGNAL, STUCK, TIMEOUT, INTERRUPT),
    WRAPPER("wrappers of `Collections`", LOST_SIGNAL, TIMEOUT, INTERRUPT, MISUSE),
    VECTOR("`Vector`, `Hashtable`, `StringBuffer`", LOST_SIGNAL, TIMEOUT, INTERRUPT, MISUSE),
    FUTURE_TASK("`FutureTask` on a plain thread"),
    SPIN("spin locks"),
    TEXTBOOK("programs from textbooks", MISUSE),
    EXECUTOR("`ExecutorService`, `ThreadPoolExecutor`"),
    SCHEDULED_EXECUTOR("`ScheduledThreadPoolExecutor`"),
    FORK_JOIN("`ForkJoinPool`"),
    COMPLETABLE_FUTURE("`CompletableFuture`"),
    PARALLEL_STREAM("parallel streams", LOST_SIGNAL, TIMEOUT),
    TIMER("`Timer`"),
    PIPE("piped streams", TIMEOUT),
    PROVOCATION("interrupts and failures at any moment"),
    SCHEDULER("what the scheduler itself has to keep", UNSYNCHRONISED, LOST_SIGNAL, STUCK, INTERRUPT);

    /// The head of its row.
    public final String title;

    /// Where no program makes sense.
    public final Set<Aspect> senseless;

    Primitive(String title, Aspect... senseless) {
        this.title = title;
        this.senseless = Set.of(senseless);
    }
}
