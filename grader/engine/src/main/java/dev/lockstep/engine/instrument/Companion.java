package dev.lockstep.engine.instrument;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.instrument.TypeInfo.FieldInfo;

/// The class beside an interface that has the interface's fields in its place: those of an interface have to be final,
/// so they cannot be set anew in every schedule. Instrumented code is pointed to the companion; whoever finds the
/// original by reflection finds it empty.
final class Companion {

    private static final String SUFFIX = "$Lockstep";

    private Companion() {}

    /// The companion of an interface.
    static ClassDesc of(TypeInfo type) {
        return ClassDesc.ofInternalName(type.name() + SUFFIX);
    }

    /// The name of the companion of an interface, whether it has one or not.
    static String of(Class<?> type) {
        return type.getName() + SUFFIX;
    }

    /// The class file of a companion, or null if there is none of this name.
    ///
    /// @param name with slashes
    static byte @Nullable [] bytes(String name, Types types) {
        if (!name.endsWith(SUFFIX)) {
            return null;
        }
        var type = types.find(name.substring(0, name.length() - SUFFIX.length()));
        return type != null && type.isInterface() && type.hasStaticState() ? bytes(type, types) : null;
    }

    private static byte[] bytes(TypeInfo type, Types types) {
        var self = of(type);
        return ClassFile.of().build(self, builder -> {
            builder.withFlags(ACC_PUBLIC | ACC_FINAL | ACC_SYNTHETIC);
            type.fields().values().stream().filter(FieldInfo::isState).forEach(field -> builder.withField(field.name(),
                    ClassDesc.ofDescriptor(field.descriptor()), ACC_PUBLIC | ACC_STATIC));
            new StaticState(type, self, type.hasClassInitializer(), types).write(builder);
        });
    }
}
