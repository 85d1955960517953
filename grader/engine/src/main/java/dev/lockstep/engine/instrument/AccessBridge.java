package dev.lockstep.engine.instrument;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

import dev.lockstep.engine.instrument.Bridges.Call;
import dev.lockstep.engine.runtime.Access;
import dev.lockstep.engine.runtime.RtHandles;

/// The body of a bridge around a call of a `VarHandle` or a field updater: it tells the scheduler which memory is
/// accessed, and how.
record AccessBridge(Call call, Access access) {

    private static final ClassDesc HANDLES = ClassDesc.of(RtHandles.class.getName());
    private static final MethodTypeDesc BEFORE = MethodTypeDesc.of(CD_void, CD_Object, CD_Object, CD_int, CD_int,
            CD_int);
    private static final MethodTypeDesc AFTER = BEFORE.insertParameterTypes(5, CD_boolean);

    void write(CodeBuilder code) {
        if (!Types.internalName(call.owner()).startsWith("java/util/concurrent/")) {
            code.aload(0).loadConstant(call.number()).invokestatic(Reflection.REFLECTED, "uses", Reflection.USED);
        }
        if (Access.isWeak(call.name())) {
            code.loadConstant(call.number()).invokestatic(HANDLES, "weakened", MethodTypeDesc.of(CD_void, CD_int));
        }
        loadSubject(code);
        code.invokestatic(HANDLES, "before", BEFORE);
        var begin = code.newBoundLabel();
        Bridges.make(code, call);
        var end = code.newBoundLabel();
        var result = TypeKind.from(call.type().returnType());
        if (access.ends()) {
            after(code, result);
        }
        if (result != TypeKind.VOID) {
            Values.show(code, call.type().returnType(), call.number());
        }
        code.return_(result);
        if (access.ends()) {
            var handler = code.newBoundLabel();
            code.exceptionCatchAll(begin, end, handler);
            loadSubject(code);
            code.iconst_1().invokestatic(HANDLES, "after", AFTER).athrow();
        }
    }

    /// Tells what came of the call; what it returned stays on the stack.
    private void after(CodeBuilder code, TypeKind result) {
        if (access != Access.COMPARE || result == TypeKind.VOID) {
            loadSubject(code);
            code.iconst_0().invokestatic(HANDLES, "after", AFTER);
            return;
        }
        var local = code.allocateLocal(result);
        code.istore(local);
        loadSubject(code);
        code.iload(local).iconst_1().ixor().invokestatic(HANDLES, "after", AFTER).iload(local);
    }

    /// Pushes the accessor, the coordinates, the kind of access and the site.
    private void loadSubject(CodeBuilder code) {
        code.aload(0);
        var arguments = call.type().parameterList();
        if (arguments.isEmpty() || arguments.getFirst().isPrimitive()) {
            code.aconst_null().iconst_m1();
        } else {
            code.aload(1);
            loadIndex(code, arguments.size() > 1 ? TypeKind.from(arguments.get(1)) : TypeKind.VOID);
        }
        code.loadConstant(access.number()).loadConstant(call.number());
    }

    private static void loadIndex(CodeBuilder code, TypeKind second) {
        switch (second) {
            case INT, SHORT, CHAR, BYTE -> code.iload(2);
            case BOOLEAN, LONG, FLOAT, DOUBLE, REFERENCE, VOID -> code.iconst_m1();
        }
    }
}
