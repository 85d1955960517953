package queues.checks;

import java.util.List;
import java.util.Optional;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Histories;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Linearizable;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import queues.contract.Worklist;
import queues.model.WorklistModel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The list that was broken, repaired: nothing comes between a look at it and the change that follows from it.
@Topic("queues")
public class WorklistChecks {

    @Check(points = 2, title = "keeps a worklist in order, without doubles", finding = "wrong-order",
            hint = "What does each method do where the list is empty, or the element there already?")
    void worklistKeepsOrder(Submission submission) {
        Worklist<String> list = worklist(submission);
        assertEquals(Optional.empty(), list.take(), "what take() takes out of []");
        assertEquals(List.of(), list.takeAll(), "what takeAll() takes out of []");
        assertTrue(list.add("a"), "add(a) to []");
        assertTrue(list.add("b"), "add(b) to [a]");
        assertFalse(list.add(new String("a")), "add(a) to [a, b]");
        assertTrue(list.add("c"), "add(c) to [a, b]");
        assertEquals(Optional.of("a"), list.take(), "what take() takes out of [a, b, c]");
        assertTrue(list.add("a"), "add(a) to [b, c]");
        var all = list.takeAll();
        assertEquals(List.of("b", "c", "a"), all, "what takeAll() takes out of [b, c, a]");
        assertEquals(Optional.empty(), list.take(), "what take() takes out of a list of which all was taken");
        list.add("d");
        assertEquals(List.of("b", "c", "a"), all, "what takeAll() took out, after another element was added");
        assertEquals(Optional.of("d"), list.take(), "what take() takes out of [d]");
        Worklist<String> other = worklist(submission);
        list.add("e");
        assertEquals(Optional.empty(), other.take(), "what take() takes out of another list, which is empty");
    }

    @Check(points = 3, title = "hands out no element of a worklist twice", needs = "worklistKeepsOrder",
            finding = "handed-out-twice",
            hint = "Another thread takes the last element, just after you have seen that there is one.")
    @Explore
    void worklistHandsOutOnce(Submission submission, Threads threads) {
        Worklist<String> list = worklist(submission);
        list.add("a");
        list.add("b");
        var taken = new Journal();
        threads.times(2, _ -> list.take().ifPresent(taken::add));
        threads.start("all", () -> list.takeAll().forEach(taken::add));
        threads.join();
        assertEquals(List.of("a", "b"), taken.entries().stream().sorted().toList(),
                "what three threads together took out of [a, b]");
        Finding.named("element-lost").unless(
                () -> assertEquals(List.of(), list.takeAll(), "what is left when all was taken"));
    }

    @Check(points = 3, title = "answers calls of a worklist as if they came one after the other",
            needs = "worklistKeepsOrder",
            hint = "Does each method keep other threads off from its first look at the list to its last change?")
    @Linearizable(schedules = 700)
    void worklistIsLinearizable(Histories histories) {
        histories.areExplainedBy(WorklistModel.class, Operations.class);
    }

    @SuppressWarnings("unchecked") // there is one class for all types of elements
    private static <E> Worklist<E> worklist(Submission submission) {
        return submission.create(Worklist.class, "SharedWorklist");
    }

    /// What histories are made of.
    public static class Operations {

        private final Worklist<Integer> list = worklist(Submission.current());

        @Operation
        public boolean add(@Param(gen = IntGen.class, conf = "1:2") int element) {
            return list.add(element);
        }

        @Operation
        public Optional<Integer> take() {
            return list.take();
        }

        @Operation
        public List<Integer> takeAll() {
            return list.takeAll();
        }
    }
}
