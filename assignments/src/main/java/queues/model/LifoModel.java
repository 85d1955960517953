package queues.model;

import queues.contract.Discipline.Lifo;

/// Last in, first out, with room for two.
public class LifoModel extends QueueModel {

    /// Empty at first.
    public LifoModel() {
        super(new Lifo<>(), 2);
    }
}
