package dev.lockstep.course;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

import dev.lockstep.api.Histories;

/// What must hold of the models and operations that a check of histories names, as far as class files tell: where the
/// method itself names both, and the course has them.
///
/// @param check what the sentences begin with
/// @param classes of the course, by their descriptors
record HistoryRules(String check, MethodModel method, Map<String, ClassModel> classes, Collection<String> problems) {

    /// What histories are made of, and what explains them.
    private record Named(ClassModel model, ClassModel operations) {}

    /// Adds a sentence for each rule that is broken.
    void judge() {
        named().forEach(named -> {
            requirePlain(named.model());
            requirePlain(named.operations());
            var asked = lineage(named.operations()).stream().flatMap(type -> type.methods().stream())
                    .filter(each -> AnnotationValues.present(Operation.class, each)).toList();
            if (asked.isEmpty()) {
                problem(("names the operations %s, which has no method with Lincheck's @Operation: mark those that "
                        + "histories are made of").formatted(name(named.operations())));
            }
            asked.forEach(operation -> check(operation, named));
        });
    }

    private void check(MethodModel operation, Named named) {
        var operations = name(named.operations());
        if (!operation.flags().has(AccessFlag.PUBLIC)) {
            problem("names the operation %s of %s, which is not public: make it so".formatted(signature(operation),
                    operations));
        }
        if (isWhole(named.model()) && lineage(named.model()).stream().flatMap(type -> type.methods().stream())
                .noneMatch(each -> isFor(operation, each))) {
            problem("names the model %s, which has no public method %s: add it, or name another model"
                    .formatted(name(named.model()), signature(operation)));
        }
        if (!statesValues(operation)) {
            problem("names the operation %s of %s, of which no @Param says which values a parameter takes: add it"
                    .formatted(signature(operation), operations));
        }
    }

    private static boolean isFor(MethodModel operation, MethodModel candidate) {
        return candidate.flags().has(AccessFlag.PUBLIC) && signature(candidate).equals(signature(operation));
    }

    private static boolean statesValues(MethodModel operation) {
        var parameters = operation.findAttribute(Attributes.runtimeVisibleParameterAnnotations())
                .map(all -> all.parameterAnnotations()).orElse(List.of());
        var stated = parameters.stream().filter(annotations -> annotations.stream()
                .anyMatch(each -> each.className().equalsString(Param.class.descriptorString()))).count();
        return stated == operation.methodTypeSymbol().parameterCount();
    }

    private void requirePlain(ClassModel type) {
        var made = type.methods().stream().anyMatch(each -> each.methodName().equalsString(ConstantDescs.INIT_NAME)
                && each.methodTypeSymbol().parameterCount() == 0 && each.flags().has(AccessFlag.PUBLIC));
        if (!type.flags().has(AccessFlag.PUBLIC) || type.flags().has(AccessFlag.ABSTRACT) || !made) {
            problem(("names %s, of which no objects can be made: make it a public class that is not abstract, with a public "
                    + "constructor without parameters").formatted(name(type)));
        }
    }

    /// The class and those of the course that it extends.
    private List<ClassModel> lineage(ClassModel type) {
        var lineage = new ArrayList<ClassModel>();
        for (var next = Optional.of(type); next.isPresent(); next = next.flatMap(this::extended)) {
            lineage.add(next.get());
        }
        return lineage;
    }

    private Optional<ClassModel> extended(ClassModel type) {
        return type.superclass().map(entry -> classes.get(entry.asSymbol().descriptorString()));
    }

    /// Whether all is known that a class inherits.
    private boolean isWhole(ClassModel type) {
        return lineage(type).getLast().superclass()
                .filter(entry -> entry.asSymbol().equals(ConstantDescs.CD_Object)).isPresent();
    }

    private List<Named> named() {
        var named = new ArrayList<Named>();
        var code = method.code().map(all -> all.elementStream().filter(Instruction.class::isInstance).toList())
                .orElse(List.of());
        for (var i = 2; i < code.size(); i++) {
            if (code.get(i) instanceof InvokeInstruction call
                    && call.owner().asSymbol().descriptorString().equals(Histories.class.descriptorString())
                    && code.get(i - 2) instanceof LoadConstantInstruction model
                    && code.get(i - 1) instanceof LoadConstantInstruction operations) {
                type(model)
                        .ifPresent(first -> type(operations).ifPresent(second -> named.add(new Named(first, second))));
            }
        }
        return named;
    }

    private Optional<ClassModel> type(LoadConstantInstruction constant) {
        return constant.constantValue() instanceof ClassDesc type
                ? Optional.ofNullable(classes.get(type.descriptorString()))
                : Optional.empty();
    }

    private static String name(ClassModel type) {
        return type.thisClass().asInternalName().replace('/', '.');
    }

    private static String signature(MethodModel method) {
        var type = method.methodTypeSymbol().displayDescriptor();
        return method.methodName().stringValue() + type.substring(0, type.indexOf(')') + 1);
    }

    private void problem(String what) {
        problems.add(check + " " + what);
    }
}
