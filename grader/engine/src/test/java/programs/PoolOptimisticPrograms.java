package programs;

import java.util.concurrent.locks.StampedLock;

import programs.Shows.Result;

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

    @Shows(Result.NOTHING_WRONG)
    public static void aValidatedReadIsNoRace() throws Exception {
        var point = new PoolOptimisticPrograms();
        Go.together(point::move, () -> Go.check(point.difference() == 0));
    }

    @Shows(Result.NOTHING_WRONG)
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

    @Shows(Result.DATA_RACE)
    public static void aReadThatNobodyValidatesRaces() throws Exception {
        var point = new PoolOptimisticPrograms();
        Go.together(point::move, () -> {
            point.lock.tryOptimisticRead();
            Go.check(point.x >= 0);
        });
    }

    @Shows(Result.EXCEPTION)
    public static void valuesMayNotFitBeforeTheyAreValidated() throws Exception {
        var point = new PoolOptimisticPrograms();
        Go.together(point::move, () -> {
            var stamp = point.lock.tryOptimisticRead();
            Go.check(point.x == point.y);
            point.lock.validate(stamp);
        });
    }

    @Shows(Result.DATA_RACE)
    public static void aWriterWithoutTheLockRacesWithAnOptimisticReader() throws Exception {
        var point = new PoolOptimisticPrograms();
        Go.together(() -> point.x++, () -> Go.check(point.difference() <= 1));
    }

    @Shows(Result.DATA_RACE)
    public static void aReadAfterTheValidationRaces() throws Exception {
        var point = new PoolOptimisticPrograms();
        Go.together(point::move, () -> {
            var stamp = point.lock.tryOptimisticRead();
            if (point.lock.validate(stamp)) {
                Go.check(point.x >= 0);
            }
        });
    }

    @Shows(Result.NOTHING_WRONG)
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

    @Shows(Result.NOTHING_WRONG)
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

    @Shows(Result.NOTHING_WRONG)
    public static void readersAndWritersExclude() throws Exception {
        var point = new PoolOptimisticPrograms();
        Go.together(point::move, () -> {
            var stamp = point.lock.readLock();
            Go.check(point.x == point.y);
            point.lock.unlockRead(stamp);
        }, point::move);
    }
}
