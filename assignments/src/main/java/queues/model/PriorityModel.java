package queues.model;

import java.util.Comparator;

import queues.contract.Discipline.Priority;

/// The lesser half first, with room for any number: 2 and 3 are equal.
public class PriorityModel extends QueueModel {

    /// Halves of numbers are what counts.
    public static final Comparator<Integer> BY_HALF = Comparator.comparingInt(number -> number / 2);

    /// Empty at first.
    public PriorityModel() {
        super(new Priority<>(BY_HALF), 0);
    }
}
