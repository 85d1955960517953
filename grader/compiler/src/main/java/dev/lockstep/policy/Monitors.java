package dev.lockstep.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.SourceCodeLocation;

import dev.lockstep.source.TopicSources;

/// Looks for monitors that code enters. ArchUnit knows no instructions: the class file does.
final class Monitors {

    private final SourcePositions positions;

    Monitors(TopicSources sources) {
        this.positions = new SourcePositions(sources);
    }

    Stream<Offence> entered(Collection<JavaCodeUnit> code) {
        var methods = code.stream().filter(each -> each.getModifiers().contains(JavaModifier.SYNCHRONIZED))
                .map(each -> offence(each.getSourceCodeLocation(), each.getName(), "a synchronized method"));
        var blocks = code.stream().collect(Collectors.groupingBy(JavaCodeUnit::getOwner)).entrySet().stream()
                .flatMap(entry -> inBlocks(entry.getKey(), entry.getValue()));
        return Stream.concat(methods, blocks);
    }

    private Stream<Offence> inBlocks(JavaClass type, List<JavaCodeUnit> code) {
        var names = code.stream().map(Monitors::nameInLambdas).collect(Collectors.toSet());
        return parse(type).methods().stream().filter(method -> isOf(method, code, names))
                .flatMap(method -> method.code().stream())
                .flatMap(body -> lines(body.elementList()).stream()).distinct()
                .map(line -> offence(SourceCodeLocation.of(type, line), "synchronized", "a synchronized block"));
    }

    /// Whether a method of a class file is one of these, or the body of a lambda in it, which a compiler names after it.
    private static boolean isOf(MethodModel method, List<JavaCodeUnit> code, Set<String> names) {
        var name = method.methodName().stringValue();
        if (!name.startsWith("lambda$")) {
            return code.stream().anyMatch(each -> each.getName().equals(name)
                    && each.getDescriptor().equals(method.methodType().stringValue()));
        }
        return names.contains(name.substring(name.indexOf('$') + 1, name.lastIndexOf('$')));
    }

    private static String nameInLambdas(JavaCodeUnit code) {
        return switch (code.getName()) {
            case "<init>" -> "new";
            case "<clinit>" -> "static";
            case String name -> name;
        };
    }

    private static List<Integer> lines(List<CodeElement> body) {
        var found = new ArrayList<Integer>();
        var line = 0;
        for (var element : body) {
            if (element instanceof LineNumber number) {
                line = number.line();
            } else if (element instanceof MonitorInstruction monitor
                    && monitor.opcode() == Opcode.MONITORENTER) {
                found.add(line);
            }
        }
        return found;
    }

    private Offence offence(SourceCodeLocation found, String word, String what) {
        return new Offence(positions.of(found, word), what, "it enters a monitor");
    }

    private static ClassModel parse(JavaClass type) {
        try (var in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return ClassFile.of().parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
