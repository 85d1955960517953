package counter.contract;

public interface Latch {
    void open();

    void await() throws InterruptedException;

    boolean awaitInTime() throws InterruptedException;
}
