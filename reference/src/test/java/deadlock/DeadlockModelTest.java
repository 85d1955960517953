package deadlock;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import course.Sequences;
import deadlock.contract.Account;
import deadlock.contract.Allocator;
import deadlock.model.AllocatorModel;
import deadlock.model.BankModel;

import static org.junit.jupiter.api.Assertions.assertEquals;

class DeadlockModelTest {

    private static final int LENGTH = 4;

    /// An account for one thread.
    private static class Pot implements Account {

        private long balance = BankModel.EACH;

        @Override
        public long balance() {
            return balance;
        }

        @Override
        public void withdraw(long amount) {
            balance -= amount;
        }

        @Override
        public void deposit(long amount) {
            balance += amount;
        }
    }

    /// Of the model's accounts the last one.
    private static final class RefusingPot extends Pot {
        @Override
        public void deposit(long amount) {
            throw BankModel.refusal();
        }
    }

    private enum Call {
        TRY,
        RELEASE,
        FREE
    }

    private record Step(Call call, int customer, int units) {}

    private record Transfer(int from, int to, int amount) {}

    @Test
    void bankAndModelAnswerAlikeOnAllShortSequences() {
        var transfers = IntStream.range(0, 9).boxed()
                .flatMap(pair -> Stream.of(40, 100).map(amount -> new Transfer(pair / 3, pair % 3, amount))).toList();
        for (var sequence : Sequences.of(transfers, LENGTH - 1)) {
            compareBanks(sequence);
        }
    }

    private static void compareBanks(List<Transfer> sequence) {
        var model = new BankModel();
        var accounts = List.<Account>of(new Pot(), new Pot(), new RefusingPot());
        var bank = new Bank(accounts);
        for (var each : sequence) {
            assertEquals(answer(() -> model.transfer(each.from, each.to, each.amount)),
                    answer(() -> bank.transfer(accounts.get(each.from), accounts.get(each.to), each.amount)),
                    () -> each + " in " + sequence);
            assertEquals(model.total(), bank.total());
        }
    }

    @Test
    void allocatorAndModelAnswerAlikeOnAllShortSequences() {
        var steps = new ArrayList<Step>();
        for (var customer = 1; customer <= 3; customer++) {
            for (var units = 0; units <= 2; units++) {
                steps.add(new Step(Call.TRY, customer, units));
            }
            steps.add(new Step(Call.RELEASE, customer, 1));
        }
        steps.add(new Step(Call.FREE, 0, 0));
        for (var sequence : Sequences.of(steps, LENGTH)) {
            compareAllocators(sequence);
        }
    }

    private static void compareAllocators(List<Step> sequence) {
        var model = new AllocatorModel(4, 3, 2, 3);
        var allocator = new ResourceAllocator(List.of(4), List.of(List.of(3), List.of(2), List.of(3)));
        for (var step : sequence) {
            assertEquals(onModel(model, step), onAllocator(allocator, step), () -> step + " in " + sequence);
        }
    }

    private static Object onModel(AllocatorModel model, Step step) {
        return answer(switch (step.call) {
            case TRY -> () -> model.tryRequest(step.customer, step.units);
            case RELEASE -> () -> {
                model.release(step.customer, step.units);
                return "released";
            };
            case FREE -> model::free;
        });
    }

    private static Object onAllocator(Allocator allocator, Step step) {
        return answer(switch (step.call) {
            case TRY -> () -> allocator.tryRequest(step.customer - 1, List.of(step.units));
            case RELEASE -> () -> {
                allocator.release(step.customer - 1, List.of(step.units));
                return "released";
            };
            case FREE -> allocator::free;
        });
    }

    private static Object answer(Supplier<Object> call) {
        try {
            return call.get();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return e.getClass();
        }
    }

    @Test
    void requestsThatNeedNotWaitAnswerAsThoseThatNeverDo() throws InterruptedException {
        var model = new AllocatorModel();
        var allocator = new ResourceAllocator(List.of(3), List.of(List.of(2), List.of(2), List.of(2)));
        for (var units = 0; units <= 2; units++) {
            model.request(1, units);
            allocator.request(0, List.of(units));
            assertEquals(model.free(), allocator.free());
            model.release(1, units);
            allocator.release(0, List.of(units));
        }
    }
}
