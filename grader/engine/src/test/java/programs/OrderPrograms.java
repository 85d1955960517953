package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.INTERRUPT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.CLASS_INITIALISATION;
import static programs.Primitive.FINAL;
import static programs.Primitive.MONITOR;
import static programs.Primitive.PLAIN;
import static programs.Primitive.THREAD;
import static programs.Primitive.VIRTUAL_THREAD;
import static programs.Primitive.VOLATILE;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.NOTHING_WRONG;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A correct program for every edge of chapter 17.4 of the Java Language Specification; a plain field beside it would be
/// raced for if the edge were missing. And racy ones for edges that do not exist.
@SuppressWarnings("ThreadPriorityCheck") // wrong on purpose, or old: that is what they show
public class OrderPrograms {

    volatile boolean flag;
    volatile int count;
    volatile long[] elements = new long[1];

    @Shows(value = NOTHING_WRONG, primitive = PLAIN, aspect = CORRECT, edge = "JLS 17.4.5: program order")
    public static void aThreadSeesItsOwnWrites() {
        var shared = new Box(1);
        shared.value = 2;
        Go.check(shared.value == 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN, aspect = CORRECT, edge = "JLS 17.4.4: default values come first")
    public static void defaultValuesNeedNoOrder() throws Exception {
        var shared = new Box[]{new Box(), new Box()};
        Go.together(() -> Go.check(shared[0].value == 0), () -> Go.check(shared[0].value == 0 && shared.length == 2));
    }

    @Shows(value = NOTHING_WRONG, primitive = MONITOR, aspect = CORRECT,
            edge = "JLS 17.4.4: unlock of a monitor before every later lock")
    public static void whatIsWrittenBeforeAMonitorIsLeftIsSeenInIt() throws Exception {
        var lock = new Object();
        var seen = new OrderPrograms();
        Go.orderedIf(() -> {
            synchronized (lock) {
                seen.flag = true;
            }
        }, () -> {
            synchronized (lock) {
                return seen.flag;
            }
        });
    }

    @Shows(value = DATA_RACE, primitive = MONITOR, aspect = UNSYNCHRONISED)
    public static void twoMonitorsOrderNothing() throws Exception {
        var shared = new Box();
        Go.together(() -> {
            synchronized (new Object()) {
                shared.value = 1;
            }
        }, () -> {
            synchronized (shared) {
                shared.value = 2;
            }
        });
    }

    @Shows(value = DATA_RACE, primitive = MONITOR, aspect = UNSYNCHRONISED)
    public static void readingWithoutTheMonitorOfTheWriterRaces() throws Exception {
        var shared = new Box();
        Go.together(() -> {
            synchronized (shared) {
                shared.value = 1;
            }
        }, () -> Go.check(shared.value < 2));
    }

    @Shows(value = NOTHING_WRONG, primitive = VOLATILE, aspect = CORRECT,
            edge = "JLS 17.4.4: write of a volatile before every later read")
    public static void waitingForAVolatileFlagOrders() throws Exception {
        var shared = new OrderPrograms();
        Go.ordered(() -> shared.flag = true, () -> {
            while (!shared.flag) {
                Thread.onSpinWait();
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = VOLATILE, aspect = CORRECT, edge = "JLS 17.4.5: transitivity")
    public static void orderGoesThroughAThirdThread() throws Exception {
        var first = new OrderPrograms();
        var second = new OrderPrograms();
        var shared = new Box();
        Go.together(() -> {
            shared.value = 1;
            first.flag = true;
        }, () -> {
            if (first.flag) {
                second.flag = true;
            }
        }, () -> {
            if (second.flag) {
                Go.check(shared.value == 1);
            }
        });
    }

    @Shows(value = DATA_RACE, primitive = VOLATILE, aspect = UNSYNCHRONISED)
    public static void anotherVolatileFieldOrdersNothing() throws Exception {
        var shared = new OrderPrograms();
        Go.orderedIf(() -> shared.flag = true, () -> shared.count == 0);
    }

    @Shows(value = DATA_RACE, primitive = VOLATILE, aspect = UNSYNCHRONISED)
    public static void readingAVolatilePublishesNothing() throws Exception {
        var shared = new OrderPrograms();
        var plain = new Box();
        Go.together(() -> {
            plain.value = 1;
            Go.check(shared.count < 2);
        }, () -> {
            shared.count = 1;
            Go.check(plain.value < 2);
        });
    }

    @Shows(value = DATA_RACE, primitive = VOLATILE, aspect = UNSYNCHRONISED)
    public static void theElementsOfAVolatileArrayAreNotVolatile() throws Exception {
        var shared = new OrderPrograms();
        Go.together(() -> shared.elements[0] = 1, () -> Go.check(shared.elements[0] < 2));
    }

    @Shows(value = NOTHING_WRONG, primitive = VOLATILE, aspect = CORRECT)
    public static void writingTheArrayBackPublishesItsElements() throws Exception {
        var shared = new OrderPrograms();
        Go.together(() -> {
            var made = new long[]{7};
            shared.elements = made;
        }, () -> Go.check(shared.elements[0] % 7 == 0));
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = CORRECT,
            edge = "JLS 17.4.4: start before the first action")
    public static void whatIsWrittenBeforeStartIsSeen() throws Exception {
        var shared = new Box();
        var thread = new Thread(() -> Go.check(shared.value == 3));
        shared.value = 3;
        thread.start();
        thread.join();
    }

    @Shows(value = DATA_RACE, primitive = THREAD, aspect = UNSYNCHRONISED)
    public static void whatIsWrittenAfterStartRaces() throws Exception {
        var shared = new Box();
        var thread = Go.start(() -> Go.check(shared.value < 4));
        shared.value = 3;
        thread.join();
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = CORRECT,
            edge = "JLS 17.4.4: the final action before join")
    public static void joinShowsWhatAThreadDid() throws Exception {
        var shared = new Box();
        var thread = Go.start(() -> shared.value = 1);
        thread.join();
        Go.check(shared.value == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = CORRECT,
            edge = "JLS 17.4.4: the final action before isAlive says false")
    public static void isAliveShowsWhatAThreadDid() throws Exception {
        var shared = new Box();
        var thread = Go.start(() -> shared.value = 1);
        while (thread.isAlive()) {
            Thread.onSpinWait();
        }
        Go.check(shared.value == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = CORRECT,
            edge = "JLS 17.4.4: the final action before getState says TERMINATED")
    public static void aTerminatedStateShowsWhatAThreadDid() throws Exception {
        var shared = new Box();
        var thread = Go.start(() -> shared.value = 1);
        if (thread.getState() == Thread.State.TERMINATED) {
            Go.check(shared.value == 1);
        }
        thread.join();
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = CORRECT, edge = "Thread.join(Duration) that says true")
    public static void aJoinThatSaysTrueShowsWhatAThreadDid() throws Exception {
        var shared = new Box();
        var thread = Go.start(() -> shared.value = 1);
        Go.check(thread.join(Duration.ofSeconds(1)));
        Go.check(shared.value == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = VIRTUAL_THREAD, aspect = CORRECT,
            edge = "JLS 17.4.4: start and join of a virtual thread")
    public static void aVirtualThreadIsOrderedByStartAndJoin() throws Exception {
        var shared = new Box(1);
        Thread.ofVirtual().start(() -> shared.value++).join();
        Go.check(shared.value == 2);
    }

    @Shows(value = DATA_RACE, primitive = VIRTUAL_THREAD, aspect = UNSYNCHRONISED)
    public static void virtualThreadsRaceForAPlainField() throws Exception {
        var shared = new Box();
        var first = Thread.startVirtualThread(() -> shared.value++);
        var second = Thread.startVirtualThread(() -> shared.value++);
        first.join();
        second.join();
    }

    @Shows(value = DATA_RACE, primitive = THREAD, aspect = UNSYNCHRONISED, anyDelay = true)
    public static void aJoinThatTimesOutOrdersNothing() throws Exception {
        var shared = new Box();
        var thread = Go.start(() -> shared.value = 1);
        thread.join(1);
        Go.check(shared.value < 2);
    }

    @Shows(value = DATA_RACE, primitive = THREAD, aspect = UNSYNCHRONISED)
    public static void sleepingLongEnoughIsNoOrder() throws Exception {
        var shared = new Box();
        Go.together(() -> shared.value = 1, () -> {
            TimeUnit.DAYS.sleep(1);
            Go.check(shared.value == 1);
        });
    }

    @Shows(value = DATA_RACE, primitive = THREAD, aspect = UNSYNCHRONISED)
    public static void yieldingOrdersNothing() throws Exception {
        var shared = new Box();
        Go.together(() -> shared.value = 1, () -> {
            Thread.yield();
            Go.check(shared.value < 2);
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = INTERRUPT,
            edge = "JLS 17.4.4: interrupt before the exception that tells of it")
    public static void anInterruptedSleepShowsWhatTheInterrupterDid() throws Exception {
        var shared = new Box();
        var sleeper = Go.start(() -> {
            try {
                Thread.sleep(1_000);
                throw new AssertionError("not interrupted");
            } catch (InterruptedException e) {
                Go.check(shared.value == 1);
            }
        });
        shared.value = 1;
        sleeper.interrupt();
        sleeper.join();
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = INTERRUPT,
            edge = "JLS 17.4.4: interrupt before Thread.interrupted says true")
    public static void anInterruptThatIsPolledShowsWhatTheInterrupterDid() throws Exception {
        var shared = new Box();
        var poller = Go.start(() -> {
            while (!Thread.interrupted()) {
                Thread.onSpinWait();
            }
            Go.check(shared.value == 1);
        });
        shared.value = 1;
        poller.interrupt();
        poller.join();
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = INTERRUPT,
            edge = "JLS 17.4.4: interrupt before anybody's isInterrupted says true")
    public static void anInterruptThatAThirdSeesShowsWhatTheInterrupterDid() throws Exception {
        var shared = new Box();
        var sleeper = new Thread(Go.quietly(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        }));
        sleeper.start();
        Go.together(() -> {
            shared.value = 1;
            sleeper.interrupt();
        }, () -> {
            if (sleeper.isInterrupted()) {
                Go.check(shared.value == 1);
            }
        });
        sleeper.join();
    }

    @Shows(value = DATA_RACE, primitive = THREAD, aspect = UNSYNCHRONISED)
    public static void notBeingInterruptedYetOrdersNothing() throws Exception {
        var shared = new Box();
        var poller = Go.start(() -> {
            Go.check(!Thread.currentThread().isInterrupted() || shared.value == 1);
            Go.check(shared.value < 2);
        });
        shared.value = 1;
        poller.interrupt();
        poller.join();
    }

    /// Immutable but for what a constructor may do.
    private static final class Point {
        final int x;
        final int[] more;

        Point(int x) {
            this.x = x;
            more = new int[]{x};
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = FINAL, aspect = CORRECT)
    public static void anObjectOfFinalFieldsIsHandedOverByAVolatile() throws Exception {
        var shared = new Object() {
            volatile Point point = new Point(1);
        };
        Go.together(() -> shared.point = new Point(2), () -> {
            var seen = shared.point;
            Go.check(seen.x == seen.more[0]);
        });
    }

    @Shows(value = DATA_RACE, primitive = FINAL, aspect = UNSYNCHRONISED)
    public static void theReferenceToAnObjectOfFinalFieldsIsRacedFor() throws Exception {
        var shared = new Object() {
            Point point = new Point(1);
        };
        Go.together(() -> shared.point = new Point(2), () -> Go.check(shared.point.x > 0));
    }

    @Shows(value = DATA_RACE, primitive = FINAL, aspect = UNSYNCHRONISED)
    public static void anArrayInAFinalFieldIsNotFinal() throws Exception {
        var shared = new Point(1);
        Go.together(() -> shared.more[0]++, () -> shared.more[0]++);
    }

    /// Initialised by whoever comes first.
    private static final class Holder {
        static final Box INSTANCE = new Box(5);
        static int[] table = {1, 2, 3};
    }

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = CORRECT,
            edge = "JLS 12.4.2: class initialisation before every use")
    public static void aHolderClassInitialisesLazilyAndSafely() throws Exception {
        Go.Task task = () -> Go.check(Holder.INSTANCE.value == 5 && Holder.table[2] == 3);
        Go.together(task, task);
    }

    @Shows(value = DATA_RACE, primitive = CLASS_INITIALISATION, aspect = UNSYNCHRONISED)
    public static void aStaticFieldWrittenAfterInitialisationRaces() throws Exception {
        Go.together(() -> Holder.table[0] = 2, () -> Go.check(Holder.table[0] > 0));
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = INTERRUPT)
    public static void joiningAThreadThatHasEndedTakesNoNoticeOfAnInterrupt() throws Exception {
        var thread = Go.start(() -> {
        });
        thread.join();
        Thread.currentThread().interrupt();
        thread.join();
        thread.join(1);
        new Thread(() -> {
        }).join();
        Go.check(Thread.interrupted());
    }

    @Shows(value = EXCEPTION, primitive = THREAD, aspect = INTERRUPT)
    public static void joiningAThreadThatMayHaveEndedTakesPerhapsNoNoticeOfAnInterrupt() throws Exception {
        var thread = Go.start(() -> {
        });
        Thread.currentThread().interrupt();
        try {
            thread.join();
            throw new IllegalStateException("not noticed");
        } catch (InterruptedException noticed) {
            Go.check(!Thread.currentThread().isInterrupted());
        }
    }

    @Shows(value = EXCEPTION, primitive = THREAD, aspect = INTERRUPT)
    public static void joiningAThreadThatMayNotHaveEndedPerhapsTakesNoticeOfAnInterrupt() throws Exception {
        var thread = Go.start(() -> {
        });
        Thread.currentThread().interrupt();
        thread.join();
        Go.check(Thread.interrupted());
    }
}
