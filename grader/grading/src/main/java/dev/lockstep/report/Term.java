package dev.lockstep.report;

/// A word of the schedule's table that a reader may not know.
enum Term {
    MAIN("main: the thread of the check itself"),
    PREEMPTED("preempted: the thread could have gone on, and another one goes first");

    final String explanation;

    Term(String explanation) {
        this.explanation = explanation;
    }
}
