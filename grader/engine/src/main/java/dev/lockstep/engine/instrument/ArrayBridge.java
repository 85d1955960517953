package dev.lockstep.engine.instrument;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;

import dev.lockstep.engine.instrument.Bridges.Call;
import dev.lockstep.engine.runtime.RtArrays;

/// The body of a bridge around a call of `java.util.Arrays`: it tells which elements of its arguments the call reads or
/// writes.
record ArrayBridge(Call call) {

    static final ClassDesc ARRAYS = ClassDesc.of(RtArrays.class.getName());
    static final MethodTypeDesc ALL = MethodTypeDesc.of(CD_void, CD_Object, CD_int);

    private static final MethodTypeDesc PART = MethodTypeDesc.of(CD_void, CD_Object, CD_int, CD_int, CD_int);
    private static final Set<String> WRITING = Set.of("fill", "sort", "parallelSort", "setAll", "parallelSetAll",
            "parallelPrefix");

    /// What these return keeps the array, and reads it when it is asked itself; a part of one is read at once.
    private static final Set<String> VIEWS = Set.of("asList", "stream");

    /// Those that ask the elements in turn.
    private static final Set<String> ASKING = Set.of("toString", "hashCode", "equals", "deepToString", "deepHashCode",
            "deepEquals");

    private static final MethodTypeDesc ASKED = MethodTypeDesc.of(CD_void, CD_Object, CD_boolean,
            CD_boolean, CD_int);

    /// Whether a static method reads or writes the elements of its first argument.
    static boolean is(String owner, String method, MethodTypeDesc type) {
        return owner.equals("java/util/Arrays") && type.parameterCount() > 0 && type.parameterType(0).isArray()
                && !(VIEWS.contains(method) && type.parameterCount() == 1);
    }

    void write(CodeBuilder code) {
        tell(code, 0);
        var types = call.type().parameterList();
        for (var next = 1; next < types.size(); next++) {
            if (types.get(next).isArray()) {
                tell(code, next);
            }
        }
        Bridges.make(code, call);
        code.return_(TypeKind.from(call.type().returnType()));
    }

    private void tell(CodeBuilder code, int argument) {
        var name = WRITING.contains(call.name()) ? "write" : "read";
        code.aload(slot(argument));
        if (isInt(argument + 1) && isInt(argument + 2)) {
            code.iload(slot(argument + 1)).iload(slot(argument + 2)).loadConstant(call.number())
                    .invokestatic(ARRAYS, name, PART);
        } else {
            code.loadConstant(call.number()).invokestatic(ARRAYS, name, ALL);
        }
        if (ASKING.contains(call.name()) && !call.type().parameterType(argument).componentType().isPrimitive()) {
            code.aload(slot(argument)).loadConstant(call.name().startsWith("deep") ? 1 : 0)
                    .loadConstant(call.name().endsWith("String") ? 0 : 1).loadConstant(call.number())
                    .invokestatic(ARRAYS, "asked", ASKED);
        }
    }

    private boolean isInt(int argument) {
        return argument < call.type().parameterCount() && call.type().parameterType(argument).equals(CD_int);
    }

    private int slot(int argument) {
        return call.type().parameterList().stream().limit(argument).mapToInt(type -> TypeKind.from(type).slotSize())
                .sum();
    }
}
