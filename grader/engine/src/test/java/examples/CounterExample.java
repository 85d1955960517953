package examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import dev.lockstep.engine.Exploration;

@SuppressWarnings("NonAtomicVolatileUpdate") // the bug
class CounterExample {

    private volatile int count;

    @Test
    void noIncrementIsLost() {
        Exploration.of(() -> {
            var counter = new CounterExample();
            var other = new Thread(() -> counter.count++, "other");
            other.start();
            counter.count++;
            other.join();
            assertEquals(2, counter.count);
        }).verify();
    }
}
