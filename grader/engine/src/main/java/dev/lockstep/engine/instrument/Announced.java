package dev.lockstep.engine.instrument;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// Tells the trace, where one is written, what a method was called with and what came of the call.
final class Announced {

    private static final MethodTypeDesc BEGINS = MethodTypeDesc.of(CD_void, CD_int, CD_Object.arrayType());
    private static final MethodTypeDesc RETURNS = MethodTypeDesc.of(CD_void, CD_Object);
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(CD_void);
    private static final MethodTypeDesc THROWS = MethodTypeDesc.of(CD_void, CD_Throwable);

    private Announced() {}

    /// At the beginning of a method.
    ///
    /// @param first the slot of the first parameter
    static void begin(CodeBuilder code, int site, MethodTypeDesc type, int first) {
        ifRecording(code, () -> {
            code.loadConstant(site).loadConstant(type.parameterCount()).anewarray(CD_Object);
            var slot = first;
            for (var i = 0; i < type.parameterCount(); i++) {
                var kind = TypeKind.from(type.parameterType(i));
                code.dup().loadConstant(i).loadLocal(kind, slot);
                box(code, type.parameterType(i));
                code.aastore();
                slot += kind.slotSize();
            }
            code.invokestatic(Replaced.VALUES, "called", BEGINS);
        });
    }

    /// Before a method returns the value on top of the stack, or nothing.
    static void end(CodeBuilder code, ClassDesc type) {
        ifRecording(code, () -> {
            switch (TypeKind.from(type).slotSize()) {
                case 0 -> code.invokestatic(Replaced.VALUES, "returns", NOTHING);
                case 1 -> returns(code.dup(), type);
                default -> returns(code.dup2(), type);
            }
        });
    }

    private static void returns(CodeBuilder code, ClassDesc type) {
        box(code, type);
        code.invokestatic(Replaced.VALUES, "returns", RETURNS);
    }

    /// Before the exception on top of the stack leaves a method.
    static void fail(CodeBuilder code) {
        ifRecording(code, () -> code.dup().invokestatic(Replaced.VALUES, "fails", THROWS));
    }

    private static void ifRecording(CodeBuilder code, Runnable then) {
        var silent = code.newLabel();
        code.invokestatic(Replaced.RT, "recording", MethodTypeDesc.of(CD_boolean)).ifeq(silent);
        then.run();
        code.labelBinding(silent);
    }

    private static void box(CodeBuilder code, ClassDesc type) {
        var boxed = switch (TypeKind.from(type)) {
            case BOOLEAN -> ConstantDescs.CD_Boolean;
            case BYTE -> ConstantDescs.CD_Byte;
            case CHAR -> ConstantDescs.CD_Character;
            case SHORT -> ConstantDescs.CD_Short;
            case INT -> ConstantDescs.CD_Integer;
            case LONG -> ConstantDescs.CD_Long;
            case FLOAT -> ConstantDescs.CD_Float;
            case DOUBLE -> ConstantDescs.CD_Double;
            case REFERENCE, VOID -> CD_Object;
        };
        if (!boxed.equals(CD_Object)) {
            code.invokestatic(boxed, "valueOf", MethodTypeDesc.of(boxed, type));
        }
    }
}
