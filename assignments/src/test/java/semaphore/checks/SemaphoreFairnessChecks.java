package semaphore.checks;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Timers;
import dev.lockstep.api.Topic;
import semaphore.contract.Semaphore;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The fair semaphore serves in the order of arrival.
@Topic("semaphore")
public class SemaphoreFairnessChecks {

    /// More threads than anybody counts on.
    private static final int CROWD = 20;

    @Check(points = 3, title = "serves waiting threads in the order of their arrival, where it is fair",
            needs = "waitsForPermit", finding = "overtaken",
            hint = "What decides who comes next: a queue, or luck? Whom notify wakes, and who gets a "
                    + "monitor or a lock first, is luck.")
    @Explore(preemptions = 1)
    void servesInOrderOfArrival(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = fair(submission, 1);
        semaphore.acquire();
        var journal = new Journal();
        var arrivals = List.of("first", "second", "third");
        for (var name : arrivals) {
            threads.start(name, () -> {
                semaphore.acquire();
                assertEquals(name, arrivals.get(journal.entries().size()), "who should be served now");
                journal.add(name);
                semaphore.release();
            });
            threads.settle();
        }
        semaphore.release();
        threads.join();
    }

    @Check(points = 3, title = "lets no newcomer pass a waiting thread, where it is fair",
            needs = "servesInOrderOfArrival", finding = "overtaken",
            hint = "A permit is there, but is there nobody who came earlier?")
    @Explore
    void admitsNoNewcomerFirst(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = fair(submission, 1);
        semaphore.acquire();
        var journal = new Journal();
        threads.start("earlier", () -> {
            semaphore.acquire();
            journal.add("earlier");
            semaphore.release();
        });
        threads.settle();
        semaphore.release();
        semaphore.acquire();
        assertEquals(List.of("earlier"), journal.entries(), "who was served before the newcomer");
        semaphore.release();
        threads.join();
    }

    @Check(points = 2, title = "lets no small demand pass a larger one, where it is fair",
            needs = "servesInOrderOfArrival", finding = "overtaken",
            hint = "Only the thread at the head of the queue may go, even if it must wait for more.")
    @Explore
    void keepsLargeDemandFirst(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = fair(submission, 2);
        semaphore.acquire(2);
        var journal = new Journal();
        threads.start("large", () -> {
            semaphore.acquire(2);
            journal.add("large");
            semaphore.release(2);
        });
        threads.settle();
        threads.start("small", () -> {
            semaphore.acquire();
            assertEquals(List.of("large"), journal.entries(), "who was served before the small demand");
            semaphore.release();
        });
        threads.settle();
        semaphore.release();
        threads.settle();
        semaphore.release();
        threads.join();
    }

    @Check(points = 2, title = "lets tryAcquire() pass nobody, where it is fair", needs = "servesInOrderOfArrival",
            finding = "overtaken", hint = "Does tryAcquire() look whether anybody waits?")
    void tryAcquirePassesNobody(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = fair(submission, 2);
        assertTrue(semaphore.tryAcquire(), "tryAcquire() took no permit although there was one and nobody waited");
        threads.start("large", () -> semaphore.acquire(2));
        threads.settle();
        assertFalse(semaphore.tryAcquire(), "tryAcquire() took the permit that is left although another thread waits");
        assertFalse(semaphore.tryAcquire(0, SECONDS),
                "tryAcquire(0, SECONDS) took the permit that is left although another thread waits");
        semaphore.release();
        threads.join();
    }

    @Check(points = 2, title = "closes the gap when a thread leaves the queue, where it is fair",
            needs = "servesInOrderOfArrival", finding = "gap-left",
            hint = "Who leaves the queue without a permit may be the only one who kept the next from going.")
    @Explore(preemptions = 1)
    void closesGapInQueue(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = fair(submission, 2);
        semaphore.acquire();
        var large = threads.start("large", () -> assertThrows(InterruptedException.class, () -> semaphore.acquire(2),
                "acquire(2) threw no InterruptedException, though its thread was interrupted"));
        threads.settle();
        var small = threads.start("small", semaphore::acquire);
        threads.settle();
        large.interrupt();
        small.join();
        threads.start("timed", () -> assertFalse(semaphore.tryAcquire(1, SECONDS),
                "tryAcquire(1, SECONDS) took a permit although none was left"));
        threads.settle();
        var interrupted = threads.start("interrupted",
                () -> assertThrows(InterruptedException.class, () -> semaphore.tryAcquire(1, HOURS),
                        "tryAcquire(1, HOURS) threw no InterruptedException, though its thread was interrupted"));
        threads.settle();
        threads.start("last", semaphore::acquire);
        Thread.sleep(2_000);
        interrupted.interrupt();
        threads.settle();
        semaphore.release();
        threads.join();
    }

    @Check(points = 1,
            title = "closes the gaps when several threads leave the queue behind the first, where it is fair",
            needs = "closesGapInQueue", finding = "gap-left",
            hint = "Who leaves: this thread, or another that wants as much? And who comes when two neighbours have left?")
    void closesGapsBehindTheFirst(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = fair(submission, 1);
        semaphore.acquire();
        threads.startAndSettle("first", semaphore::acquire);
        var impatient = IntStream.rangeClosed(1, 3).mapToObj(i -> threads.startAndSettle("impatient " + i,
                () -> assertThrows(InterruptedException.class, semaphore::acquire,
                        "acquire() threw no InterruptedException, though its thread was interrupted")))
                .toList();
        threads.startAndSettle("timed", () -> assertFalse(semaphore.tryAcquire(1, SECONDS),
                "tryAcquire(1, SECONDS) took a permit although none was left"));
        threads.startAndSettle("last", semaphore::acquire);
        impatient.forEach(Thread::interrupt);
        Thread.sleep(2_000);
        semaphore.release();
        threads.settle();
        assertEquals(0, semaphore.availablePermits(), "permits left when the first thread has the one that came back");
        semaphore.release();
        threads.join();
        assertEquals(0, semaphore.availablePermits(), "permits left when the last thread has the one that came back");
    }

    @Check(points = 2, title = "serves threads that wait with a timeout in the order of arrival, where it is fair",
            needs = "servesInOrderOfArrival", finding = "overtaken",
            hint = "Does a thread that waits with a timeout stand in the same queue as all the others, "
                    + "until its turn has come?")
    @Explore(preemptions = 1, schedules = 1_000, spuriousWakeups = 1)
    void servesTimedInOrderOfArrival(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = fair(submission, 1);
        semaphore.acquire();
        var journal = new Journal();
        var arrivals = List.of("first", "second, timed", "third");
        for (var name : arrivals) {
            threads.start(name, () -> {
                if (name.endsWith("timed")) {
                    assertTrue(semaphore.tryAcquire(1, HOURS),
                            "tryAcquire(1, HOURS) gave up although a permit came back");
                } else {
                    semaphore.acquire();
                }
                assertEquals(name, arrivals.get(journal.entries().size()), "who should be served now");
                journal.add(name);
                semaphore.release();
            });
            threads.settle();
        }
        semaphore.release();
        threads.join();
    }

    @Check(points = 1, title = "lets nobody pass a waiting thread by means of a timeout, where it is fair",
            needs = "tryAcquirePassesNobody", finding = "overtaken",
            hint = "A permit is there, but a thread that wants more came earlier.")
    void timedNewcomerPassesNobody(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = fair(submission, 2);
        semaphore.acquire();
        threads.start("large", () -> semaphore.acquire(2));
        threads.settle();
        assertFalse(semaphore.tryAcquire(1, SECONDS),
                "tryAcquire(1, SECONDS) took the permit that is left although another thread waits");
        semaphore.release();
        threads.join();
    }

    @Check(points = 1,
            title = "lets nobody pass a waiting thread by a larger demand or with an action, where it is fair",
            needs = "tryAcquirePassesNobody", finding = "overtaken",
            hint = "Which methods take permits? Each of them has to look at the queue.")
    void nobodyPassesByAnotherMethod(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = fair(submission, 3);
        semaphore.acquire();
        var journal = new Journal();
        threads.start("large", () -> {
            semaphore.acquire(3);
            journal.add("large");
            semaphore.release(3);
        });
        threads.settle();
        threads.start("newcomer", () -> {
            semaphore.acquire(2);
            journal.add("newcomer");
            semaphore.release(2);
        });
        threads.settle();
        threads.start("lender", () -> semaphore.withPermit(() -> journal.add("lender")));
        threads.settle();
        assertEquals(List.of(), journal.entries(), "who was served although a thread that came first still waits");
        semaphore.release();
        threads.join();
        assertEquals("large", journal.entries().getFirst(), "who was served first");
        assertEquals(3, semaphore.availablePermits(), "all permits came back");
    }

    @Check(points = 1, title = "serves a crowd, and again, where it is fair", needs = "servesInOrderOfArrival",
            finding = "overtaken", hint = "How many threads can wait at once, and what is left of them afterwards?")
    void servesACrowd(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = fair(submission, 2);
        for (int round = 1; round <= 2; round++) {
            semaphore.acquire(2);
            var served = new Journal();
            var arrivals = IntStream.rangeClosed(1, CROWD).mapToObj(i -> "thread " + i).toList().reversed();
            var gates = arrivals.reversed().stream().map(name -> gate(name, semaphore, served, threads)).toList();
            for (var gate : gates.reversed()) { // the thread that was started last arrives first
                gate.countDown();
                threads.settle();
            }
            semaphore.release(2);
            threads.join();
            assertEquals(arrivals, served.entries(), "who was served, in this order");
        }
    }

    /// Starts a thread that wants both permits when its gate is opened.
    private static CountDownLatch gate(String name, Semaphore semaphore, Journal served, Threads threads) {
        var gate = new CountDownLatch(1);
        threads.start(name, () -> {
            gate.await();
            semaphore.acquire(2);
            served.add(name);
            semaphore.release(2);
        });
        return gate;
    }

    @Check(points = 2, title = "loses no permit when threads give up as one comes back, where it is fair",
            needs = "closesGapInQueue", finding = "gap-left",
            hint = "Who gives up may just have been served, or may be the one whom all others wait for.")
    @Explore(timers = Timers.ANY_DELAY, preemptions = 1, schedules = 2_000)
    void fairLosesNoPermit(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = fair(submission, 1);
        semaphore.acquire();
        threads.start("timed", () -> {
            if (semaphore.tryAcquire(1, SECONDS)) {
                semaphore.release();
            }
        });
        threads.settle();
        var lender = threads.start("lender", () -> {
            try {
                semaphore.withPermit(() -> {
                });
            } catch (InterruptedException _) {
                assertFalse(Thread.currentThread().isInterrupted(),
                        "the interrupt status is still set after the InterruptedException");
            }
        });
        threads.settle();
        threads.start("patient", () -> {
            semaphore.acquire();
            semaphore.release();
        });
        threads.settle();
        threads.start("releaser", semaphore::release);
        lender.interrupt();
        threads.join();
        assertEquals(1, semaphore.availablePermits(), "the permit is there again");
    }

    private static Semaphore fair(Submission submission, int permits) {
        return submission.create(Semaphore.class, "BoundedSemaphore", permits, true);
    }
}
