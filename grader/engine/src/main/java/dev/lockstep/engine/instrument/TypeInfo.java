package dev.lockstep.engine.instrument;

import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.classfile.Attributes;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/// What the instrumenter has to know of a class that it instruments, apart from its code.
///
/// @param methods names with descriptors
/// @param hasDefaultMethods whether some method is neither abstract nor static
/// @param isPlainEnum whether it is a [PlainEnum]
record TypeInfo(String name, @Nullable String superclass, List<String> interfaces, int flags,
        Map<String, FieldInfo> fields, Set<String> methods, boolean hasDefaultMethods, boolean isPlainEnum) {

    /// A field.
    ///
    /// @param constant whether the class file itself holds its value
    record FieldInfo(String name, String descriptor, int flags, boolean constant) {

        boolean is(AccessFlag flag) {
            return (flags & flag.mask()) != 0;
        }

        /// Whether it is a static field that a static initialiser or the program sets.
        boolean isState() {
            return is(AccessFlag.STATIC) && !constant;
        }
    }

    static TypeInfo of(ClassModel model) {
        return new TypeInfo(model.thisClass().asInternalName(),
                model.superclass().map(type -> type.asInternalName()).orElse(null),
                model.interfaces().stream().map(type -> type.asInternalName()).toList(), model.flags().flagsMask(),
                model.fields().stream().collect(Collectors.toMap(field -> field.fieldName().stringValue(),
                        TypeInfo::field)),
                model.methods().stream()
                        .map(method -> method.methodName().stringValue() + method.methodType().stringValue())
                        .collect(Collectors.toSet()),
                model.methods().stream().anyMatch(TypeInfo::isDefault), PlainEnum.is(model));
    }

    private static boolean isDefault(MethodModel method) {
        return !method.flags().has(AccessFlag.STATIC) && !method.flags().has(AccessFlag.ABSTRACT);
    }

    private static FieldInfo field(FieldModel field) {
        var constant = field.findAttribute(Attributes.constantValue()).map(ConstantValueAttribute::constant)
                .isPresent();
        return new FieldInfo(field.fieldName().stringValue(), field.fieldType().stringValue(),
                field.flags().flagsMask(), constant);
    }

    boolean is(AccessFlag flag) {
        return (flags & flag.mask()) != 0;
    }

    boolean isInterface() {
        return is(AccessFlag.INTERFACE);
    }

    boolean isEnum() {
        return "java/lang/Enum".equals(superclass);
    }

    boolean hasClassInitializer() {
        return methods.contains("<clinit>()V");
    }

    /// Whether it has static state that every schedule has to find fresh.
    boolean hasStaticState() {
        return !isPlainEnum && (hasClassInitializer() || fields.values().stream().anyMatch(FieldInfo::isState));
    }
}
