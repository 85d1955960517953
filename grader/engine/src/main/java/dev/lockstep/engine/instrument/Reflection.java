package dev.lockstep.engine.instrument;

import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;

import dev.lockstep.engine.model.Model;

/// The calls through which reflection initialises a class (JLS 12.4.1). By itself it runs no static initialiser that was
/// moved.
final class Reflection {

    static final ClassDesc REFLECTED = ClassDesc.of(Reflected.class.getName());

    static final MethodTypeDesc USED = MethodTypeDesc.of(CD_void, CD_Object, CD_int);

    private static final Set<String> USES = Set.of("java/lang/Class.newInstance", "java/lang/reflect/Method.invoke",
            "java/lang/reflect/Constructor.newInstance", "java/lang/invoke/MethodHandles$Lookup.ensureInitialized");

    private Reflection() {}

    /// Whether a call may be what uses a class first.
    static boolean mayInitialize(String owner, String name, MethodTypeDesc type) {
        return USES.contains(owner + "." + name) || isLookup(owner, name, type);
    }

    /// `Class.forName` of a name.
    private static boolean isLookup(String owner, String name, MethodTypeDesc type) {
        return owner.equals("java/lang/Class") && name.equals("forName") && type.parameterCount() != 2;
    }

    /// Initialises the class that a call is about to use, and makes the call.
    ///
    /// @param make makes it
    static void write(CodeBuilder code, Bridges.Call call, Runnable make) {
        var owner = Types.internalName(call.owner());
        if (Model.isOpaque(owner, call.name())) {
            code.invokestatic(Replaced.RT, "opaque", MethodTypeDesc.of(CD_void));
        }
        if (isLookup(owner, call.name(), call.type())) {
            make.run();
            code.dup();
            found(code, call);
        } else {
            code.aload(call.name().equals("ensureInitialized") ? 1 : 0).loadConstant(call.number())
                    .invokestatic(REFLECTED, "uses", USED);
            make.run();
        }
    }

    private static void found(CodeBuilder code, Bridges.Call call) {
        if (call.type().parameterCount() == 1) {
            code.iconst_1();
        } else {
            code.iload(1);
        }
        code.loadConstant(call.number()).invokestatic(REFLECTED, "found",
                MethodTypeDesc.of(CD_void, CD_Class, CD_boolean, CD_int));
    }
}
