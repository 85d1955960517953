package deadlock.checks;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.function.Executable;

import deadlock.contract.Allocator;
import dev.lockstep.api.Check;
import dev.lockstep.api.Code;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Structure;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What is granted and what is not, as one thread sees it; and what everything may be made of.
@Topic("deadlock")
public class ResourceChecks {

    /// What the handout lists, in its order.
    private static final String BLOCKS = """
            allow java.util.concurrent.locks.* java.util.concurrent.atomic.* java.util.concurrent.TimeUnit
                  java.util.concurrent.Semaphore java.util.concurrent.CountDownLatch
                  java.util.concurrent.ThreadLocalRandom java.util.concurrent.Concurrent*
                  java.util.concurrent.CopyOnWrite* java.util.concurrent.*Exception
            allow java.lang.* java.lang.annotation.* java.lang.invoke.MethodHandles java.lang.invoke.MethodHandles$Lookup
                  java.lang.invoke.VarHandle
            allow java.util.* java.util.function.* java.util.stream.* java.math.* java.time.* java.time.temporal.*
            allow java.io.Serializable java.io.Closeable java.io.*Exception
            allow java.io.PrintStream only print println printf format append flush

            deny java.util.Timer* because the threads that call do the work
            deny java.lang.Thread members new start startVirtualThread ofVirtual ofPlatform
                 because the threads that call do the work
            """;

    @Check(points = 2, title = "lends units and takes them back", finding = "wrong-units",
            hint = "Which calls change what is free, and of which kinds?")
    void lendsUnits(Submission submission) throws InterruptedException {
        var allocator = allocator(submission, List.of(5, 3), List.of(3, 1), List.of(2, 2));
        assertFree(allocator, 5, 3);
        allocator.request(0, List.of(2, 1));
        assertFree(allocator, 3, 2);
        assertTrue(allocator.tryRequest(1, List.of(1, 0)), "tryRequest(1, [1, 0]) where [3, 2] are free");
        assertFree(allocator, 2, 2);
        assertTrue(allocator.tryRequest(1, List.of(0, 0)), "tryRequest(1, [0, 0])");
        allocator.release(0, List.of(1, 1));
        assertFree(allocator, 3, 3);
        allocator.request(0, List.of(1, 1));
        assertFree(allocator, 2, 2);
        allocator.release(0, List.of(2, 1));
        allocator.release(1, List.of(1, 0));
        assertFree(allocator, 5, 3);
        var single = allocator(submission, List.of(1), List.of(1), List.of(1));
        assertTrue(single.tryRequest(0, List.of(1)), "tryRequest(0, [1]) where [1] is free");
        assertFalse(single.tryRequest(1, List.of(1)), "tryRequest(1, [1]) where none is free");
        assertFree(single, 0);
    }

    @Check(points = 2, title = "refuses customers and units that make no sense", needs = "lendsUnits",
            finding = "illegal-argument-accepted", hint = "When are the arguments looked at, and by each method?")
    void refusesIllegalRequests(Submission submission) throws InterruptedException {
        assertIllegal(() -> allocator(submission, List.of(2, 1), List.of(2)),
                "a claim of [2] where there are two kinds");
        assertIllegal(() -> allocator(submission, List.of(2, 1), List.of(0, 1), List.of(2, -1)), "a claim of [2, -1]");
        assertIllegal(() -> allocator(submission, List.of(2, 1), List.of(0, 2)),
                "a claim of [0, 2] to units of [2, 1]");
        var allocator = allocator(submission, List.of(4, 4), List.of(2, 3), List.of(1, 1));
        allocator.request(0, List.of(1, 1));
        for (var customer : List.of(2, -1)) {
            assertAllRefuse(allocator, customer, List.of(0, 0));
        }
        for (var units : List.of(List.of(0), List.<Integer>of(), List.of(0, 0, 0), List.of(-1, 0), List.of(1, -1))) {
            assertAllRefuse(allocator, 0, units);
        }
        for (var units : List.of(List.of(2, 0), List.of(0, 3), List.of(Integer.MAX_VALUE, 0))) {
            assertIllegal(() -> allocator.tryRequest(0, units), "tryRequest(0, " + units + ") beyond the claim");
            assertIllegal(() -> allocator.request(0, units), "request(0, " + units + ") beyond the claim");
        }
        assertIllegal(() -> allocator.release(0, List.of(1, 2)), "release(0, [1, 2]) of a customer that holds [1, 1]");
        assertIllegal(() -> allocator.release(1, List.of(0, 1)), "release(1, [0, 1]) of a customer that holds nothing");
        Finding.named("wrong-units").hint("Is anything changed before the test that refuses?").unless(
                () -> assertFree(allocator, 3, 3));
        allocator.release(0, List.of(1, 1));
    }

    private static void assertAllRefuse(Allocator allocator, int customer, List<Integer> units) {
        var arguments = "(" + customer + ", " + units + ")";
        assertIllegal(() -> allocator.tryRequest(customer, units), "tryRequest" + arguments);
        assertIllegal(() -> allocator.request(customer, units), "request" + arguments);
        assertIllegal(() -> allocator.release(customer, units), "release" + arguments);
    }

    private static void assertIllegal(Executable call, String what) {
        assertThrows(IllegalArgumentException.class, call, what);
    }

    @Check(points = 4, title = "grants whatever leaves an order in which all can end", needs = "lendsUnits",
            finding = "safe-state-refused",
            hint = "Need the first one be the one who asks, or the one with the lowest number? Who comes after one that "
                    + "gives back?")
    void grantsAllThatIsSafe(Submission submission) throws InterruptedException {
        var other = allocator(submission, List.of(3), List.of(3), List.of(2));
        assertTrue(other.tryRequest(1, List.of(1)), "tryRequest(1, [1]) where [3] are free and nobody holds any");
        assertTrue(other.tryRequest(0, List.of(1)), "tryRequest(0, [1]) where [2] are free and customers lack 3 and 1");
        assertFree(other, 1);

        var lastFirst = allocator(submission, List.of(5), List.of(5), List.of(4), List.of(2));
        lastFirst.request(0, List.of(1));
        lastFirst.request(1, List.of(1));
        assertTrue(lastFirst.tryRequest(2, List.of(1)),
                "tryRequest(2, [1]) where [3] are free and customers lack 4, 3 and 2");
        assertFree(lastFirst, 2);

        var kinds = allocator(submission, List.of(2, 2), List.of(2, 1), List.of(1, 2));
        kinds.request(0, List.of(1, 1));
        assertTrue(kinds.tryRequest(1, List.of(0, 1)),
                "tryRequest(1, [0, 1]) where [1, 1] are free and customers lack [1, 0] and [1, 2]");
        kinds.release(0, List.of(1, 1));
        assertTrue(kinds.tryRequest(1, List.of(1, 1)),
                "tryRequest(1, [1, 1]) where [2, 1] are free and customers lack [2, 1] and [1, 1]");
    }

    @Check(points = 5, title = "grants nothing after which not all customers can end", needs = "grantsAllThatIsSafe",
            finding = "unsafe-state-granted",
            hint = "In thought, let one customer after the other get all it may still ask for, and give it back. Who is "
                    + "left?")
    void grantsNothingUnsafe(Submission submission) throws InterruptedException {
        var nobody = allocator(submission, List.of(10), List.of(8), List.of(5), List.of(9));
        nobody.request(0, List.of(4));
        nobody.request(1, List.of(2));
        nobody.request(2, List.of(1));
        assertRefused(nobody, 2, List.of(1), "where [3] are free and customers lack 4, 3 and 8");
        Finding.named("wrong-units").unless(() -> assertFree(nobody, 3));
        assertTrue(nobody.tryRequest(1, List.of(1)), "tryRequest(1, [1]) where customers lack 4, 3 and 8 of [3]");

        var notAll = allocator(submission, List.of(6), List.of(2), List.of(5), List.of(5));
        notAll.request(0, List.of(1));
        notAll.request(1, List.of(2));
        notAll.request(2, List.of(1));
        assertRefused(notAll, 2, List.of(1), "where [2] are free and customers lack 1, 3 and 4");

        var kinds = allocator(submission, List.of(2, 2), List.of(1, 2), List.of(2, 1));
        kinds.request(0, List.of(1, 0));
        assertRefused(kinds, 1, List.of(0, 1), "where [1, 2] are free and customers lack [0, 2] and [2, 1]");
    }

    private static void assertRefused(Allocator allocator, int customer, List<Integer> units, String where) {
        assertFalse(allocator.tryRequest(customer, units),
                () -> "tryRequest(" + customer + ", " + units + ") " + where);
    }

    @Check(points = 1, title = "is made of what keeps threads apart, and starts none", needs = "lendsUnits",
            finding = "forbidden-api",
            hint = "Allowed: monitors, locks and conditions, semaphores, atomics, and what only keeps data.")
    @Structure
    void startsNoThreads(Code code) {
        code.usesOnly(BLOCKS);
    }

    private static void assertFree(Allocator allocator, Integer... units) {
        assertEquals(List.of(units), allocator.free(), "free()");
    }

    @SafeVarargs
    static Allocator allocator(Submission submission, List<Integer> units, List<Integer>... claims) {
        var all = new ArrayList<List<Integer>>();
        for (var claim : claims) {
            all.add(claim);
        }
        return submission.create(Allocator.class, "ResourceAllocator", units, List.copyOf(all));
    }
}
