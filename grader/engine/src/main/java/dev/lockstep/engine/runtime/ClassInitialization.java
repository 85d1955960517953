package dev.lockstep.engine.runtime;

/// The initialisation of one class in one schedule. Its monitor is held from the moment that a thread begins until it is
/// through, its superclass and interfaces included; whoever needs the class meanwhile waits in front of it.
final class ClassInitialization {

    final Class<?> type;
    final Variable through;
    boolean done;
    boolean failed;

    /// What the thread that initialises the class knew of others when it began.
    long knew;

    ClassInitialization(Class<?> type, Variable through) {
        this.type = type;
        this.through = through;
    }
}
