package pools;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import pools.contract.Launcher;
import pools.contract.Line;
import pools.contract.ProcessPool;
import pools.contract.TaskFailed;
import pools.contract.WorkerDied;

/// A map of all workers that live, which is the monitor as well: to each line belongs whether it has a task.
public final class LinePool implements ProcessPool {

    private enum State {
        IDLE, BUSY
    }

    private record Answer(String kind, String text) {}

    private final Map<Line, State> workers = new HashMap<>();
    private final Launcher launcher;
    private final int most;
    private int launching;
    private int looking;
    private boolean closed;

    public LinePool(Launcher launcher, int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException();
        }
        this.launcher = launcher;
        most = workers;
    }

    @Override
    public String apply(String task) throws TaskFailed, IOException {
        Objects.requireNonNull(task);
        var worker = find().orElse(null);
        if (worker == null) {
            worker = launch();
        }
        var answer = ask(worker, task);
        synchronized (workers) {
            if (answer.isEmpty()) {
                workers.remove(worker);
            } else {
                workers.put(worker, State.IDLE);
            }
            changed();
        }
        if (answer.isEmpty()) {
            worker.close();
            throw new WorkerDied();
        }
        if (answer.get().kind().isEmpty()) {
            return answer.get().text();
        }
        throw new TaskFailed(new Exception(answer.get().text()));
    }

    /// Nothing if one is to be launched.
    private Optional<Line> find() {
        synchronized (workers) {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            looking++;
            try {
                while (true) {
                    workers.entrySet().removeIf(each -> each.getValue() == State.IDLE && each.getKey().hasEnded());
                    var idle = workers.entrySet().stream().filter(each -> each.getValue() == State.IDLE).findAny();
                    if (idle.isPresent()) {
                        idle.get().setValue(State.BUSY);
                        return Optional.of(idle.get().getKey());
                    }
                    if (workers.size() + launching < most) {
                        launching++;
                        return Optional.empty();
                    }
                    workers.wait();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                looking--;
                changed();
            }
        }
    }

    private Line launch() throws IOException {
        Line line = null;
        try {
            line = launcher.launch();
            return line;
        } finally {
            synchronized (workers) {
                launching--;
                if (line != null) {
                    workers.put(line, State.BUSY);
                }
                changed();
            }
        }
    }

    private static Optional<Answer> ask(Line worker, String task) {
        try {
            worker.send(task);
            var kind = worker.receive();
            var text = worker.receive();
            return text.map(known -> new Answer(kind.orElseThrow(), known));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Holding the monitor.
    private void changed() {
        workers.notifyAll();
        if (closed && looking == 0) {
            workers.entrySet().removeIf(each -> {
                if (each.getValue() == State.IDLE) {
                    each.getKey().close();
                    return true;
                }
                return false;
            });
        }
    }

    @Override
    public void close() {
        synchronized (workers) {
            closed = true;
            changed();
        }
    }
}
