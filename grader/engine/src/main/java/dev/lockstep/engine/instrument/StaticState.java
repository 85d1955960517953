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
/// through `lockstep$initialize(int)` before the first use in a schedule. For an interface, whose fields have to stay final,
/// its [Companion] has the fields and is the one to initialise.
///
/// @param type the class or interface
/// @param holder what has the fields
/// @param hasInitializer whether there is a `lockstep$clinit`
record StaticState(TypeInfo type, ClassDesc holder, boolean hasInitializer, Types types) {

    static final String INITIALIZE = "lockstep$initialize";
    static final String INITIALIZER = "lockstep$clinit";

    private static final String SCHEDULE = "lockstep$schedule";
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(CD_void);
    private static final MethodTypeDesc OF_SITE = MethodTypeDesc.of(CD_void, CD_int);

    /// Calls `lockstep$initialize(int)` of a class.
    ///
    /// @param site of what needs the class
    static void initialize(CodeBuilder code, ClassDesc type, int site) {
        code.loadConstant(site).invokestatic(type, INITIALIZE, OF_SITE);
    }

    /// Calls it with the site that is on the stack.
    private static void initialize(CodeBuilder code, ClassDesc type) {
        code.invokestatic(type, INITIALIZE, OF_SITE);
    }

    /// Waits until no other thread is at the initialisation of the class whose code this is.
    static void own(CodeBuilder code, ClassDesc type, int site) {
        code.loadConstant(type).loadConstant(site).invokestatic(Replaced.STATICS, "own",
                MethodTypeDesc.of(CD_void, CD_Class, CD_int));
    }

    /// Adds what the class needs.
    void write(ClassBuilder builder) {
        builder.withField(SCHEDULE, CD_int, ACC_PUBLIC | ACC_STATIC | ACC_SYNTHETIC | ACC_VOLATILE);
        builder.withMethodBody("<clinit>", NOTHING, ACC_STATIC,
                code -> code.iconst_m1().putstatic(holder, SCHEDULE, CD_int).return_());
        builder.withMethodBody(INITIALIZE, OF_SITE, ACC_PUBLIC | ACC_STATIC | ACC_SYNTHETIC, code -> {
            var fresh = code.newLabel();
            code.getstatic(holder, SCHEDULE, CD_int).getstatic(Replaced.RT, "schedule", CD_int).if_icmpeq(fresh)
                    .loadConstant(self()).iload(0)
                    .invokestatic(Replaced.STATICS, "initialize", MethodTypeDesc.of(CD_boolean, CD_Class, CD_int))
                    .ifeq(fresh);
            code.trying(this::run, handlers -> handlers.catchingAll(handler -> handler.loadConstant(self())
                    .invokestatic(Replaced.STATICS, "failed", MethodTypeDesc.of(CD_Throwable, CD_Throwable, CD_Class))
                    .athrow()));
            done(code);
            code.labelBinding(fresh).return_();
        });
    }

    private ClassDesc self() {
        return ClassDesc.ofInternalName(type.name());
    }

    private void run(CodeBuilder code) {
        if (!type.isInterface()) {
            before(code);
        }
        type.fields().values().stream().filter(FieldInfo::isState).forEach(field -> clear(code, field));
        if (hasInitializer) {
            code.invokestatic(self(), INITIALIZER, NOTHING, type.isInterface());
        }
    }

    /// What is initialised before a class: its superclass, then interfaces.
    private void before(CodeBuilder code) {
        var superclass = type.superclass();
        var initializer = superclass == null ? null : types.initializer(superclass);
        if (initializer != null) {
            initialize(code.iload(0), initializer);
        }
        types.initializedWith(type).forEach(parent -> initialize(code.iload(0), Companion.of(parent)));
    }

    private void done(CodeBuilder code) {
        code.loadConstant(self()).invokestatic(Replaced.STATICS, "initialized", MethodTypeDesc.of(CD_int, CD_Class))
                .putstatic(holder, SCHEDULE, CD_int);
    }

    private void clear(CodeBuilder code, FieldInfo field) {
        var kind = ClassDesc.ofDescriptor(field.descriptor());
        switch (TypeKind.from(kind)) {
            case LONG -> code.lconst_0();
            case FLOAT -> code.fconst_0();
            case DOUBLE -> code.dconst_0();
            case BOOLEAN, BYTE, CHAR, SHORT, INT -> code.iconst_0();
            case REFERENCE, VOID -> code.aconst_null();
        }
        code.putstatic(holder, field.name(), kind);
    }
}
