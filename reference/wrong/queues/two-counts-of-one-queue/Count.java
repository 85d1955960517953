package queues;

/** So many of something: a semaphore in small. */
class Count {
    private long value;
    Count(long value) { this.value = value; }

    synchronized void take() throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        while (value == 0) wait();
        value--;
        if (value > 0) notify();
    }

    synchronized boolean take(long nanos) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        long end = System.nanoTime() + nanos;
        while (value == 0) {
            long left = end - System.nanoTime();
            if (left <= 0) return false;
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        value--;
        if (value > 0) notify();
        return true;
    }

    synchronized boolean tryTake() {
        if (value == 0) return false;
        value--;
        return true;
    }

    synchronized void give() { value++; notifyAll(); }
    synchronized int value() { return (int) value; }
}
