package locks;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
final class Guarded<T> {
    private final T state;
    Guarded(T state) { this.state = state; }
    synchronized void when(Predicate<? super T> p, Consumer<? super T> then) {
        boolean hit = false;
        try {
            while (!p.test(state)) {
                try { wait(); } catch (InterruptedException e) { hit = true; }
            }
            then.accept(state);
        } finally {
            if (hit) Thread.currentThread().interrupt();
        }
    }
    synchronized <R> R change(Function<? super T, ? extends R> f) {
        try { return f.apply(state); } finally { notifyAll(); }
    }
}
