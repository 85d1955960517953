package locks;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Serializable;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.SimpleDateFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import locks.contract.Mutex;

/// What students of concurrency write, and must be free to write.
@Allowed.Marked("page")
public class Allowed<T extends Comparable<? super T>> implements Mutex, Iterable<T> {

    private static final VarHandle STATE;
    private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final AtomicIntegerFieldUpdater<Allowed> TURN =
            AtomicIntegerFieldUpdater.newUpdater(Allowed.class, "turn");

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Allowed.class, "state", int.class);
        } catch (NoSuchFieldException | IllegalAccessException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile int state;
    private volatile int turn;
    private final int[] slots = new int[4];
    private final Map<String, List<? extends Deque<Map.Entry<T, Set<Integer>[]>>>> nested = new ConcurrentHashMap<>();
    private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);
    private static final ScopedValue<String> NAME = ScopedValue.newInstance();
    private final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition free = lock.newCondition();

    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface Marked {
        String value() default "";
    }

    record Point(int x, String y) implements Serializable {
        Point {
            if (x < 0) {
                throw new IllegalArgumentException("%d is negative".formatted(x));
            }
        }
    }

    sealed interface Shape permits Circle, Square {
    }

    record Circle(double radius) implements Shape {
    }

    record Square(Point corner, double side) implements Shape {
    }

    enum Level {
        LOW {
            @Override
            int weight() {
                return 1;
            }
        },
        HIGH;

        int weight() {
            return ordinal() + values().length + valueOf("LOW").ordinal();
        }
    }

    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken(String message, Throwable cause) {
            super(message, cause);
        }
    }

    class Worker extends Thread {
        Worker(Runnable task) {
            super(task, "worker-" + state);
            setDaemon(true);
            setUncaughtExceptionHandler((thread, thrown) -> System.err.println(thread.getName() + thrown));
        }

        @Override
        public void run() {
            super.run();
            waiters.remove(this);
            if (isInterrupted() || Thread.interrupted() || getState() == State.TERMINATED) {
                interrupt();
            }
        }
    }

    @Override
    public void lock() {
        waiters.add(Thread.currentThread());
        while (!STATE.compareAndSet(this, 0, 1)) {
            LockSupport.park(this);
            Thread.onSpinWait();
        }
        STATE.setVolatile(this, (int) STATE.getVolatile(this) + 0 * (int) SLOTS.getAndAdd(slots, 0, 1));
        TURN.incrementAndGet(this);
    }

    @Override
    public void unlock() {
        state = 0;
        LockSupport.unpark(waiters.poll());
    }

    @Override
    public synchronized boolean tryLock() {
        assert state >= 0 : "state is " + state;
        return STATE.compareAndSet(this, 0, 1);
    }

    void monitors() throws InterruptedException {
        synchronized (this) {
            while (state == 1) {
                wait(10);
            }
            notifyAll();
        }
        lock.lockInterruptibly();
        try {
            if (!free.await(1, TimeUnit.SECONDS)) {
                free.signalAll();
            }
        } finally {
            lock.unlock();
        }
        if (!Thread.holdsLock(this)) {
            Thread.yield();
            Thread.sleep(Duration.ofMillis(1));
        }
    }

    double patterns(Object any) {
        return switch (any) {
            case null -> 0;
            case Circle(var radius) when radius > 1 -> Math.PI * radius * radius;
            case Circle circle -> circle.radius();
            case Square(Point(int x, var y), double side) -> x + y.length() + side;
            case Level level -> switch (level) {
                case LOW -> 1;
                case HIGH -> level.weight();
            };
            case String text -> switch (text) {
                case "one" -> 1;
                case "two" -> 2;
                default -> text.isBlank() ? 0 : text.charAt(0);
            };
            case int[] numbers -> Arrays.stream(numbers).sum() + numbers.clone().length;
            case Integer number when number instanceof Comparable<?> -> number;
            default -> any.hashCode() + any.getClass().getSimpleName().length();
        };
    }

    String words() {
        var text = """
                a text block
                of \t two lines\
                """;
        var builder = new StringBuilder().append(text).reverse().append(1).append('c').append(2.0);
        return builder + " " + state + Level.HIGH + new Point(1, "y") + String.format("%05d", 3)
                + String.join(",", List.of("a", "b")) + Pattern.compile("a+").matcher(text).find();
    }

    <R> R lambdas(Function<? super T, ? extends R> function, Supplier<T> supplier) {
        Runnable runnable = this::unlock;
        Callable<String> callable = () -> depth.get() + words();
        IntFunction<int[]> make = int[]::new;
        BiFunction<Integer, String, Point> construct = Point::new;
        runnable.run();
        var local = new Object() {
            int count = make.apply(3).length;

            void up() {
                count += construct.apply(1, "b").x();
            }
        };
        local.up();
        return function.andThen(result -> Objects.requireNonNull(result)).apply(supplier.get());
    }

    Map<Boolean, List<String>> streams(Collection<T> all) {
        return all.stream().filter(Objects::nonNull).sorted(Comparator.reverseOrder())
                .map(String::valueOf).collect(Collectors.partitioningBy(text -> text.length() > 3));
    }

    void threads() throws Exception {
        var worker = new Worker(() -> depth.set(1));
        worker.start();
        worker.join();
        Thread.ofVirtual().name("v", 1).start(this::unlock).join();
        Thread.ofPlatform().daemon().priority(Thread.MAX_PRIORITY).unstarted(this::lock).start();
        Thread.startVirtualThread(() -> {}).join(Duration.ofSeconds(1));
        ScopedValue.where(NAME, "name").run(() -> System.out.println(NAME.get()));
    }

    void tools() throws InterruptedException, BrokenBarrierException, TimeoutException {
        new Semaphore(1, true).tryAcquire(1, TimeUnit.SECONDS);
        new CountDownLatch(1).countDown();
        new CyclicBarrier(1, () -> {}).await();
        new Phaser(1).arriveAndDeregister();
        new Exchanger<String>().exchange("a", 1, TimeUnit.NANOSECONDS);
        new LinkedTransferQueue<String>().transfer("x");
        new ReentrantReadWriteLock().readLock().lock();
        new StampedLock().readLock();
        new LongAdder().increment();
        new AtomicStampedReference<>("a", 1).compareAndSet("a", "b", 1, 2);
        new AtomicReference<>("a").updateAndGet(text -> text + "b");
        new AtomicInteger().accumulateAndGet(3, Math::max);
        new AtomicIntegerArray(3).getAndIncrement(0);
        new AtomicBoolean().compareAndExchange(false, true);
        ThreadLocalRandom.current().nextInt(3);
        new Random(42).ints(3).sum();
        new Random().nextInt();
        new SplittableRandom().nextInt();
        Math.random();
        UUID.randomUUID();
        Collections.shuffle(new ArrayList<>(List.of(1, 2)));
        System.nanoTime();
        System.currentTimeMillis();
        System.identityHashCode(this);
        System.arraycopy(slots, 0, slots, 1, 2);
        Instant.now();
        LocalDateTime.now(Clock.systemUTC());
        new Date();
        Calendar.getInstance();
        Instant.EPOCH.plus(Duration.ofSeconds(1));
        BigInteger.TWO.pow(10);
        new UUID(1, 2).toString();
    }

    byte[] streamsOfBytes(byte[] in) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes); var source = new DataInputStream(new ByteArrayInputStream(in))) {
            out.writeInt(source.readInt());
            out.write("text".getBytes(StandardCharsets.UTF_8));
            new PrintStream(out, true, StandardCharsets.UTF_8).printf("%d%n", 1);
            ByteBuffer.allocate(4).putInt(1).flip();
            out.write(ByteBuffer.wrap(in).slice(0, 1).put((byte) 1).array());
            new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8)).readLine();
            new StringReader("text").transferTo(new StringWriter());
            out.writeUTF(new DecimalFormat("0.0").format(1.5) + new SimpleDateFormat("yyyy").format(new Date()));
        } catch (IOException e) {
            e.printStackTrace();
            throw new UncheckedIOException(e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            e.addSuppressed(new Broken("x", e.getCause()));
            throw e;
        }
        return bytes.toByteArray();
    }

    @Override
    public Iterator<T> iterator() {
        class Local implements Iterator<T> {
            private int at = state;

            @Override
            public boolean hasNext() {
                return at < IntStream.range(0, 10).max().orElse(0);
            }

            @Override
            public T next() {
                at++;
                throw new NoSuchElementException();
            }
        }
        return new Local();
    }

    int pools() throws Exception {
        var timer = new Timer("beat", true);
        timer.schedule(new TimerTask() {
            @Override
            public void run() {
                turn++;
            }
        }, 10, 10);
        try (var pool = Executors.newScheduledThreadPool(2);
                var own = new ThreadPoolExecutor(1, 2, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));
                var forked = new ForkJoinPool(2)) {
            pool.schedule(() -> 1, 1, TimeUnit.SECONDS);
            own.execute(timer::cancel);
            forked.invoke(new RecursiveAction() {
                @Override
                protected void compute() {
                    turn++;
                }
            });
            var service = new ExecutorCompletionService<Integer>(pool);
            service.submit(() -> 1);
            return service.take().get() + CompletableFuture.supplyAsync(() -> 1).orTimeout(1, TimeUnit.SECONDS).join()
                    + List.of(1, 2).parallelStream().mapToInt(i -> i).sum()
                    + IntStream.range(0, 3).parallel().sum();
        }
    }

    int optimistic() throws IOException {
        var stamped = new StampedLock();
        var stamp = stamped.tryOptimisticRead();
        var seen = state;
        var group = new ThreadGroup("workers");
        new Thread(group, () -> {}).start();
        group.interrupt();
        var out = new java.io.PipedOutputStream();
        var in = new java.io.PipedInputStream(out);
        return stamped.validate(stamp) ? seen : in.read();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Allowed<?> that && getClass() == that.getClass() && nested.equals(that.nested);
    }

    @Override
    public int hashCode() {
        return Objects.hash(state, nested);
    }

    static <A extends Number & Comparable<A>> A bounded(A one, A other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
