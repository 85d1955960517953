package dev.lockstep.engine.instrument;

import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;
import static java.lang.classfile.ClassFile.ACC_VOLATILE;
import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

import dev.lockstep.engine.instrument.TypeInfo.FieldInfo;

/// Gives a class static state that is fresh in every schedule: its static initialiser becomes an ordinary method, run
/// through `lockstep$initialize()` before the first use in a schedule.
final class StaticState {

    static final String INITIALIZE = "lockstep$initialize";
    static final String INITIALIZER = "lockstep$clinit";

    private static final String SCHEDULE = "lockstep$schedule";
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(CD_void);

    private StaticState() {}

    /// Calls `lockstep$initialize()` of a class.
    static void initialize(CodeBuilder code, ClassDesc type) {
        code.invokestatic(type, INITIALIZE, NOTHING);
    }

    /// Adds what the class needs.
    ///
    /// @param hasInitializer whether the class has a `lockstep$clinit`
    static void write(ClassBuilder builder, TypeInfo type, ClassDesc self, boolean hasInitializer, Types types) {
        builder.withField(SCHEDULE, CD_int, ACC_PUBLIC | ACC_STATIC | ACC_SYNTHETIC | ACC_VOLATILE);
        builder.withMethodBody("<clinit>", NOTHING, ACC_STATIC,
                code -> code.iconst_m1().putstatic(self, SCHEDULE, CD_int).return_());
        builder.withMethodBody(INITIALIZE, NOTHING, ACC_PUBLIC | ACC_STATIC | ACC_SYNTHETIC, code -> {
            var fresh = code.newLabel();
            code.getstatic(self, SCHEDULE, CD_int).getstatic(Replaced.RT, "schedule", CD_int).if_icmpeq(fresh)
                    .loadConstant(self).invokestatic(Replaced.RT, "initialize", MethodTypeDesc.of(CD_boolean, CD_Class))
                    .ifeq(fresh);
            var superclass = type.superclass();
            if (superclass != null && types.needsInitializing(superclass)) {
                initialize(code, ClassDesc.ofInternalName(superclass));
            }
            code.trying(body -> {
                type.fields().values().stream().filter(FieldInfo::isState).forEach(field -> clear(body, self, field));
                if (hasInitializer) {
                    body.invokestatic(self, INITIALIZER, NOTHING);
                }
                done(body, self);
            }, handlers -> handlers.catchingAll(handler -> handler.loadConstant(self)
                    .invokestatic(Replaced.RT, "failed", MethodTypeDesc.of(CD_Throwable, CD_Throwable, CD_Class))
                    .athrow()));
            code.labelBinding(fresh).return_();
        });
    }

    private static void done(CodeBuilder code, ClassDesc self) {
        code.getstatic(Replaced.RT, "initialized", CD_int).putstatic(self, SCHEDULE, CD_int)
                .loadConstant(self).invokestatic(Replaced.RT, "initialized", MethodTypeDesc.of(CD_void, CD_Class));
    }

    private static void clear(CodeBuilder code, ClassDesc self, FieldInfo field) {
        var type = ClassDesc.ofDescriptor(field.descriptor());
        switch (TypeKind.from(type)) {
            case LONG -> code.lconst_0();
            case FLOAT -> code.fconst_0();
            case DOUBLE -> code.dconst_0();
            case BOOLEAN, BYTE, CHAR, SHORT, INT -> code.iconst_0();
            case REFERENCE, VOID -> code.aconst_null();
        }
        code.putstatic(self, field.name(), type);
    }
}
