package dev.lockstep.engine.model;

/// `java.util.concurrent` and what else of the JDK threads may share. What field updaters and `VarHandle`s access is told by
/// `runtime.Access`.
final class ConcurrentTable {

    private ConcurrentTable() {}

    static final String ATOMICS = """
            in java.util.concurrent.atomic
            concurrent,atomic AtomicBoolean AtomicInteger AtomicLong AtomicReference
            concurrent AtomicIntegerArray AtomicLongArray AtomicReferenceArray
            concurrent AtomicMarkableReference AtomicStampedReference
            concurrent LongAdder DoubleAdder LongAccumulator DoubleAccumulator Striped64
            concurrent AtomicBoolean AtomicInteger AtomicLong AtomicReference
              read get
              read,deep toString
              read,weak getPlain getOpaque getAcquire
              read intValue longValue floatValue doubleValue byteValue shortValue
              publish set
              publish,weak setPlain setOpaque setRelease lazySet
              compare compareAndSet
              compare,weak weakCompareAndSet weakCompareAndSetPlain weakCompareAndSetVolatile
              compare,weak weakCompareAndSetAcquire weakCompareAndSetRelease
              both,value compareAndExchange
              both,value,weak compareAndExchangeAcquire compareAndExchangeRelease
              both,value getAndSet getAndAdd getAndIncrement getAndDecrement
              both,value addAndGet incrementAndGet decrementAndGet
              around,value getAndUpdate updateAndGet getAndAccumulate accumulateAndGet
            concurrent AtomicIntegerArray AtomicLongArray AtomicReferenceArray
              none length
              read get toString
              read,weak getPlain getOpaque getAcquire
              publish set
              publish,weak setPlain setOpaque setRelease lazySet
              compare compareAndSet
              compare,weak weakCompareAndSet weakCompareAndSetPlain weakCompareAndSetVolatile
              compare,weak weakCompareAndSetAcquire weakCompareAndSetRelease
              both,value compareAndExchange
              both,value,weak compareAndExchangeAcquire compareAndExchangeRelease
              both,value getAndSet getAndAdd getAndIncrement getAndDecrement
              both,value addAndGet incrementAndGet decrementAndGet
              around,value getAndUpdate updateAndGet getAndAccumulate accumulateAndGet
            concurrent AtomicMarkableReference AtomicStampedReference
              read get getReference getStamp isMarked
              publish set
              compare compareAndSet attemptMark attemptStamp
              compare,weak weakCompareAndSet
            concurrent LongAdder DoubleAdder LongAccumulator DoubleAccumulator
              read get sum intValue longValue floatValue doubleValue toString
              both add increment decrement reset sumThenReset getThenReset
              around accumulate
            immutable,opaque AtomicIntegerFieldUpdater AtomicLongFieldUpdater AtomicReferenceFieldUpdater""";

    static final String LOCKS = """
            in java.util.concurrent.locks
            immutable,opaque LockSupport
            concurrent Lock
              acquire,locking lock lockInterruptibly tryLock
              publish,locking unlock
              none,view newCondition
            concurrent ReadWriteLock
              none,view readLock writeLock
            concurrent Condition
              both,locking,waits await awaitNanos awaitUninterruptibly awaitUntil
              publish,locking,signals signal
              publish,locking,signals,all signalAll
            concurrent ReentrantLock
              none isFair
              read isLocked isHeldByCurrentThread getHoldCount toString
              read hasQueuedThread hasQueuedThreads getQueueLength hasWaiters getWaitQueueLength
            concurrent ReentrantReadWriteLock
              none isFair
              none,view readLock writeLock
              read getReadHoldCount getReadLockCount getWriteHoldCount isWriteLocked isWriteLockedByCurrentThread
              read hasQueuedThread hasQueuedThreads getQueueLength hasWaiters getWaitQueueLength toString
            concurrent ReentrantReadWriteLock$ReadLock
              read toString
            concurrent ReentrantReadWriteLock$WriteLock
              read isHeldByCurrentThread getHoldCount toString
            concurrent StampedLock
              acquire,locking,ends-reading readLock writeLock readLockInterruptibly writeLockInterruptibly
              acquire,locking,ends-reading tryReadLock tryWriteLock
              both,locking,fails,validates,ends-reading tryConvertToReadLock tryConvertToWriteLock
              both,locking,fails,begins-reading tryConvertToOptimisticRead
              read,begins-reading tryOptimisticRead
              read,validates validate
              read isReadLocked isWriteLocked getReadLockCount toString
              publish,locking unlock unlockRead unlockWrite
              both,locking tryUnlockRead tryUnlockWrite
              none,view asReadLock asWriteLock asReadWriteLock
            concurrent AbstractOwnableSynchronizer
            concurrent AbstractQueuedSynchronizer AbstractQueuedLongSynchronizer
              acquire,locking acquire acquireInterruptibly acquireShared acquireSharedInterruptibly
              acquire,locking tryAcquireNanos tryAcquireSharedNanos
              both,locking release releaseShared
              read getState getExclusiveOwnerThread isHeldExclusively owns isQueued hasContended
              read hasQueuedPredecessors hasQueuedThreads getFirstQueuedThread getQueueLength getQueuedThreads
              read getExclusiveQueuedThreads getSharedQueuedThreads hasWaiters getWaitQueueLength getWaitingThreads
              read toString
              publish setState setExclusiveOwnerThread
              compare compareAndSetState""";

    static final String SYNCHRONIZERS = """
            in java.util.concurrent
            concurrent CountDownLatch
              read,locking,waits await
              publish,locking countDown
              read getCount toString
            concurrent Semaphore
              none isFair
              acquire,locking acquire acquireUninterruptibly tryAcquire
              publish,locking release reducePermits
              both,locking drainPermits
              read availablePermits hasQueuedThreads getQueueLength getQueuedThreads toString
            concurrent CyclicBarrier
              none getParties
              both,locking,waits await
              publish,locking reset
              read isBroken getNumberWaiting
            concurrent,entangled Phaser
              none getParent getRoot
              both,locking register bulkRegister arrive arriveAndDeregister forceTermination onAdvance
              both,locking,waits arriveAndAwaitAdvance awaitAdvance awaitAdvanceInterruptibly
              read getPhase getRegisteredParties getArrivedParties getUnarrivedParties isTerminated toString
            concurrent Exchanger
              both,waits exchange
            open Callable Executor ThreadFactory RejectedExecutionHandler Delayed Flow$Subscriber Flow$Subscription
            and open Flow$Publisher Flow$Processor ForkJoinPool$ForkJoinWorkerThreadFactory ForkJoinPool$ManagedBlocker
            and open CompletableFuture$AsynchronousCompletionTask StructuredTaskScope$Joiner
              both call execute newThread rejectedExecution onSubscribe onNext onError onComplete request cancel
              both subscribe block isReleasable onFork result
              read getDelay
            immutable TimeUnit
            immutable,opaque,draws ThreadLocalRandom
            immutable,opaque Flow Executors Executors$RunnableAdapter Executors$DefaultThreadFactory
            immutable Future$State StructuredTaskScope$Subtask$State StructuredTaskScope$Configuration
            immutable ForkJoinPool$DefaultForkJoinWorkerThreadFactory
            immutable ThreadPoolExecutor$AbortPolicy ThreadPoolExecutor$CallerRunsPolicy
            immutable ThreadPoolExecutor$DiscardOldestPolicy ThreadPoolExecutor$DiscardPolicy
            concurrent,entangled SubmissionPublisher StructuredTaskScope StructuredTaskScope$Subtask
              none getExecutor getMaxBufferCapacity
              read estimateMaximumLag estimateMinimumDemand getClosedException getNumberOfSubscribers getSubscribers
              read hasSubscribers isClosed isSubscribed isCancelled exception get state
              both close closeExceptionally consume offer submit subscribe fork join""";

    static final String COLLECTIONS = """
            in java.util.concurrent
            concurrent,calls-back ConcurrentHashMap
            concurrent,calls-back ConcurrentHashMap*
            concurrent,calls-back ConcurrentSkipListMap ConcurrentSkipListSet CopyOnWriteArrayList CopyOnWriteArraySet
            concurrent,calls-back ConcurrentSkipListMap* CopyOnWriteArrayList* PriorityBlockingQueue DelayQueue
            concurrent ConcurrentMap ConcurrentNavigableMap BlockingQueue BlockingDeque TransferQueue
            concurrent ConcurrentLinkedQueue ConcurrentLinkedDeque ArrayBlockingQueue LinkedBlockingQueue
            concurrent LinkedBlockingDeque SynchronousQueue LinkedTransferQueue
            concurrent ConcurrentHashMap
              read mappingCount contains
              read,cursor keys elements
              both,pinned,key put putIfAbsent remove replace
              both,pinned,argument putAll
              both,pinned clear
              around,pinned,key compute computeIfAbsent computeIfPresent merge
              around,pinned replaceAll
              traverse forEach forEachEntry forEachKey forEachValue
              traverse reduce reduceEntries reduceEntriesToDouble reduceEntriesToInt reduceEntriesToLong
              traverse reduceKeys reduceKeysToDouble reduceKeysToInt reduceKeysToLong
              traverse reduceToDouble reduceToInt reduceToLong
              traverse reduceValues reduceValuesToDouble reduceValuesToInt reduceValuesToLong
              traverse search searchEntries searchKeys searchValues
            concurrent ConcurrentHashMap$CollectionView
              none getMap
              read getMappedValue
              both,pinned,key add remove
              both,pinned,argument addAll removeAll retainAll
              both,pinned clear
              around,pinned removeIf
              traverse forEach
            concurrent ConcurrentSkipListMap ConcurrentSkipListSet
              none comparator
              traverse forEach
            concurrent CopyOnWriteArrayList CopyOnWriteArraySet
              both,pinned add addFirst addLast set remove removeFirst removeLast clear
              both,pinned,argument addAll removeAll retainAll addAllAbsent addIfAbsent
              around,pinned removeIf replaceAll sort
              traverse forEach
            concurrent BlockingQueue BlockingDeque TransferQueue
              both add offer addFirst addLast offerFirst offerLast push
              publish put putFirst putLast
              both take takeFirst takeLast remove removeFirst removeLast pop clear
              both,fails poll pollFirst pollLast
              both,fills drainTo
              read remainingCapacity hasWaitingConsumer getWaitingConsumerCount
              both transfer tryTransfer
              around removeIf
              traverse forEach
            concurrent ConcurrentLinkedQueue ConcurrentLinkedDeque
              traverse forEach
            concurrent PriorityBlockingQueue
              none comparator""";

    static final String TASKS = """
            in java.util.concurrent
            tasks ExecutorService ScheduledExecutorService AbstractExecutorService CompletionService Future
            tasks ThreadPoolExecutor ScheduledThreadPoolExecutor ForkJoinPool ForkJoinTask CompletableFuture
            tasks CompletionStage FutureTask RunnableFuture ScheduledFuture RunnableScheduledFuture
            tasks ExecutorCompletionService CountedCompleter RecursiveAction RecursiveTask
            tasks ThreadPerTaskExecutor Executors$DelegatedExecutorService
            tasks Executors$AutoShutdownDelegatedExecutorService Executors$DelegatedScheduledExecutorService
            tasks ExecutorService
              both execute submit schedule scheduleAtFixedRate scheduleWithFixedDelay
              both,argument invokeAll invokeAny
              both shutdown shutdownNow close
              read,waits awaitTermination
              read isShutdown isTerminated
            tasks Future
              read get join resultNow exceptionNow state isDone isCancelled
              both cancel run
              read isPeriodic getDelay compareTo
            tasks CompletionService
              both submit take
              both,fails poll
            tasks ThreadPoolExecutor
              read getActiveCount getCompletedTaskCount getTaskCount getPoolSize getLargestPoolSize
              read getCorePoolSize getMaximumPoolSize getKeepAliveTime allowsCoreThreadTimeOut isTerminating
              read,view getQueue
              read getThreadFactory getRejectedExecutionHandler toString
              both setCorePoolSize setMaximumPoolSize setKeepAliveTime allowCoreThreadTimeOut setThreadFactory
              both setRejectedExecutionHandler prestartCoreThread prestartAllCoreThreads purge remove
            tasks ScheduledThreadPoolExecutor
              read getContinueExistingPeriodicTasksAfterShutdownPolicy getRemoveOnCancelPolicy
              read getExecuteExistingDelayedTasksAfterShutdownPolicy
              both setContinueExistingPeriodicTasksAfterShutdownPolicy setRemoveOnCancelPolicy
              both setExecuteExistingDelayedTasksAfterShutdownPolicy
            tasks ForkJoinPool
              none getFactory getAsyncMode getUncaughtExceptionHandler
              read getParallelism getPoolSize getRunningThreadCount getActiveThreadCount getStealCount isQuiescent
              read getQueuedTaskCount getQueuedSubmissionCount hasQueuedSubmissions getDelayedTaskCount isTerminating
              read toString
              both invoke lazySubmit externalSubmit submitWithTimeout invokeAllUninterruptibly setParallelism
              both awaitQuiescence cancelDelayedTasksOnShutdown
            tasks ForkJoinTask
              read getRawResult getException isCompletedNormally isCompletedAbnormally getForkJoinTaskTag
              read quietlyJoin
              both quietlyJoinUninterruptibly
              both fork invoke quietlyInvoke complete completeExceptionally quietlyComplete reinitialize tryUnfork
              both setForkJoinTaskTag setRawResult exec
              compare compareAndSetForkJoinTaskTag
            tasks CountedCompleter
              none getCompleter getRoot
              read getPendingCount
              both compute onCompletion onExceptionalCompletion setPendingCount addToPendingCount complete
              both decrementPendingCountUnlessZero tryComplete propagateCompletion firstComplete nextComplete
              both quietlyCompleteRoot helpComplete
              compare compareAndSetPendingCount
            tasks CompletionStage
              both thenApply thenApplyAsync thenAccept thenAcceptAsync thenRun thenRunAsync thenCombine
              both thenCombineAsync thenAcceptBoth thenAcceptBothAsync runAfterBoth runAfterBothAsync applyToEither
              both applyToEitherAsync acceptEither acceptEitherAsync runAfterEither runAfterEitherAsync thenCompose
              both thenComposeAsync handle handleAsync whenComplete whenCompleteAsync exceptionally
              both exceptionallyAsync exceptionallyCompose exceptionallyComposeAsync
              none toCompletableFuture
            tasks CompletableFuture
              none defaultExecutor newIncompleteFuture
              read getNow isCompletedExceptionally getNumberOfDependents toString
              both complete completeExceptionally completeAsync completeOnTimeout orTimeout obtrudeValue
              both obtrudeException copy minimalCompletionStage""";

    static final String SHARED = """
            in java.util
            concurrent,draws Random java.security.SecureRandom
              both doubles ints longs from
              both,fills nextBytes
              both setSeed nextBoolean nextDouble nextFloat nextGaussian nextInt nextLong nextExponential
              read isDeprecated
              none equiDoubles
            concurrent Observable
              both addObserver deleteObserver deleteObservers notifyObservers setChanged clearChanged
              read countObservers hasChanged
            concurrent,settled java.lang.Throwable
              read getCause getSuppressed
              both initCause addSuppressed
            concurrent java.lang.ref.Reference
              read get refersTo isEnqueued
              both clear enqueue
            concurrent java.lang.ref.ReferenceQueue
              both,fails poll remove
            concurrent java.lang.ref.Cleaner java.lang.ref.Cleaner$Cleanable
              both register clean
            concurrent java.lang.ThreadGroup
              none getName getParent isDaemon isDestroyed checkAccess parentOf toString
              read activeCount activeGroupCount enumerate getMaxPriority list
              both setDaemon setMaxPriority interrupt destroy uncaughtException
            concurrent java.lang.StableValue
              read orElse orElseThrow isSet
              both,value trySet setOrThrow
              around orElseSet
            concurrent java.util.logging.*
            concurrent java.lang.System$Logger java.lang.Console java.io.Console
              both log format printf readLine readPassword flush
              none getName isLoggable reader writer charset isTerminal""";
}
