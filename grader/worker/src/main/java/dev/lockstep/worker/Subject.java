package dev.lockstep.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.lockstep.api.Pipe;
import dev.lockstep.engine.instrument.InstrumentingLoader;
import dev.lockstep.verdict.FindingRegistry;
import dev.lockstep.wire.Order;

/// A topic of a submission, loaded together with its contracts and checks.
///
/// @param models loads what no schedule sees: the models that histories are held against
/// @param program checksum of the submission's class files
/// @param findings that the course knows
record Subject(String topic, ClassLoader loader, ClassLoader models, LoadedSubmission submission, int program,
        FindingRegistry findings) {

    static Subject instrumented(Order.Prepare order) {
        var loader = new InstrumentingLoader(classPath(order), Subject.class.getClassLoader(),
                type -> type.startsWith(order.topic() + ".checks."), Subject::isPipe);
        return new Subject(order.topic(), loader,
                new URLClassLoader(urls(classPath(order)), Subject.class.getClassLoader()),
                new LoadedSubmission(order.topic(), loader), checksum(order.classes()), order.findings());
    }

    /// What of the API is code of the program's, with monitors and waits that the scheduler has to see.
    private static boolean isPipe(String type) {
        return type.equals(Pipe.class.getName()) || type.startsWith(Pipe.class.getName() + "$");
    }

    private static URL[] urls(List<Path> classPath) {
        return classPath.stream().map(entry -> {
            try {
                return entry.toUri().toURL();
            } catch (MalformedURLException e) {
                throw new UncheckedIOException(e);
            }
        }).toArray(URL[]::new);
    }

    static List<Path> classPath(Order.Prepare order) {
        return Stream.of(List.of(order.classes()), order.contracts(), order.checks()).flatMap(List::stream).toList();
    }

    private static int checksum(Path classes) {
        try (var files = Files.walk(classes)) {
            return Token.checksum(files.filter(Files::isRegularFile).sorted()
                    .flatMap(file -> Stream.of(name(classes, file), bytes(file))).toArray(byte[][]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] name(Path classes, Path file) {
        return classes.relativize(file).toString().replace('\\', '/').getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What tells this program from another: the submission's class files and the class of the check.
    int program(Method check) {
        var name = check.getDeclaringClass().getName().replace('.', '/') + ".class";
        try (var in = loader.getResourceAsStream(name)) {
            var bytes = in == null ? new byte[0] : in.readAllBytes();
            return Token.checksum(ByteBuffer.allocate(Integer.BYTES).putInt(program).array(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Class<?> checks(String name) throws ClassNotFoundException {
        return Class.forName(name, false, loader);
    }

    /// Whether a class of the submission has methods of a name, and none of them returns anything.
    boolean returnsNothing(String owner, String method) {
        try {
            var methods = Stream.of(checks(owner).getDeclaredMethods())
                    .filter(each -> each.getName().equals(method)).toList();
            return !methods.isEmpty() && methods.stream().allMatch(each -> each.getReturnType() == void.class);
        } catch (ClassNotFoundException _) {
            return false;
        }
    }

    /// Whether a class, by its name with dots, is the submission's own: in the topic's package, apart from contracts,
    /// models and checks.
    boolean owns(String className) {
        return className.startsWith(topic + ".") && !className.startsWith(topic + ".contract.")
                && !className.startsWith(topic + ".model.") && !className.startsWith(topic + ".checks.");
    }
}
