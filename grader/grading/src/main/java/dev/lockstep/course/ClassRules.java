package dev.lockstep.course;

import java.lang.classfile.Annotation;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

import dev.lockstep.api.Check;

/// What must hold of a class that has checks, so that an instance of it serves every schedule.
///
/// @param name what the sentences begin with
record ClassRules(String name, ClassModel model, Collection<String> problems) {

    private static final String JUPITER = "org.junit.jupiter.";

    /// What of JUnit's only names and orders. All else happens once, outside of every schedule.
    private static final Set<String> HARMLESS = Set.of("Test", "DisplayName", "DisplayNameGeneration", "Tag", "Tags",
            "Order", "TestMethodOrder", "TestClassOrder");

    /// Adds a sentence for each rule that is broken.
    void judge() {
        if (model.flags().has(AccessFlag.ABSTRACT) || isPrivate()) {
            problem(name, "is private, abstract or an interface: make it a class that JUnit can make objects of");
        } else if (model.methods().stream().noneMatch(ClassRules::isPlainConstructor)) {
            problem(name, "has no constructor without parameters: give it one, or make it static if it is nested");
        }
        requireHarmless(name, model);
        model.fields().forEach(field -> requireHarmless(name + "." + field.fieldName(), field));
        model.methods().forEach(this::check);
    }

    private void check(MethodModel method) {
        var called = name + "." + method.methodName().stringValue();
        requireHarmless(called, method);
        if (!AnnotationValues.present(Check.class, method)) {
            KindReader.stated(method).forEach(annotation -> problem(called,
                    "is marked %s and is no check: mark it @Check as well".formatted(annotation)));
        }
    }

    private boolean isPrivate() {
        return model.findAttribute(Attributes.innerClasses()).stream().flatMap(all -> all.classes().stream())
                .anyMatch(inner -> inner.innerClass().equals(model.thisClass()) && inner.has(AccessFlag.PRIVATE));
    }

    private static boolean isPlainConstructor(MethodModel method) {
        return method.methodName().equalsString(ConstantDescs.INIT_NAME)
                && method.methodTypeSymbol().parameterCount() == 0;
    }

    private void requireHarmless(String what, AttributedElement element) {
        marks(element).filter(type -> type.startsWith(JUPITER))
                .map(type -> type.substring(type.lastIndexOf('.') + 1)).filter(type -> !HARMLESS.contains(type))
                .forEach(type -> problem(what,
                        "is marked @%s, which JUnit heeds once and no schedule does: remove it, and let the "
                                .formatted(type) + "checks do what it is for"));
    }

    private static Stream<String> marks(AttributedElement element) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(all -> all.annotations().stream()).map(Annotation::classSymbol)
                .map(type -> type.packageName() + "." + type.displayName());
    }

    private void problem(String what, String sentence) {
        problems.add(what + " " + sentence);
    }
}
