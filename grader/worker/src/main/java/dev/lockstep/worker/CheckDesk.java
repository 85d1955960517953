package dev.lockstep.worker;

import java.io.IOException;
import java.util.List;

import dev.lockstep.verdict.Verdict;
import dev.lockstep.wire.Order;
import dev.lockstep.wire.Reply;

/// What a worker does with orders about checks: it explores, or it asks Lincheck. Used by one thread.
interface CheckDesk {

    /// Does what can be done before anything is known of the submission.
    void warmUp();

    /// Turns to a topic of a submission.
    void prepare(Order.Prepare order) throws IOException;

    /// Runs a check.
    Verdict verdict(Order.RunCheck order) throws ReflectiveOperationException;

    /// The names of the classes of the submission that were asked for since this was called last, sorted; none where nobody
    /// keeps account of them.
    List<String> created();

    /// A scenario of a check of histories that is suspicious; empty if none is.
    List<List<Integer>> suspicion(Order.RunCheck order) throws ReflectiveOperationException;

    /// Runs a check of histories on one scenario.
    Verdict confirmed(Order.RunCheck order, List<List<Integer>> scenario) throws ReflectiveOperationException;

    /// Collects the outcomes of a `@MatchesReference` check.
    List<String> outcomes(Order.CollectOutcomes order) throws ReflectiveOperationException;

    /// Runs one process of a check.
    Reply.ProcessEnded process(Order.RunProcess order) throws ReflectiveOperationException;
}
