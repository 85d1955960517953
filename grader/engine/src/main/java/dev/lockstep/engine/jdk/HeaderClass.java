package dev.lockstep.engine.jdk;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.ObjLongConsumer;
import java.util.function.ToLongFunction;

/// Writes the class `java.lang.LockstepHeaders`, whose one object reads the first word of the header of an object and
/// adds bits to it. It is in `java.base` because `Unsafe` is, and the agent has no need to open that to itself.
final class HeaderClass {

    /// The part of the word that says who locks the object.
    static final long LOCK_BITS = 3;

    /// What that part says of an object that nobody has locked.
    static final long UNLOCKED = 1;

    /// The field that says which bits must be 0 for any to be added.
    static final String MASK = "mask";

    private static final ClassDesc HEADERS = ClassDesc.of("java.lang.LockstepHeaders");
    private static final ClassDesc UNSAFE = ClassDesc.of("jdk.internal.misc.Unsafe");

    private HeaderClass() {}

    static byte[] bytes() {
        return ClassFile.of().build(HEADERS, type -> {
            type.withFlags(ACC_PUBLIC | ACC_FINAL);
            type.withInterfaceSymbols(ClassDesc.of(ToLongFunction.class.getName()),
                    ClassDesc.of(ObjLongConsumer.class.getName()));
            type.withField(MASK, CD_long, ACC_PUBLIC | ACC_STATIC);
            type.withMethodBody("<init>", MTD_void, ACC_PUBLIC,
                    code -> code.aload(0).invokespecial(CD_Object, "<init>", MTD_void).return_());
            type.withMethodBody("applyAsLong", MethodTypeDesc.of(CD_long, CD_Object), ACC_PUBLIC, code -> code
                    .invokestatic(UNSAFE, "getUnsafe", MethodTypeDesc.of(UNSAFE)).aload(1).lconst_0()
                    .invokevirtual(UNSAFE, "getLong", MethodTypeDesc.of(CD_long, CD_Object, CD_long)).lreturn());
            add(type);
        });
    }

    /// As long as the object is neither locked nor has any of the bits: read, add, compare and set.
    private static void add(ClassBuilder type) {
        type.withMethodBody("accept", MethodTypeDesc.of(CD_void, CD_Object, CD_long), ACC_PUBLIC, code -> {
            var again = code.newBoundLabel();
            var end = code.newLabel();
            code.aload(0).aload(1).invokevirtual(HEADERS, "applyAsLong", MethodTypeDesc.of(CD_long, CD_Object))
                    .lstore(4)
                    .lload(4).loadConstant(LOCK_BITS).land().loadConstant(UNLOCKED).lcmp().ifne(end)
                    .lload(4).getstatic(HEADERS, MASK, CD_long).land().lconst_0().lcmp().ifne(end)
                    .invokestatic(UNSAFE, "getUnsafe", MethodTypeDesc.of(UNSAFE))
                    .aload(1).lconst_0().lload(4).lload(4).lload(2).lor()
                    .invokevirtual(UNSAFE, "compareAndSetLong",
                            MethodTypeDesc.of(CD_boolean, CD_Object, CD_long, CD_long, CD_long))
                    .ifeq(again)
                    .labelBinding(end).return_();
        });
    }
}
