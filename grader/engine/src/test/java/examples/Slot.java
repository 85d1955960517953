package examples;

/// A buffer of one place, with a bug that every course shows: `notify` wakes one thread, and it may be the wrong one.
final class Slot {

    private Object item;

    synchronized void put(Object object) {
        while (item != null) {
            await();
        }
        item = object;
        notify(); // BUG: may wake another producer
    }

    synchronized Object take() {
        while (item == null) {
            await();
        }
        var taken = item;
        item = null;
        notify(); // BUG: may wake another consumer
        return taken;
    }

    @SuppressWarnings("WaitNotInLoop") // its callers loop
    private void await() {
        try {
            wait();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        var slot = new Slot();
        Thread[] threads = {new Thread(() -> slot.put("a"), "producer 1"),
                new Thread(() -> slot.put("b"), "producer 2"), new Thread(slot::take, "consumer 1"),
                new Thread(slot::take, "consumer 2")};
        for (var thread : threads) {
            thread.start();
        }
        for (var thread : threads) {
            thread.join();
        }
    }
}
