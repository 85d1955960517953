package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.STAMPED_LOCK;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.NOTHING_WRONG;

import java.util.concurrent.locks.StampedLock;

/// `StampedLock` and its optimistic reads.
public class PoolOptimisticPrograms {

    private final StampedLock lock = new StampedLock();
    private int x;
    private int y;

    private void move() {
        var stamp = lock.writeLock();
        try {
            x++;
            y++;
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    private int difference() {
        var stamp = lock.tryOptimisticRead();
        var a = x;
        var b = y;
        if (!lock.validate(stamp)) {
            stamp = lock.readLock();
            try {
                a = x;
                b = y;
            } finally {
                lock.unlockRead(stamp);
            }
        }
        return a - b;
    }

    @Shows(value = NOTHING_WRONG, primitive = STAMPED_LOCK, aspect = CORRECT,
            edge = "StampedLock: unlockWrite before tryOptimisticRead whose stamp validates")
    public static void aValidatedReadIsNoRace() throws Exception {
        var point = new PoolOptimisticPrograms();
        Go.together(point::move, () -> Go.check(point.difference() == 0));
    }

    @Shows(value = NOTHING_WRONG, primitive = STAMPED_LOCK, aspect = CORRECT)
    public static void aReadThatIsTriedAgainIsNoRace() throws Exception {
        var point = new PoolOptimisticPrograms();
        Go.together(point::move, () -> {
            int a;
            int b;
            long stamp;
            do {
                stamp = point.lock.tryOptimisticRead();
                a = point.x;
                b = point.y;
            } while (!point.lock.validate(stamp));
            Go.check(a == b);
        });
    }

    @Shows(value = DATA_RACE, primitive = STAMPED_LOCK, aspect = UNSYNCHRONISED)
    public static void aReadThatNobodyValidatesRaces() throws Exception {
        var point = new PoolOptimisticPrograms();
        Go.together(point::move, () -> {
            point.lock.tryOptimisticRead();
            Go.check(point.x >= 0);
        });
    }

    @Shows(value = EXCEPTION, primitive = STAMPED_LOCK, aspect = UNSYNCHRONISED)
    public static void valuesMayNotFitBeforeTheyAreValidated() throws Exception {
        var point = new PoolOptimisticPrograms();
        Go.together(point::move, () -> {
            var stamp = point.lock.tryOptimisticRead();
            Go.check(point.x == point.y);
            point.lock.validate(stamp);
        });
    }

    @Shows(value = DATA_RACE, primitive = STAMPED_LOCK, aspect = UNSYNCHRONISED)
    public static void aWriterWithoutTheLockRacesWithAnOptimisticReader() throws Exception {
        var point = new PoolOptimisticPrograms();
        Go.together(() -> point.x++, () -> Go.check(point.difference() <= 1));
    }

    @Shows(value = DATA_RACE, primitive = STAMPED_LOCK, aspect = UNSYNCHRONISED)
    public static void aReadAfterTheValidationRaces() throws Exception {
        var point = new PoolOptimisticPrograms();
        Go.together(point::move, () -> {
            var stamp = point.lock.tryOptimisticRead();
            if (point.lock.validate(stamp)) {
                Go.check(point.x >= 0);
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = STAMPED_LOCK, aspect = CORRECT)
    public static void aStampMayBeValidatedTwice() throws Exception {
        var point = new PoolOptimisticPrograms();
        Go.together(point::move, () -> {
            var stamp = point.lock.tryOptimisticRead();
            var a = point.x;
            if (point.lock.validate(stamp)) {
                var b = point.y;
                if (point.lock.validate(stamp)) {
                    Go.check(a == b);
                }
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = STAMPED_LOCK, aspect = CORRECT,
            edge = "StampedLock: unlockWrite before tryOptimisticRead whose stamp tryConvertToReadLock accepts")
    public static void anOptimisticStampBecomesAReadLock() throws Exception {
        var point = new PoolOptimisticPrograms();
        Go.together(point::move, () -> {
            var stamp = point.lock.tryOptimisticRead();
            var a = point.x;
            var converted = point.lock.tryConvertToReadLock(stamp);
            if (converted != 0) {
                Go.check(a == point.y);
                point.lock.unlockRead(converted);
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = STAMPED_LOCK, aspect = CORRECT)
    public static void readersAndWritersExclude() throws Exception {
        var point = new PoolOptimisticPrograms();
        Go.together(point::move, () -> {
            var stamp = point.lock.readLock();
            Go.check(point.x == point.y);
            point.lock.unlockRead(stamp);
        }, point::move);
    }
}
