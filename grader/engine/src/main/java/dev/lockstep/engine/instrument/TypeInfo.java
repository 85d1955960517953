package dev.lockstep.engine.instrument;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
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
record TypeInfo(String name, @Nullable String superclass, List<String> interfaces, int flags,
        Map<String, FieldInfo> fields, Set<String> methods) {

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
                        .collect(Collectors.toSet()));
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

    /// Whether its static initialiser can be moved into a method: an enum's cannot, nor an interface's, for their
    /// constants have to stay final.
    boolean canMoveInitializer() {
        return !isInterface() && (flags & ClassFile.ACC_ENUM) == 0;
    }

    /// Whether it has static state that every schedule has to find fresh.
    boolean hasStaticState() {
        return canMoveInitializer()
                && (methods.contains("<clinit>()V") || fields.values().stream().anyMatch(FieldInfo::isState));
    }
}
