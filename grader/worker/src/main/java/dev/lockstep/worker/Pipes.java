package dev.lockstep.worker;

import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import dev.lockstep.api.Link;
import dev.lockstep.api.Pipe;
import dev.lockstep.engine.instrument.Reflected;

/// Pipes that are code of a program's: of its loader, so that the scheduler sees what they do.
///
/// Thread safety: immutable; the pipes look after themselves.
final class Pipes {

    private final Constructor<?> maker;
    private final Method input;
    private final Method output;
    private final Method link;

    Pipes(ClassLoader loader) {
        try {
            var type = Class.forName(Pipe.class.getName(), true, loader);
            Reflected.initialize(type);
            maker = type.getConstructor(int.class, int.class);
            input = type.getMethod("input");
            output = type.getMethod("output");
            link = type.getMethod("link", type, type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Makes a pipe, as [Pipe]'s constructor does.
    Object make(int capacity, int pieces) {
        try {
            return maker.newInstance(capacity, pieces);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    InputStream input(Object pipe) {
        return (InputStream) called(input, pipe);
    }

    OutputStream output(Object pipe) {
        return (OutputStream) called(output, pipe);
    }

    /// The end of a link that reads from one pipe and writes to another.
    Link link(Object from, Object to) {
        return (Link) called(link, null, from, to);
    }

    private static Object called(Method method, @Nullable Object on, Object... arguments) {
        try {
            return method.invoke(on, arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
