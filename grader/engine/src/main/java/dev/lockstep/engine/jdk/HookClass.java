package dev.lockstep.engine.jdk;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.Annotation;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Writes the class `java.lang.LockstepHooks`, which the patched methods of the JDK call. It is defined into `java.base`,
/// so it can name no type of ours: its fields hold functions of `java.util.function`.
final class HookClass {

    static final ClassDesc HOOKS = ClassDesc.of("java.lang.LockstepHooks");
    static final ClassDesc THREAD = ClassDesc.of("java.lang.Thread");

    /// The fields of the class: what the patched JDK methods reach the scheduler through.
    @SuppressWarnings("ImmutableEnumChecker") // descriptors are immutable, if not annotated so
    enum Hook {
        BEGINS(Predicate.class, "test", MethodTypeDesc.of(CD_boolean, CD_Object)), //
        START(Consumer.class, "accept", MethodTypeDesc.of(CD_void, CD_Object)), //
        ALIVE(Predicate.class, "test", MethodTypeDesc.of(CD_boolean, CD_Object)), //
        STATE(Function.class, "apply", MethodTypeDesc.of(CD_Object, CD_Object)), //
        JOIN(ObjLongConsumer.class, "accept", MethodTypeDesc.of(CD_void, CD_Object, CD_long)), //
        INTERRUPTED(Consumer.class, "accept", MethodTypeDesc.of(CD_void, CD_Object)), //
        CLEARED(Runnable.class, "run", MethodTypeDesc.of(CD_void)), //
        SLEEP(LongConsumer.class, "accept", MethodTypeDesc.of(CD_void, CD_long)), //
        YIELD(Runnable.class, "run", MethodTypeDesc.of(CD_void)), //
        PARK(ObjLongConsumer.class, "accept", MethodTypeDesc.of(CD_void, CD_Object, CD_long)), //
        PARK_UNTIL(ObjLongConsumer.class, "accept", MethodTypeDesc.of(CD_void, CD_Object, CD_long)), //
        UNPARK(Consumer.class, "accept", MethodTypeDesc.of(CD_void, CD_Object)), //
        NAME(Supplier.class, "get", MethodTypeDesc.of(CD_Object)), //
        NANO_TIME(LongSupplier.class, "getAsLong", MethodTypeDesc.of(CD_long)), //
        CURRENT_TIME_MILLIS(LongSupplier.class, "getAsLong", MethodTypeDesc.of(CD_long)), //
        SEES(Consumer.class, "accept", MethodTypeDesc.of(CD_void, CD_Object)), //
        PUBLISHES(Consumer.class, "accept", MethodTypeDesc.of(CD_void, CD_Object)), //
        POINT(Runnable.class, "run", MethodTypeDesc.of(CD_void)), //
        IDLE(Runnable.class, "run", MethodTypeDesc.of(CD_void)), //
        BUSY(Runnable.class, "run", MethodTypeDesc.of(CD_void)), //
        KEEPS(BiConsumer.class, "accept", MethodTypeDesc.of(CD_void, CD_Object, CD_Object)), //
        ENTERS(Consumer.class, "accept", MethodTypeDesc.of(CD_void, CD_Object)), //
        LEAVES(Runnable.class, "run", MethodTypeDesc.of(CD_void)), //
        COMMON_POOL(Supplier.class, "get", MethodTypeDesc.of(CD_Object)), //
        THREADS(Supplier.class, "get", MethodTypeDesc.of(CD_Object)), //
        UNCAUGHT(BiConsumer.class, "accept", MethodTypeDesc.of(CD_void, CD_Object, CD_Object));

        final ClassDesc type;
        final String method;
        final MethodTypeDesc signature;

        Hook(Class<?> type, String method, MethodTypeDesc signature) {
            this.type = ClassDesc.of(type.getName());
            this.method = method;
            this.signature = signature;
        }
    }

    private HookClass() {}

    static byte[] bytes() {
        return ClassFile.of().build(HOOKS, type -> {
            type.withFlags(ACC_PUBLIC | ACC_FINAL);
            type.withField("carrier", THREAD, ACC_PUBLIC | ACC_STATIC);
            type.withField("resting", THREAD, ACC_PUBLIC | ACC_STATIC);
            for (var hook : Hook.values()) {
                type.withField(hook.name(), hook.type, ACC_PUBLIC | ACC_STATIC);
            }
            managed(type);
            mount(type);
            redirectedClock(type, Hook.NANO_TIME, "nanoTime");
            redirectedClock(type, Hook.CURRENT_TIME_MILLIS, "currentTimeMillis");
            HookMethods.write(type);
        });
    }

    /// Whether one of the scheduler's threads is current: on what carries them, a thread other than that which is current
    /// while they rest.
    private static void managed(ClassBuilder type) {
        type.withMethodBody("managed", MethodTypeDesc.of(CD_boolean), ACC_PUBLIC | ACC_STATIC, code -> {
            var no = code.newLabel();
            code.invokestatic(THREAD, "currentCarrierThread", MethodTypeDesc.of(THREAD))
                    .getstatic(HOOKS, "carrier", THREAD).if_acmpne(no)
                    .invokestatic(THREAD, "currentThread", MethodTypeDesc.of(THREAD))
                    .getstatic(HOOKS, "resting", THREAD).if_acmpeq(no)
                    .iconst_1().ireturn()
                    .labelBinding(no).iconst_0().ireturn();
        });
    }

    /// Makes a thread the current one of the carrier. The annotation keeps the JIT compiler from remembering the
    /// current thread across the call.
    private static void mount(ClassBuilder type) {
        type.withMethod("mount", MethodTypeDesc.of(CD_void, THREAD), ACC_PUBLIC | ACC_STATIC, method -> method
                .with(RuntimeVisibleAnnotationsAttribute.of(
                        Annotation.of(ClassDesc.of("jdk.internal.vm.annotation.ChangesCurrentThread"))))
                .withCode(code -> code
                        .invokestatic(THREAD, "currentCarrierThread", MethodTypeDesc.of(THREAD))
                        .aload(0)
                        .invokevirtual(THREAD, "setCurrentThread", MethodTypeDesc.of(CD_void, THREAD))
                        .return_()));
    }

    private static void redirectedClock(ClassBuilder type, Hook hook, String name) {
        type.withMethodBody(name, MethodTypeDesc.of(CD_long), ACC_PUBLIC | ACC_STATIC, code -> {
            var real = code.newLabel();
            code.invokestatic(HOOKS, "managed", MethodTypeDesc.of(CD_boolean)).ifeq(real)
                    .getstatic(HOOKS, hook.name(), hook.type)
                    .invokeinterface(hook.type, hook.method, hook.signature).lreturn()
                    .labelBinding(real)
                    .invokestatic(ClassDesc.of("java.lang.System"), name, MethodTypeDesc.of(CD_long)).lreturn();
        });
    }
}
