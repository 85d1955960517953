package dev.lockstep.engine.instrument;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_char;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/// Shows the value on top of the stack to the trace, as what came of the step at a site, and leaves it there.
final class Values {

    private Values() {}

    static void show(CodeBuilder code, ClassDesc type, int site) {
        show(code, TypeKind.from(type), site);
    }

    static void show(CodeBuilder code, TypeKind kind, int site) {
        if (kind.slotSize() == 2) {
            code.dup2();
        } else {
            code.dup();
        }
        if (kind == TypeKind.FLOAT) {
            code.f2d();
        }
        code.loadConstant(site).invokestatic(Replaced.VALUES, "value", MethodTypeDesc.of(CD_void, shown(kind), CD_int));
    }

    private static ClassDesc shown(TypeKind kind) {
        return switch (kind) {
            case BOOLEAN -> CD_boolean;
            case CHAR -> CD_char;
            case BYTE, SHORT, INT -> CD_int;
            case LONG -> CD_long;
            case FLOAT, DOUBLE -> CD_double;
            case REFERENCE, VOID -> CD_Object;
        };
    }
}
