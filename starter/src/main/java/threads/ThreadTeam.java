package threads;

import java.util.List;
import java.util.concurrent.TimeUnit;

import threads.contract.Team;

/// Your team. What each method must do is written in [Team]; the handout says what you may build it from. The numbers are an
/// order to work in: after TODO 1 the first check passes.
public class ThreadTeam implements Team {

    /// TODO 3: what has to be remembered of the workers, and what keeps two threads apart that use it at the same time?
    public ThreadTeam() {
    }

    @Override
    public void start(String name, Runnable task) {
        throw new UnsupportedOperationException(
                "TODO 1: make a thread that runs the task, and start it. TODO 2: the name; refuse null");
    }

    @Override
    public void startDaemon(String name, Runnable task) {
        throw new UnsupportedOperationException("TODO 2: the same with a daemon");
    }

    @Override
    public void start(Thread thread) {
        throw new UnsupportedOperationException("TODO 2: start the thread, unless it has been started before");
    }

    @Override
    public List<String> alive() {
        throw new UnsupportedOperationException("TODO 4: the names of those who are started and have not ended");
    }

    @Override
    public void joinAll() throws InterruptedException {
        throw new UnsupportedOperationException(
                "TODO 5: wait for all who are not daemons. TODO 6: hand over what was thrown, once");
    }

    @Override
    public boolean joinAll(long timeout, TimeUnit unit) throws InterruptedException {
        throw new UnsupportedOperationException("TODO 7: wait for all together no longer than the timeout");
    }
}
