package dev.lockstep.course;

import java.lang.annotation.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The values of an annotation as a class file states them, and its defaults where it states none.
///
/// Thread safety: immutable once made.
final class AnnotationValues {

    private final Class<? extends Annotation> type;
    private final Map<String, AnnotationValue> stated = new HashMap<>();

    private AnnotationValues(Class<? extends Annotation> type, List<AnnotationElement> elements) {
        this.type = type;
        elements.forEach(element -> stated.put(element.name().stringValue(), element.value()));
    }

    /// The annotation on a class or method, if it is there.
    static Optional<AnnotationValues> of(Class<? extends Annotation> type, AttributedElement element) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(all -> all.annotations().stream())
                .filter(each -> each.className().equalsString(type.descriptorString()))
                .map(found -> new AnnotationValues(type, found.elements())).findFirst();
    }

    /// The annotation with nothing stated.
    static AnnotationValues defaults(Class<? extends Annotation> type) {
        return new AnnotationValues(type, List.of());
    }

    static boolean present(Class<? extends Annotation> type, AttributedElement element) {
        return of(type, element).isPresent();
    }

    String text(String name) {
        return stated.get(name) instanceof AnnotationValue.OfString text
                ? text.stringValue()
                : (String) byDefault(name);
    }

    /// Of an int or a long.
    long number(String name) {
        return switch (stated.get(name)) {
            case AnnotationValue.OfInt number -> number.intValue();
            case AnnotationValue.OfLong number -> number.longValue();
            case null, default -> ((Number) byDefault(name)).longValue();
        };
    }

    boolean flag(String name) {
        return stated.get(name) instanceof AnnotationValue.OfBoolean flag
                ? flag.booleanValue()
                : (boolean) byDefault(name);
    }

    <E extends Enum<E>> E constant(String name, Class<E> of) {
        return stated.get(name) instanceof AnnotationValue.OfEnum constant
                ? Enum.valueOf(of, constant.constantName().stringValue())
                : of.cast(byDefault(name));
    }

    private Object byDefault(String name) {
        try {
            var value = type.getMethod(name).getDefaultValue();
            if (value == null) {
                throw new IllegalStateException("@" + type.getSimpleName() + " in a class file lacks " + name);
            }
            return value;
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " has no " + name, e);
        }
    }
}
