package dev.lockstep.engine.jdk;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Writes the class `java.lang.LockstepSources`, through which the JDK reaches [Sources]; see [HookClass].
final class SourceClass {

    static final ClassDesc SOURCES = ClassDesc.of("java.lang.LockstepSources");
    static final MethodTypeDesc GIVES = MethodTypeDesc.of(CD_long);
    static final MethodTypeDesc TAKES = MethodTypeDesc.of(CD_void, CD_Object);

    private static final ClassDesc CONSUMER = ClassDesc.of(Consumer.class.getName());
    private static final ClassDesc SUPPLIER = ClassDesc.of(LongSupplier.class.getName());
    private static final ClassDesc ATOMIC = ClassDesc.of("java.util.concurrent.atomic.AtomicLong");
    private static final MethodTypeDesc ADDS = MethodTypeDesc.of(CD_long, CD_long);

    private SourceClass() {}

    static byte[] bytes() {
        return ClassFile.of().build(SOURCES, type -> {
            type.withFlags(ACC_PUBLIC | ACC_FINAL);
            identifying(type, "hashed", "HASHED", true);
            identifying(type, "identified", "IDENTIFIED", true);
            identifying(type, "lasting", "LASTING", false);
            giving(type, "seed", "SEED");
            giving(type, "nanosSinceEpoch", "NANOS");
            giving(type, "threadId", "THREAD_ID");
            millis(type);
            drawing(type);
        });
    }

    /// `if (managed()) FIELD.accept(object)`, or `if (FIELD != null) ...` where it concerns any thread.
    private static void identifying(ClassBuilder type, String name, String field, boolean managedOnly) {
        type.withField(field, CONSUMER, ACC_PUBLIC | ACC_STATIC);
        type.withMethodBody(name, TAKES, ACC_PUBLIC | ACC_STATIC, code -> {
            var no = code.newLabel();
            if (managedOnly) {
                managed(code).ifeq(no);
            } else {
                code.getstatic(SOURCES, field, CONSUMER).ifnull(no);
            }
            code.getstatic(SOURCES, field, CONSUMER).aload(0).invokeinterface(CONSUMER, "accept", TAKES)
                    .labelBinding(no).return_();
        });
    }

    private static void giving(ClassBuilder type, String name, String field) {
        type.withField(field, SUPPLIER, ACC_PUBLIC | ACC_STATIC);
        type.withMethodBody(name, GIVES, ACC_PUBLIC | ACC_STATIC, code -> code
                .getstatic(SOURCES, field, SUPPLIER).invokeinterface(SUPPLIER, "getAsLong", GIVES).lreturn());
    }

    private static void millis(ClassBuilder type) {
        type.withMethodBody("currentTimeMillis", GIVES, ACC_PUBLIC | ACC_STATIC, code -> {
            var real = code.newLabel();
            managed(code).ifeq(real).invokestatic(SOURCES, "nanosSinceEpoch", GIVES).loadConstant(1_000_000L).ldiv()
                    .lreturn().labelBinding(real)
                    .invokestatic(ClassDesc.of("java.lang.System"), "currentTimeMillis", GIVES).lreturn();
        });
    }

    /// Instead of the step of a counter that seeds are made from, which all threads of the JVM share.
    private static void drawing(ClassBuilder type) {
        type.withMethodBody("draw", ADDS.insertParameterTypes(0, ATOMIC), ACC_PUBLIC | ACC_STATIC, code -> {
            var real = code.newLabel();
            managed(code).ifeq(real).invokestatic(SOURCES, "seed", GIVES).lreturn()
                    .labelBinding(real).aload(0).lload(1).invokevirtual(ATOMIC, "getAndAdd", ADDS).lreturn();
        });
    }

    /// Asks whether one of the scheduler's threads is current.
    static CodeBuilder managed(CodeBuilder code) {
        return code.invokestatic(HookClass.HOOKS, "managed", MethodTypeDesc.of(CD_boolean));
    }
}
