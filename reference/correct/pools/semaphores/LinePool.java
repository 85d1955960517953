package pools;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Semaphore;

import pools.contract.Launcher;
import pools.contract.Line;
import pools.contract.ProcessPool;
import pools.contract.TaskFailed;
import pools.contract.WorkerDied;

/// A permit for each process that there may be, and a semaphore for a lock.
public class LinePool implements ProcessPool {
    private final Semaphore permits;
    private final Semaphore mutex = new Semaphore(1);
    private final Deque<Line> stack = new ArrayDeque<>();
    private final Launcher launcher;
    private int unserved;
    private boolean closed;

    public LinePool(Launcher launcher, int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException(String.valueOf(workers));
        }
        this.launcher = launcher;
        permits = new Semaphore(workers);
    }

    @Override
    public String apply(String task) throws TaskFailed, IOException {
        if (task == null) {
            throw new NullPointerException();
        }
        mutex.acquireUninterruptibly();
        boolean refused = closed;
        if (!refused) {
            unserved++;
        }
        mutex.release();
        if (refused) {
            throw new IllegalStateException();
        }
        permits.acquireUninterruptibly();
        Line line = pop();
        try {
            if (line == null) {
                line = launcher.launch();
            }
            String answer = ask(line, task);
            if (answer == null) {
                line.close();
                line = null;
                throw new WorkerDied();
            }
            if (answer.startsWith("-")) {
                throw new TaskFailed(new Error(answer.substring(1)));
            }
            return answer.substring(1);
        } finally {
            push(line);
            permits.release();
        }
    }

    private static String ask(Line line, String task) {
        try {
            line.send(task);
            return line.receive().orElse(null);
        } catch (IOException e) {
            return null;
        }
    }

    private Line pop() {
        mutex.acquireUninterruptibly();
        try {
            unserved--;
            Line line;
            do {
                line = stack.pollFirst();
                if (line != null && line.hasEnded()) {
                    line.close();
                }
            } while (line != null && line.hasEnded());
            sweep();
            return line;
        } finally {
            mutex.release();
        }
    }

    private void push(Line line) {
        mutex.acquireUninterruptibly();
        if (line != null) {
            stack.addFirst(line);
        }
        sweep();
        mutex.release();
    }

    private void sweep() {
        while (closed && unserved == 0 && !stack.isEmpty()) {
            Objects.requireNonNull(stack.pollFirst()).close();
        }
    }

    @Override
    public void close() {
        mutex.acquireUninterruptibly();
        closed = true;
        sweep();
        mutex.release();
    }
}
