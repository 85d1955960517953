package dev.lockstep.engine.instrument;

import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.runtime.Access;

/// The static methods that an instrumented class gets, one for each place that calls a watched or replaced method of the
/// JDK: they take the receiver as their first argument, tell the scheduler before and after, and make the call. A method
/// reference is pointed to such a method just as a call is.
final class Bridges {

    private static final MethodTypeDesc BEFORE = MethodTypeDesc.of(CD_void, CD_Object, CD_Object, CD_int);
    private static final MethodTypeDesc AFTER = MethodTypeDesc.of(CD_void, CD_Object, CD_Object, CD_int, CD_boolean);
    private static final MethodTypeDesc RETURNED = MethodTypeDesc.of(CD_void, CD_Object, CD_Object, CD_int);

    private final ClassDesc holder;
    private final boolean isInterface;
    private final Map<Call, String> names = new LinkedHashMap<>();

    /// A call of the JDK.
    ///
    /// @param replaced what takes its place, or null if it is made and watched
    /// @param initialized the class whose moved static initialiser has to run before, or null
    /// @param caller the class that makes it, whose superclass's method a call by `super` means
    record Call(Opcode opcode, ClassDesc caller, ClassDesc owner, String name, MethodTypeDesc type, boolean isInterface,
            int site, @Nullable Replaced replaced, @Nullable ClassDesc initialized) {

        /// What it does to memory, if it is one of a `VarHandle` or a field updater.
        @Nullable
        Access access() {
            return isStatic() ? null : Access.of(Types.internalName(owner), name);
        }

        boolean isStatic() {
            return opcode == Opcode.INVOKESTATIC;
        }

        MethodTypeDesc bridgeType() {
            if (isStatic()) {
                return type;
            }
            return type.insertParameterTypes(0, opcode == Opcode.INVOKESPECIAL ? caller : owner);
        }

        boolean isOnElements() {
            return isStatic() && ArrayBridge.is(Types.internalName(owner), name, type);
        }

        boolean isOnArgument() {
            return isStatic() && Watched.isOnArgument(Types.internalName(owner), name);
        }

        boolean isReflective() {
            return Reflection.mayInitialize(Types.internalName(owner), name, type);
        }

        boolean isFactory() {
            return isStatic() && Watched.isFactory(Types.internalName(owner), name);
        }
    }

    Bridges(ClassDesc holder, boolean isInterface) {
        this.holder = holder;
        this.isInterface = isInterface;
    }

    ClassDesc holder() {
        return holder;
    }

    boolean inInterface() {
        return isInterface;
    }

    /// The name of the bridge of a call.
    String name(Call call) {
        return names.computeIfAbsent(call, _ -> "lockstep$call" + names.size());
    }

    /// Calls the bridge instead.
    void invoke(CodeBuilder code, Call call) {
        code.invokestatic(holder, name(call), call.bridgeType(), isInterface);
    }

    /// Writes all bridges.
    void write(ClassBuilder type) {
        names.forEach((call, name) -> type.withMethodBody(name, call.bridgeType(),
                ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC, code -> write(code, call)));
    }

    private static void write(CodeBuilder code, Call call) {
        var initialized = call.initialized();
        if (initialized != null) {
            if (initialized.equals(call.caller())) {
                StaticState.own(code, initialized, call.site());
            } else {
                StaticState.initialize(code, initialized, call.site());
            }
        }
        var replaced = call.replaced();
        var access = call.access();
        if (replaced != null) {
            loadArguments(code, call.bridgeType());
            replaced.call(code, call.site());
            code.return_(TypeKind.from(call.type().returnType()));
        } else if (initialized != null) {
            make(code, call);
            code.return_(TypeKind.from(call.type().returnType()));
        } else if (call.isFactory()) {
            make(code, call);
            code.dup().aload(0).swap().loadConstant(call.site()).invokestatic(Replaced.RT, "returned", RETURNED);
            code.areturn();
        } else if (call.isOnElements()) {
            new ArrayBridge(call).write(code);
        } else if (access != null) {
            new AccessBridge(call, access).write(code);
        } else if (call.isReflective()) {
            Reflection.write(code, call, () -> make(code, call));
            code.return_(TypeKind.from(call.type().returnType()));
        } else {
            watch(code, call);
        }
    }

    private static void watch(CodeBuilder code, Call call) {
        loadSubject(code, call);
        code.invokestatic(Replaced.RT, "before", BEFORE);
        var begin = code.newBoundLabel();
        make(code, call);
        var end = code.newBoundLabel();
        after(code, call);
        code.return_(TypeKind.from(call.type().returnType()));
        var handler = code.newBoundLabel();
        code.exceptionCatchAll(begin, end, handler);
        loadSubject(code, call);
        code.iconst_0().invokestatic(Replaced.RT, "after", AFTER).athrow();
    }

    static void make(CodeBuilder code, Call call) {
        loadArguments(code, call.bridgeType());
        code.invoke(call.opcode(), call.owner(), call.name(), call.type(), call.isInterface());
    }

    private static void loadArguments(CodeBuilder code, MethodTypeDesc type) {
        var slot = 0;
        for (var parameter : type.parameterList()) {
            var kind = TypeKind.from(parameter);
            code.loadLocal(kind, slot);
            slot += kind.slotSize();
        }
    }

    /// Pushes receiver, first argument and site.
    private static void loadSubject(CodeBuilder code, Call call) {
        loadReceiver(code, call);
        var parameters = call.type().parameterList();
        if (!call.isOnArgument() && !parameters.isEmpty() && !parameters.getFirst().isPrimitive()) {
            code.aload(call.isStatic() ? 0 : 1);
        } else {
            code.aconst_null();
        }
        code.loadConstant(call.site());
    }

    /// Tells what the call returned, which is on the stack and stays there.
    private static void after(CodeBuilder code, Call call) {
        var result = call.type().returnType();
        if (result.equals(CD_void)) {
            loadSubject(code, call);
            code.iconst_0().invokestatic(Replaced.RT, "after", AFTER);
            return;
        }
        var kind = TypeKind.from(result);
        var local = code.allocateLocal(kind);
        code.storeLocal(kind, local);
        loadSubject(code, call);
        pushFailed(code, call, result, local);
        code.invokestatic(Replaced.RT, "after", AFTER);
        if (kind == TypeKind.REFERENCE) {
            loadReceiver(code, call);
            code.aload(local).loadConstant(call.site()).invokestatic(Replaced.RT, "returned", RETURNED);
        }
        code.loadLocal(kind, local);
        Values.show(code, result);
    }

    private static void loadReceiver(CodeBuilder code, Call call) {
        if (call.isStatic() && !call.isOnArgument()) {
            code.aconst_null();
        } else {
            code.aload(0);
        }
    }

    /// A call that returns false, or null, did nothing; unless that is the value it had to return.
    private static void pushFailed(CodeBuilder code, Call call, ClassDesc result, int local) {
        if (result.equals(CD_boolean) && !call.name().startsWith("getAnd") && !call.name().startsWith("is")) {
            code.iload(local).iconst_1().ixor();
        } else if (call.name().startsWith("poll") || call.name().startsWith("peek")) {
            code.aload(local).ifThenElse(Opcode.IFNULL, yes -> yes.iconst_1(), no -> no.iconst_0());
        } else if (call.name().startsWith("tryConvertTo")) {
            code.lload(local).lconst_0().lcmp().ifThenElse(Opcode.IFEQ, yes -> yes.iconst_1(), no -> no.iconst_0());
        } else {
            code.iconst_0();
        }
    }
}
