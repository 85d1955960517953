package dev.lockstep.engine.instrument;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/// Shows the value on top of the stack to the trace, and leaves it there.
final class Values {

    private Values() {}

    static void show(CodeBuilder code, ClassDesc type) {
        var kind = TypeKind.from(type);
        if (kind.slotSize() == 2) {
            code.dup2();
        } else {
            code.dup();
        }
        if (kind == TypeKind.FLOAT) {
            code.f2d();
        }
        code.invokestatic(Replaced.VALUES, "value", MethodTypeDesc.of(CD_void, shown(type)));
    }

    private static ClassDesc shown(ClassDesc type) {
        return switch (TypeKind.from(type)) {
            case BOOLEAN -> CD_boolean;
            case BYTE, CHAR, SHORT, INT -> CD_int;
            case LONG -> CD_long;
            case FLOAT, DOUBLE -> CD_double;
            case REFERENCE, VOID -> CD_Object;
        };
    }
}
