package locks;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
public class SpinLock extends Spinning {
    private static final VarHandle BIT;
    static {
        try {
            BIT = MethodHandles.lookup().findVarHandle(SpinLock.class, "bit", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
    private volatile int bit;
    @Override protected boolean attempt() { return (int) BIT.getAndBitwiseOr(this, 1) == 0; }
    @Override public void unlock() { BIT.setVolatile(this, 0); }
}
