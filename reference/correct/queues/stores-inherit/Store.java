package queues;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Queue;

import queues.contract.Discipline;

/// Where elements lie: a discipline each. For one thread at a time.
abstract class Store<T> {

    abstract void add(T element);

    abstract T next();

    abstract int count();

    static <T> Store<T> of(Discipline<T> discipline) {
        if (discipline instanceof Discipline.Priority<T> priority) {
            return new Heap<>(priority.order());
        }
        return discipline instanceof Discipline.Lifo ? new Stack<>() : new Line<>();
    }

    private static class Line<T> extends Store<T> {
        final Deque<T> deque = new ArrayDeque<>();

        @Override
        void add(T element) {
            deque.add(element);
        }

        @Override
        T next() {
            return deque.poll();
        }

        @Override
        int count() {
            return deque.size();
        }
    }

    private static final class Stack<T> extends Line<T> {
        @Override
        void add(T element) {
            deque.push(element);
        }
    }

    private static final class Heap<T> extends Store<T> {
        private record Ticket<T>(long number, T element) {
        }

        private final Queue<Ticket<T>> heap;
        private long number;

        Heap(Comparator<? super T> order) {
            heap = new PriorityQueue<>((a, b) -> {
                var byOrder = order.compare(a.element, b.element);
                return byOrder != 0 ? byOrder : Long.compare(a.number, b.number);
            });
        }

        @Override
        void add(T element) {
            heap.add(new Ticket<>(number++, element));
        }

        @Override
        T next() {
            return heap.poll().element;
        }

        @Override
        int count() {
            return heap.size();
        }
    }
}
