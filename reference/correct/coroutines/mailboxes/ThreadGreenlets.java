package coroutines;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

import coroutines.contract.Greenlet;
import coroutines.contract.Greenlets;

/// Routines write letters to one another. A letter says what to do, and is opened by the one who has got it.
public final class ThreadGreenlets<V> implements Greenlets<V> {

    private interface Letter<V> {
        V open();
    }

    private Box current;

    public ThreadGreenlets() {
        current = new Box(new ArrayDeque<>(), null);
        current.stage = Stage.BEGUN;
    }

    @Override
    public Greenlet<V> current() {
        return current;
    }

    @Override
    public Greenlet<V> create(Function<V, V> body) {
        Deque<Box> makers = new ArrayDeque<>(current.makers);
        makers.push(current);
        return new Box(makers, body);
    }

    private enum Stage {
        NEW, BEGUN, OVER
    }

    private final class Box implements Greenlet<V> {
        private final LinkedBlockingQueue<Letter<V>> letters = new LinkedBlockingQueue<>();
        private final Deque<Box> makers;
        private final Function<V, V> body;
        private Stage stage = Stage.NEW;

        Box(Deque<Box> makers, Function<V, V> body) {
            this.makers = makers;
            this.body = body;
        }

        @Override
        public V switchTo(V value) {
            Box me = current;
            if (stage == Stage.OVER || this == me) {
                throw new IllegalStateException(stage + "");
            }
            write(() -> value);
            return me.read().open();
        }

        private void write(Letter<V> letter) {
            current = this;
            Stage before = stage;
            if (before == Stage.NEW) {
                stage = Stage.BEGUN;
                Thread thread = new Thread(this::live);
                thread.setDaemon(true);
                thread.start();
            }
            letters.add(letter);
        }

        private Letter<V> read() {
            boolean interrupted = false;
            Letter<V> letter = null;
            while (letter == null) {
                try {
                    letter = letters.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return letter;
        }

        private void live() {
            Letter<V> last;
            try {
                V value = body.apply(read().open());
                last = () -> value;
            } catch (RuntimeException e) {
                last = () -> {
                    throw e;
                };
            } catch (Error e) {
                last = () -> {
                    throw e;
                };
            }
            stage = Stage.OVER;
            for (Box maker : makers) {
                if (!maker.isEnded()) {
                    maker.write(last);
                    return;
                }
            }
        }

        @Override
        public boolean isEnded() {
            return stage == Stage.OVER;
        }
    }
}
