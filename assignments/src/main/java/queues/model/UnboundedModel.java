package queues.model;

import queues.contract.Discipline.Fifo;

/// First in, first out, with room for any number.
public class UnboundedModel extends QueueModel {

    /// Empty at first.
    public UnboundedModel() {
        super(new Fifo<>(), 0);
    }
}
