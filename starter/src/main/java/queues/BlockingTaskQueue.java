package queues;

import java.util.concurrent.TimeUnit;

import queues.contract.Discipline;
import queues.contract.TaskQueue;

/// Your queue. What each method must do is written in [TaskQueue]; the handout says what you may build it from. The numbers
/// are an order to work in: after TODO 2, where [#put] and [#get] need not wait yet, the first check passes.
public class BlockingTaskQueue<E> implements TaskQueue<E> {

    /// TODO 1: remember what you are told. A collection of `java.util` keeps the elements; begin with FIFO.
    public BlockingTaskQueue(Discipline<E> discipline, int capacity) {
    }

    @Override
    public void put(E element) throws InterruptedException {
        throw new UnsupportedOperationException("TODO 2: put it in. TODO 7: wait while there is no room");
    }

    @Override
    public E get() throws InterruptedException {
        throw new UnsupportedOperationException("TODO 2: take the first one out. TODO 6: wait while there is none");
    }

    @Override
    public int size() {
        throw new UnsupportedOperationException("TODO 3: how many are in?");
    }

    @Override
    public boolean isEmpty() {
        throw new UnsupportedOperationException("TODO 3: is none in?");
    }

    @Override
    public boolean isFull() {
        throw new UnsupportedOperationException("TODO 3: is there no room? (What does a capacity of 0 say?)");
    }

    @Override
    public void putNow(E element) {
        throw new UnsupportedOperationException("TODO 4: put it in, or refuse and change nothing");
    }

    @Override
    public E getNow() {
        throw new UnsupportedOperationException("TODO 4: take the next one out (TODO 5: in all three disciplines)");
    }

    @Override
    public void put(E element, long timeout, TimeUnit unit) throws InterruptedException {
        throw new UnsupportedOperationException("TODO 8: wait for room, but no longer than the timeout");
    }

    @Override
    public E get(long timeout, TimeUnit unit) throws InterruptedException {
        throw new UnsupportedOperationException("TODO 8: wait for an element, but no longer than the timeout");
    }

    @Override
    public void taskDone() {
        throw new UnsupportedOperationException("TODO 9: one element less is to be done; refuse if none is");
    }

    @Override
    public void join() throws InterruptedException {
        throw new UnsupportedOperationException("TODO 9: wait until all that was put is done");
    }
}
