package dev.lockstep.engine.model;

import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

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
        return Model.ofStatic(owner, method, descriptor);
    }

    public boolean returnsBoolean() {
        return descriptor.endsWith(")Z");
    }

    /// Whether the first object that the method is given is an array, by the method's own word, and all of it is meant and
    /// not a part.
    public boolean isGivenArray() {
        var parameters = MethodTypeDesc.ofDescriptor(descriptor).parameterList();
        for (var i = isStatic() ? 1 : 0; i < parameters.size(); i++) {
            if (!parameters.get(i).isPrimitive()) {
                var isWhole = i + 1 == parameters.size() || !parameters.get(i + 1).equals(ConstantDescs.CD_int);
                return isGivenMany() || (parameters.get(i).isArray() && isWhole);
            }
        }
        return false;
    }

    /// Whether it is a static method about an array, by its own word.
    public boolean isOnArray() {
        return isStatic() && descriptor.startsWith("([");
    }

    /// Whether the last of what it is given is an array of objects: as many as the caller likes.
    public boolean isGivenMany() {
        return descriptor.contains("[Ljava/lang/Object;)");
    }
}
