package dev.lockstep.controller;

import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/// Waits without end, except for a worker that has just said that it is about to hang: no clock decides here.
final class LosesPatience implements Patience {

    private final Set<Integer> lost = ConcurrentHashMap.newKeySet();

    @Override
    public <T> @Nullable T next(BlockingQueue<T> words) throws InterruptedException {
        // the queue's identity: its own equality is that of a changing collection
        var key = System.identityHashCode(words);
        if (lost.remove(key)) {
            return null;
        }
        var word = words.take();
        if (word.toString().contains("check=hangs")) {
            lost.add(key);
        }
        return word;
    }
}
