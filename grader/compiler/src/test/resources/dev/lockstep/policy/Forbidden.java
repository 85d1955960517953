package locks;

import java.io.File; // imports leave no trace in what is compiled
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

// Each line that ends with NO uses something that a submission may not use; no other line does.
public class Forbidden {

    private File file; // NO
    private List<java.nio.file.Path> paths; // NO
    private final AtomicInteger count = new AtomicInteger();
    private static final VarHandle COUNT;

    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(Forbidden.class, "number", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    int number;

    void endsTheGrader() {
        System.exit(0); // NO
        Runtime.getRuntime().exit(0); // NO
        Runtime.getRuntime().halt(0); // NO
        Runtime.getRuntime().addShutdownHook(new Thread()); // NO
    }

    void startsProcesses() throws Exception {
        Runtime.getRuntime().exec(new String[0]); // NO
        new ProcessBuilder("sh").start(); // NO
        ProcessHandle.current().destroy(); // NO
    }

    void looksAround() throws Exception {
        System.getenv("HOME"); // NO
        System.getenv(); // NO
        System.getProperty("user.home"); // NO
        System.getProperties(); // NO
        System.in.read(); // NO
        Integer.getInteger("lockstep.secret"); // NO
        Boolean.getBoolean("lockstep.secret"); // NO
        Long.getLong("lockstep.secret"); // NO
        StackWalker.getInstance(); // NO
        new Throwable().getStackTrace(); // NO
        new IllegalStateException().getStackTrace(); // NO
        new Throwable().printStackTrace(new java.io.PrintWriter(new java.io.StringWriter())); // NO
        Thread.getAllStackTraces(); // NO
        Thread.currentThread().getStackTrace(); // NO
        Thread.currentThread().getThreadGroup(); // NO
        Thread.enumerate(new Thread[9]); // NO
    }

    void takesOver() {
        System.setOut(null); // NO
        System.setErr(null); // NO
        System.setIn(null); // NO
        System.setProperty("a", "b"); // NO
        System.load("/tmp/x.so"); // NO
        System.loadLibrary("x"); // NO
        Thread.setDefaultUncaughtExceptionHandler((t, e) -> {}); // NO
        java.util.Locale.setDefault(java.util.Locale.ROOT); // NO
    }

    void reflects() throws Exception {
        Class.forName("locks.checks.SpinLockChecks"); // NO
        getClass().getDeclaredFields(); // NO
        getClass().getClassLoader(); // NO
        getClass().getModule(); // NO
        getClass().getResourceAsStream("x"); // NO
        Forbidden.class.getDeclaredConstructor().newInstance(); // NO
        Method method = null;
        method.invoke(this); // NO
        MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup()); // NO
        MethodHandles.lookup().findVirtual(Object.class, "toString", null); // NO
        MethodHandles.lookup().defineClass(new byte[0]); // NO
        Thread.currentThread().getContextClassLoader(); // NO
        Thread.currentThread().setContextClassLoader(null); // NO
        java.util.ServiceLoader.load(Runnable.class); // NO
        java.lang.reflect.Array.newInstance(int.class, 2); // NO
        java.lang.reflect.Proxy.isProxyClass(getClass()); // NO
    }

    void reads() throws Exception {
        new File("/etc/passwd").exists(); // NO
        new java.io.FileInputStream("/etc/passwd"); // NO
        java.nio.file.Files.readString(java.nio.file.Path.of("/proc/self/environ")); // NO
        new java.io.PrintStream("out"); // NO
        new java.io.PrintWriter("out", "UTF-8"); // NO
        new java.io.RandomAccessFile("x", "r"); // NO
        new java.util.Scanner(System.in); // NO
        new java.util.Formatter("x"); // NO
        new java.net.Socket("localhost", 80); // NO
        java.net.InetAddress.getLocalHost(); // NO
        new java.io.ObjectInputStream(null); // NO
        ByteBuffer.allocateDirect(1); // NO
        new java.util.zip.ZipFile("x"); // NO
        java.util.logging.Logger.getLogger("x"); // NO
    }

    void sharesWhatIsNotSeen() {
        ByteBuffer.allocate(8).asIntBuffer(); // NO
        ByteBuffer.allocate(8).asReadOnlyBuffer(); // NO
        java.nio.CharBuffer.wrap(new StringBuilder()); // NO
        new java.text.SimpleDateFormat().getCalendar(); // NO
        new java.text.MessageFormat("{0}").getFormats(); // NO
        new java.text.AttributedString("x"); // NO
        new java.io.PushbackInputStream(null); // NO
        java.nio.charset.StandardCharsets.UTF_8.newEncoder().reset(); // NO
        new java.util.WeakHashMap<>(); // NO
        java.util.concurrent.locks.LockSupport.getBlocker(Thread.currentThread()); // NO
    }

    void meddlesWithThreads() {
        Thread.currentThread().stop(); // NO
        new Mine().stop(); // NO
        Mine.getAllStackTraces(); // NO
        new ThreadGroup("mine").getParent(); // NO
        new java.util.concurrent.SubmissionPublisher<String>(); // NO
        java.util.random.RandomGenerator.getDefault(); // NO
        Supplier<Object> walk = Thread::getAllStackTraces; // NO
        Runnable end = () -> System.exit(1); // NO
    }

    void usesWeakMemoryModes() {
        count.lazySet(1); // NO
        count.setPlain(1); // NO
        count.getPlain(); // NO
        count.setOpaque(1); // NO
        count.getAcquire(); // NO
        count.setRelease(1); // NO
        count.weakCompareAndSetVolatile(1, 2); // NO
        count.weakCompareAndSetPlain(1, 2); // NO
        count.compareAndExchangeAcquire(1, 2); // NO
        new AtomicBoolean().lazySet(true); // NO
        new AtomicReference<String>().getOpaque(); // NO
        new OwnReference().lazySet(""); // NO
        COUNT.setRelease(this, 1); // NO
        COUNT.getAcquire(this); // NO
        COUNT.setOpaque(this, 1); // NO
        COUNT.weakCompareAndSet(this, 1, 2); // NO
        COUNT.getAndAddRelease(this, 1); // NO
        VarHandle.fullFence(); // NO
        Runnable weak = new AtomicBoolean()::getPlain; // NO
    }

    void reachesIntoTheJdk() {
        sun.misc.Unsafe unsafe = null;
        unsafe.allocateMemory(1); // NO
        java.lang.foreign.Arena.global(); // NO
        new java.lang.ref.WeakReference<>(""); // NO
        try {
            number++;
        } catch (java.io.UncheckedIOException e) {
            number--;
        }
    }

    Object tests(Object any) throws java.nio.file.NoSuchFileException { // NO
        return any instanceof Process ? java.sql.Connection.class : null; // NO
    }

    native void nativeCode(); // NO

    @Override
    protected void finalize() { // the method's first line is that of its body
        number = 0; // NO
    }

    private Object readResolve() {
        return this; // NO
    }

    static class Loader extends ClassLoader { // NO
    }

    static class Mine extends Thread {
    }

    static class OwnReference extends AtomicReference<String> {
    }

    static class Gift implements java.io.Externalizable { // NO
        public void writeExternal(java.io.ObjectOutput out) { // NO
            number(); // NO
        }

        public void readExternal(java.io.ObjectInput in) { // NO
            number(); // NO
        }

        void number() {
        }
    }
}
