package dev.lockstep.engine.model;

/// A method as a place in the program calls it.
///
/// @param owner the class that the place names, with slashes
/// @param site the number of the place
public record Invocation(Dispatch dispatch, String owner, String method, String descriptor, int site) {

    /// How the method that runs is found.
    public enum Dispatch {
        /// It is the one that is named.
        STATIC,
        /// It is the one that the caller's superclass has.
        SUPER,
        /// The object's class says.
        VIRTUAL,
        /// The object's class says, and an interface is all that the caller knows of it.
        INTERFACE
    }

    public boolean isStatic() {
        return dispatch == Dispatch.STATIC;
    }

    /// What it does to its first argument, if it is a static method of the JDK that a table names; else nothing.
    public Deed ofStatic() {
        return Model.ofStatic(owner, method);
    }

    public boolean returnsBoolean() {
        return descriptor.endsWith(")Z");
    }
}
