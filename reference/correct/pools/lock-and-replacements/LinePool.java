package pools;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import pools.contract.Launcher;
import pools.contract.Line;
import pools.contract.ProcessPool;
import pools.contract.TaskFailed;
import pools.contract.WorkerDied;

/// A lock and a condition. Whoever gives a place back wakes one who waits for it.
public final class LinePool implements ProcessPool {
    private final Lock lock = new ReentrantLock();
    private final Condition placeFree = lock.newCondition();
    private final Launcher launcher;
    private final int workers;
    private final List<Line> idle = new ArrayList<>();
    private int busy;
    private int waiting;
    private boolean closed;

    /// A pool of so many processes.
    public LinePool(Launcher launcher, int workers) {
        if (workers <= 0) {
            throw new IllegalArgumentException();
        }
        this.launcher = launcher;
        this.workers = workers;
    }

    @Override
    public String apply(String task) throws TaskFailed, IOException {
        Objects.requireNonNull(task);
        Line line = takePlace();
        boolean alive = false;
        try {
            if (line == null) {
                line = launcher.launch();
            }
            Optional<String> result = Optional.empty();
            Optional<String> how = Optional.empty();
            try {
                line.send(task);
                result = line.receive();
                how = line.receive();
            } catch (IOException died) {
                throw new WorkerDied();
            }
            if (how.isEmpty()) {
                throw new WorkerDied();
            }
            alive = true;
            if (LineWorker.How.valueOf(how.get()) == LineWorker.How.FAILED) {
                throw new TaskFailed(new RuntimeException(result.get()));
            }
            return result.get();
        } finally {
            givePlaceBack(line, alive);
        }
    }

    private Line takePlace() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            waiting++;
            while (busy == workers) {
                placeFree.awaitUninterruptibly();
            }
            waiting--;
            busy++;
            idle.removeIf(line -> {
                if (line.hasEnded()) {
                    line.close();
                    return true;
                }
                return false;
            });
            Line found = idle.isEmpty() ? null : idle.removeLast();
            letGo();
            return found;
        } finally {
            lock.unlock();
        }
    }

    private void givePlaceBack(Line line, boolean alive) {
        lock.lock();
        try {
            busy--;
            if (alive) {
                idle.add(line);
            } else if (line != null) {
                line.close();
            }
            letGo();
            placeFree.signal();
        } finally {
            lock.unlock();
        }
    }

    private void letGo() {
        if (closed && waiting == 0) {
            idle.forEach(Line::close);
            idle.clear();
        }
    }

    @Override
    public void close() {
        lock.lock();
        closed = true;
        letGo();
        lock.unlock();
    }
}
