package dev.lockstep.controller;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/// Decides how long to wait for a worker's next word. The place where a wall clock has a say, as it has in the pace of a
/// worker's signs of life that [Vigil] counts; a seam for tests.
@FunctionalInterface
interface Patience {

    /// The last resort against a worker that shows no sign of life any more, or lives and does nothing.
    Duration LAST_RESORT = Duration.ofMinutes(2);

    /// Waits for the next word; null when it has taken too long.
    <T> @Nullable T next(BlockingQueue<T> words) throws InterruptedException;

    /// Waits this long for each word.
    static Patience of(Duration limit) {
        return new Patience() {
            @Override
            public <T> @Nullable T next(BlockingQueue<T> words) throws InterruptedException {
                return words.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
            }
        };
    }
}
