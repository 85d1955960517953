package deadlock;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

final class BackOff {
    private BackOff() {}

    static void untilAllHeld(List<ReentrantLock> locks) {
        boolean interrupted = false;
        while (!tryAll(locks)) {
            try {
                Thread.sleep(5); // BUG
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean tryAll(List<ReentrantLock> locks) {
        int held = 0;
        while (held < locks.size() && locks.get(held).tryLock()) {
            held++;
        }
        if (held == locks.size()) {
            return true;
        }
        while (held > 0) {
            locks.get(--held).unlock();
        }
        return false;
    }
}
