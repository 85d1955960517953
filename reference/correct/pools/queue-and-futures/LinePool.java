package pools;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingDeque;

import pools.contract.Launcher;
import pools.contract.Line;
import pools.contract.ProcessPool;
import pools.contract.TaskFailed;
import pools.contract.WorkerDied;

/// An agent for each process: a thread that takes tasks from a queue, and goes when its process dies or the pool is closed.
public final class LinePool implements ProcessPool {

    /// A task on its way; whose process it is run in is known when it is run.
    private static final class Job extends FutureTask<String> {
        private final Line[] worker;

        private Job(String task, Line[] worker) {
            super(() -> talk(worker[0], task));
            this.worker = worker;
        }

        static Job of(String task) {
            return new Job(task, new Line[1]);
        }

        void runOn(Line line) {
            worker[0] = line;
            run();
        }

        void fail(Exception problem) {
            setException(problem);
        }
    }

    private final Job stop = Job.of("");
    private final LinkedBlockingDeque<Job> jobs = new LinkedBlockingDeque<>();
    private final Launcher launcher;
    private final int workers;
    private int agents;
    private int open;
    private int waiting;
    private boolean closed;

    /// No agents yet.
    public LinePool(Launcher launcher, int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("no workers");
        }
        this.launcher = launcher;
        this.workers = workers;
    }

    @Override
    public String apply(String task) throws TaskFailed, IOException {
        Job job = Job.of(Objects.requireNonNull(task));
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("the pool is closed");
            }
            open++;
            waiting++;
            jobs.add(job);
            hire();
        }
        while (true) {
            try {
                return job.get();
            } catch (InterruptedException e) {
                // on and on
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case IOException gone -> throw gone;
                    case TaskFailed failed -> throw failed;
                    default -> throw new IllegalStateException(e.getCause());
                }
            }
        }
    }

    private void hire() {
        if (open > agents && agents < workers) {
            agents++;
            new Thread(this::serve).start();
        }
    }

    private void serve() {
        Line line = null;
        while (true) {
            Job job = take();
            if (job == stop) {
                jobs.add(stop); // for the next agent
                break;
            }
            if (line != null && line.hasEnded()) {
                jobs.addFirst(job);
                break;
            }
            begin();
            boolean lives = false;
            try {
                if (line == null) {
                    line = launcher.launch();
                }
                job.runOn(line);
                lives = job.state() == Future.State.SUCCESS || job.exceptionNow() instanceof TaskFailed;
            } catch (IOException e) {
                job.fail(e);
            }
            done();
            if (!lives) {
                break;
            }
        }
        if (line != null) {
            line.close();
        }
        leave();
    }

    private Job take() {
        while (true) {
            try {
                return jobs.take();
            } catch (InterruptedException e) {
                // nobody means it
            }
        }
    }

    private synchronized void begin() {
        waiting--;
        stopAll();
    }

    private synchronized void done() {
        open--;
    }

    private synchronized void leave() {
        agents--;
        hire();
    }

    private void stopAll() {
        if (closed && waiting == 0) {
            jobs.add(stop);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            stopAll();
        }
    }

    private static String talk(Line worker, String task) throws TaskFailed, WorkerDied {
        String answer;
        try {
            worker.send(task);
            answer = worker.receive().orElse(null);
        } catch (IOException e) {
            answer = null;
        }
        if (answer == null) {
            throw new WorkerDied();
        }
        return switch (answer.charAt(0)) {
            case '=' -> answer.substring(1);
            default -> throw new TaskFailed(new Throwable(answer.substring(1)));
        };
    }
}
