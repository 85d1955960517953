package dev.lockstep.compile;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;

import dev.lockstep.api.Check;
import dev.lockstep.policy.Policy;
import dev.lockstep.policy.StructureChecks;
import dev.lockstep.policy.TopicClasses;
import dev.lockstep.source.TopicSources;
import dev.lockstep.verdict.Verdict;
import dev.lockstep.wire.Heartbeat;
import dev.lockstep.wire.Order;
import dev.lockstep.wire.Orders;
import dev.lockstep.wire.Reply;
import dev.lockstep.wire.Wire;

/// The compiler process: compiles topics, holds them against the policy, and runs the checks of their structure. It
/// reads a submission's classes and never loads one.
public final class CompilerMain {

    /// Enough for the topics of a submission, and little to hold when hundreds are graded.
    private static final int MOST_READ = 16;

    private final Wire wire;
    /// Classes that were read before, by the folder they lie in: for the policy, then for checks of their structure.
    private final Map<Path, JavaClasses> read = new HashMap<>();
    private final Map<List<Path>, ClassLoader> loaders = new HashMap<>();

    private CompilerMain(Wire wire) {
        this.wire = wire;
    }

    /// Obeys orders from standard input until there are no more.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var wire = Wire.greeted(System.in, System.out);
        System.setOut(System.err);
        var orders = Orders.from(wire);
        var heartbeat = Heartbeat.over(wire);
        wire.send(new Reply.Ready());
        var compiler = new CompilerMain(wire);
        while (true) {
            var order = orders.next();
            heartbeat.beats(true);
            wire.send(compiler.answer(order));
            heartbeat.beats(false);
        }
    }

    private Reply answer(Order order) {
        try {
            return switch (order) {
                case Order.Compile compile -> compile(compile);
                case Order.Inspect(var subject, var check) -> new Reply.Ended(check.topic(), check.check().id(),
                        inspect(subject, check));
                case Order.Suspect _,Order.Confirm _,Order.Hello _,Order.Prepare _,Order.RunCheck _,Order.CollectOutcomes _,Order.RunProcess _,Order.Answer _,Order.Quit _ ->
                    new Reply.Fault("the compiler does not know the order " + order);
            };
        } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
            var text = new StringWriter();
            e.printStackTrace(new PrintWriter(text, true));
            return new Reply.Fault(text.toString());
        }
    }

    private Reply compile(Order.Compile order) throws IOException {
        var topic = order.target().topic();
        var sources = sources(order);
        var outcome = timed("compile", () -> TopicCompiler.compile(sources, order.target().contracts(),
                order.target().classes()));
        return switch (outcome) {
            case CompileOutcome.Rejected(var findings) -> new Reply.Rejected(topic, findings);
            case CompileOutcome.Compiled _ -> {
                var findings = timed("policy", () -> Policy.check(classes(order), sources));
                yield findings.isEmpty() ? new Reply.Compiled(topic) : new Reply.Rejected(topic, findings);
            }
        };
    }

    private Verdict inspect(Order.Compile subject, Order.RunCheck check)
            throws IOException, ReflectiveOperationException {
        var target = subject.target();
        var path = Stream.concat(target.contracts().stream(), target.checks().stream()).toList();
        var checkClass = Class.forName(check.checkClass(), true, loader(path));
        var method = method(checkClass, check.method());
        return timed("structure", () -> StructureChecks.run(checkClass, method,
                target.findings(), classes(subject), sources(subject)));
    }

    private static Method method(Class<?> checkClass, String name) throws NoSuchMethodException {
        return Arrays.stream(checkClass.getDeclaredMethods()).filter(method -> method.getName().equals(name)
                && method.isAnnotationPresent(Check.class)).findFirst()
                .orElseThrow(() -> new NoSuchMethodException(checkClass.getName() + "." + name));
    }

    /// Of the course, not of a submission: one for all submissions.
    private ClassLoader loader(List<Path> path) throws MalformedURLException {
        var loader = loaders.get(path);
        if (loader == null) {
            var urls = new ArrayList<URL>();
            for (var entry : path) {
                urls.add(entry.toUri().toURL());
            }
            loader = new URLClassLoader(urls.toArray(URL[]::new), CompilerMain.class.getClassLoader());
            loaders.put(path, loader);
        }
        return loader;
    }

    private JavaClasses classes(Order.Compile order) throws IOException {
        var target = order.target();
        var known = read.get(target.classes());
        if (known != null) {
            return known;
        }
        var classes = TopicClasses.read(target.classes(), sources(order), target.contracts());
        if (read.size() >= MOST_READ) {
            read.clear();
        }
        read.put(target.classes(), classes);
        return classes;
    }

    private static TopicSources sources(Order.Compile order) {
        return new TopicSources(order.target().topic(), order.sources());
    }

    /// Something that takes time.
    @FunctionalInterface
    private interface Phase<T> {
        T run() throws IOException;
    }

    private <T> T timed(String name, Phase<T> phase) throws IOException {
        var start = System.nanoTime();
        var result = phase.run();
        wire.send(new Reply.Timed(name, System.nanoTime() - start));
        return result;
    }
}
