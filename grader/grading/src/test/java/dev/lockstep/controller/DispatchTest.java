package dev.lockstep.controller;

import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

import dev.lockstep.verdict.FindingRegistry;
import dev.lockstep.wire.Order;

final class DispatchTest {

    private final Dispatch dispatch = new Dispatch();
    private final Unit earlier = unit(1);
    private final Unit later = unit(2);

    @Test
    void whatAWorkerIsPreparedWithGoesFirst() throws Exception {
        var ofTheEarlier = offer(earlier);
        var ofTheLater = offer(later);
        assertSame(ofTheLater, take(later, _ -> false));
        assertSame(ofTheEarlier, take(later, _ -> false));
    }

    @Test
    void whatTakesAFreshWorkerIsLeftUntilNoMoreComesForThisOne() throws Exception {
        dispatch.begins(earlier);
        dispatch.begins(later);
        var ofTheEarlier = offer(earlier);
        var ofTheLater = offer(later);
        Predicate<Unit> isTheEarlier = earlier::equals;
        assertSame(ofTheLater, take(later, isTheEarlier));
        var next = offer(later);
        assertSame(next, take(later, isTheEarlier));
        dispatch.ended(later);
        assertSame(ofTheEarlier, take(later, isTheEarlier));
    }

    @Test
    void whatNeedsNoFreshWorkerIsTakenThoughMoreMayCome() throws Exception {
        dispatch.begins(later);
        var ofTheEarlier = offer(earlier);
        assertSame(ofTheEarlier, take(later, _ -> false));
    }

    @Test
    void allThatLincheckIsAskedOfASubmissionIsLeftToOneWorker() throws Exception {
        dispatch.begins(earlier);
        offer(earlier);
        dispatch.release(take(unit(3), _ -> false));
        var ofTheEarlier = offer(earlier);
        var ofTheLater = offer(later);
        assertSame(ofTheLater, CompletableFuture.supplyAsync(() -> takeFirst(unit(4))).get());
        assertSame(ofTheEarlier, take(earlier, _ -> false));
    }

    private Job takeFirst(Unit prepared) {
        try {
            return take(prepared, _ -> false);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Job take(Unit prepared, Predicate<Unit> takesAFreshOne) throws InterruptedException {
        return Objects.requireNonNull(dispatch.take(Role.LINCHECK, prepared, takesAFreshOne));
    }

    private Job offer(Unit unit) {
        var job = new Job(unit, 0, Role.LINCHECK, unit.target(), new Job.Listener(_ -> {
        }, _ -> {
        }));
        dispatch.offer(job);
        return job;
    }

    private static Unit unit(int turn) {
        return new Unit(turn, new Order.Prepare("door", Path.of("classes"), List.of(), List.of(),
                FindingRegistry.GRADERS));
    }
}
