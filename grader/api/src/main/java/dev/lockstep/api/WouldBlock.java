package dev.lockstep.api;

/// Thrown by a model of a [Linearizable] check: in this state the call has to wait for others.
///
/// A call that would block has not happened: it leaves the model as it was, and is asked again once another call has
/// changed something.
public final class WouldBlock extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Needs no stack trace.
    public WouldBlock() {
        super("the call has to wait", null, false, false);
    }
}
