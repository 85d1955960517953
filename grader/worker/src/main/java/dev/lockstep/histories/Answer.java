package dev.lockstep.histories;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// What came of a call, as it is compared: the submission and the model run in class loaders of their own, so their
/// classes are the same only by name.
public sealed interface Answer {

    /// It returns nothing.
    record Nothing() implements Answer {

        /// Nothing stands behind a call.
        @Override
        public String toString() {
            return "";
        }
    }

    /// It returns a value.
    ///
    /// @param value of the JDK, or made of such
    record Returned(Object value) implements Answer {

        /// As it stands behind a call: ` = 3`.
        @Override
        public String toString() {
            return " = " + value;
        }
    }

    /// It throws.
    ///
    /// @param types the names of the exception's class and its superclasses, in this order
    record Threw(List<String> types) implements Answer {

        public Threw {
            types = List.copyOf(types);
        }

        /// As it stands behind a call: ` throws X`.
        @Override
        public String toString() {
            return " throws " + types.getFirst().substring(types.getFirst().lastIndexOf('.') + 1);
        }
    }

    /// It waits until others do something.
    record Blocks() implements Answer {

        /// As it stands behind a call.
        @Override
        public String toString() {
            return " waits for ever";
        }
    }

    /// A call has thrown this.
    static Answer threw(Throwable thrown) {
        return new Threw(Stream.<Class<?>>iterate(thrown.getClass(), Objects::nonNull, Class::getSuperclass)
                .map(Class::getName).toList());
    }

    /// What a call has thrown that was made by reflection.
    static Answer threw(InvocationTargetException wrapped) {
        return threw(Objects.requireNonNullElse(wrapped.getCause(), wrapped));
    }

    /// A call has returned this.
    ///
    /// @param type of the method's result
    static Answer returned(Class<?> type, @Nullable Object value) {
        return type == void.class ? new Nothing() : new Returned(AnswerValue.of(value));
    }

    /// Whether this, a model's answer, is what was observed: the same value, or an exception of the class or a subclass of
    /// it, as a `catch` of the class takes it.
    default boolean explains(Answer observed) {
        return (this instanceof Threw(var types) && observed instanceof Threw(var others))
                ? others.contains(types.getFirst())
                : equals(observed);
    }
}
