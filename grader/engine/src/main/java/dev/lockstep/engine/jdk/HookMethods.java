package dev.lockstep.engine.jdk;

import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;

import dev.lockstep.engine.jdk.HookClass.Hook;

/// Writes the methods of the hook class that take the place of a call inside the JDK, or stand beside it. Each asks the
/// scheduler if one of its threads is current, and else does what the call did.
final class HookMethods {

    static final MethodTypeDesc OF_OBJECT = MethodTypeDesc.of(CD_void, CD_Object);
    static final MethodTypeDesc OF_BEGINNING = MethodTypeDesc.of(CD_boolean, CD_Object);
    static final MethodTypeDesc OF_STATUS = MethodTypeDesc.of(CD_void, CD_Object, CD_int);
    static final MethodTypeDesc OF_RESULT = MethodTypeDesc.of(CD_void, CD_Object, CD_Object);
    static final MethodTypeDesc NOTHING = MethodTypeDesc.of(CD_void);
    static final MethodTypeDesc COMMON = MethodTypeDesc.of(CD_Object, CD_Object);
    static final MethodTypeDesc ID = MethodTypeDesc.of(CD_long);

    static final ClassDesc UNSAFE = ClassDesc.of("jdk.internal.misc.Unsafe");
    static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");
    static final ClassDesc ACCESS = ClassDesc.of("jdk.internal.access.JavaLangAccess");
    static final MethodTypeDesc CURRENT = MethodTypeDesc.of(HookClass.THREAD, ACCESS);
    static final MethodTypeDesc PARK = MethodTypeDesc.of(CD_void, UNSAFE, CD_boolean, CD_long);
    static final MethodTypeDesc UNPARK = MethodTypeDesc.of(CD_void, UNSAFE, CD_Object);
    static final MethodTypeDesc PROCESSORS = MethodTypeDesc.of(CD_int, RUNTIME);

    /// How many processors the scheduler's threads are told to have: the same on every machine.
    private static final int PROCESSOR_COUNT = 4;

    private final ClassBuilder type;

    private HookMethods(ClassBuilder type) {
        this.type = type;
    }

    static void write(ClassBuilder type) {
        new HookMethods(type).write();
    }

    private void write() {
        parking();
        ordering();
        method("begins", OF_BEGINNING, code -> {
            var nobody = code.newLabel();
            code.getstatic(HookClass.HOOKS, Hook.BEGINS.name(), Hook.BEGINS.type).ifnull(nobody);
            hook(code, Hook.BEGINS, () -> code.aload(0));
            code.ireturn().labelBinding(nobody).iconst_0().ireturn();
        });
        without("point", Hook.POINT);
        without("idle", Hook.IDLE);
        without("busy", Hook.BUSY);
        without("cleared", Hook.CLEARED);
        method("keeps", OF_RESULT, code -> {
            ifManaged(code, () -> {
                hook(code, Hook.KEEPS, () -> code.aload(0).aload(1));
                code.return_();
            });
            code.return_();
        });
        without("leaves", Hook.LEAVES);
        method("common", COMMON, code -> {
            ifManaged(code, () -> {
                hook(code, Hook.COMMON_POOL, () -> {
                });
                code.areturn();
            });
            code.aload(0).areturn();
        });
        method("processors", PROCESSORS, code -> {
            ifManaged(code, () -> code.loadConstant(PROCESSOR_COUNT).ireturn());
            code.aload(0).invokevirtual(RUNTIME, "availableProcessors", MethodTypeDesc.of(CD_int)).ireturn();
        });
        method("current", CURRENT, code -> {
            ifManaged(code, () -> code.invokestatic(HookClass.THREAD, "currentThread",
                    MethodTypeDesc.of(HookClass.THREAD)).areturn());
            code.aload(0).invokeinterface(ACCESS, "currentCarrierThread", MethodTypeDesc.of(HookClass.THREAD))
                    .areturn();
        });
    }

    private void without(String name, Hook hook) {
        method(name, NOTHING, code -> ifManaged(code, () -> hook(code, hook, () -> {
        })).return_());
    }

    private void method(String name, MethodTypeDesc signature, Consumer<CodeBuilder> body) {
        type.withMethodBody(name, signature, ACC_PUBLIC | ACC_STATIC, body);
    }

    private static CodeBuilder ifManaged(CodeBuilder code, Runnable then) {
        var unmanaged = code.newLabel();
        code.invokestatic(HookClass.HOOKS, "managed", MethodTypeDesc.of(CD_boolean)).ifeq(unmanaged);
        then.run();
        return code.labelBinding(unmanaged);
    }

    private static void hook(CodeBuilder code, Hook hook, Runnable arguments) {
        code.getstatic(HookClass.HOOKS, hook.name(), hook.type);
        arguments.run();
        code.invokeinterface(hook.type, hook.method, hook.signature);
    }

    /// `Unsafe.park` and `unpark`, which `ForkJoinPool` calls past `LockSupport`. A time of 0 stands for none there. An
    /// absolute one is the time after which an idle worker ends, which nobody misses: it waits without end.
    private void parking() {
        method("park", PARK, code -> {
            ifManaged(code, () -> {
                var timed = code.newLabel();
                code.iload(1).iconst_1().ixor().i2l().lload(2).lmul().lconst_0().lcmp().ifne(timed);
                hook(code, Hook.PARK, () -> code.aconst_null().loadConstant(Long.MAX_VALUE));
                code.return_().labelBinding(timed);
                hook(code, Hook.PARK, () -> code.aconst_null().lload(2));
                code.return_();
            });
            code.aload(0).iload(1).lload(2)
                    .invokevirtual(UNSAFE, "park", MethodTypeDesc.of(CD_void, CD_boolean, CD_long)).return_();
        });
        method("unpark", UNPARK, code -> {
            ifManaged(code, () -> {
                hook(code, Hook.UNPARK, () -> code.aload(1));
                code.return_();
            });
            code.aload(0).aload(1).invokevirtual(UNSAFE, "unpark", OF_OBJECT).return_();
        });
    }

    /// What orders two threads through an object of the JDK.
    private void ordering() {
        ordering("sees", Hook.SEES, OF_OBJECT, (_, _) -> {
        });
        ordering("publishes", Hook.PUBLISHES, OF_OBJECT, (_, _) -> {
        });
        ordering("enters", Hook.ENTERS, OF_OBJECT, (_, _) -> {
        });
        ordering("seesIfDone", Hook.SEES, OF_STATUS, (code, not) -> code.iload(1).ifge(not));
        ordering("seesIfZero", Hook.SEES, OF_STATUS, (code, not) -> code.iload(1).ifne(not));
        ordering("seesIfTrue", Hook.SEES, OF_STATUS, (code, not) -> code.iload(1).ifeq(not));
        ordering("publishesIfTrue", Hook.PUBLISHES, OF_STATUS, (code, not) -> code.iload(1).ifeq(not));
        ordering("seesIfThere", Hook.SEES, OF_RESULT, (code, not) -> code.aload(1).ifnull(not));
    }

    private interface Unless {
        void test(CodeBuilder code, Label not);
    }

    private void ordering(String name, Hook hook, MethodTypeDesc signature, Unless unless) {
        method(name, signature, code -> {
            var not = code.newLabel();
            code.aload(0).ifnull(not);
            unless.test(code, not);
            ifManaged(code, () -> hook(code, hook, () -> code.aload(0)));
            code.labelBinding(not).return_();
        });
    }

}
