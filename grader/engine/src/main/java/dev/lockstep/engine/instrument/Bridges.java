package dev.lockstep.engine.instrument;

import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;

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

/// The static methods that an instrumented class gets, one for each reference to a watched or replaced method of the JDK,
/// and for each call that the JDK makes something else of the memory it is given: they take the receiver as their first
/// argument, tell the scheduler before and after, and make the call. They are named as a compiler names the bodies of
/// lambdas, and have the line of the program: stack traces show them.
final class Bridges {

    private static final ClassDesc THREAD = ClassDesc.of("java.lang.Thread");

    private final ClassDesc holder;
    private final boolean isInterface;
    private final Map<Call, String> names = new LinkedHashMap<>();

    /// A call of the JDK.
    ///
    /// @param number of the call, or of the site of what takes its place
    /// @param replaced what takes its place, or null if it is made and watched
    /// @param initialized the class whose moved static initialiser has to run before, or null
    /// @param receiver the class of the object that it is made on, as far as the caller knows: the owner or one that inherits
    ///        from it; the class that makes a call by `super`, which means its superclass's method
    /// @param line where; 0 where unknown
    record Call(Opcode opcode, ClassDesc receiver, ClassDesc owner, String name, MethodTypeDesc type,
            boolean isInterface, int number, int line, @Nullable Replaced replaced, @Nullable ClassDesc initialized) {

        /// The same call on an object of which the caller knows more.
        Call on(ClassDesc known) {
            return new Call(opcode, known, owner, name, type, isInterface, number, line, replaced, initialized);
        }

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
            return type.insertParameterTypes(0, receiver);
        }

        boolean isOnElements() {
            return isStatic() && ArrayBridge.is(Types.internalName(owner), name, type);
        }

        /// Whether it is about its first argument: a static method that is about threads is about the one that calls it,
        /// unless it is given another.
        boolean isOnArgument() {
            return isStatic() && type.parameterCount() > 0 && !type.parameterType(0).isPrimitive()
                    && (!CallRewriter.isOfThreads(Types.internalName(owner)) || type.parameterType(0).equals(THREAD));
        }

        boolean isReflective() {
            return Reflection.mayInitialize(Types.internalName(owner), name, type);
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
        return names.computeIfAbsent(call, _ -> "lambda$" + call.name() + "$call" + names.size());
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
        if (call.line() > 0) {
            code.lineNumber(call.line());
        }
        var initialized = call.initialized();
        if (initialized != null) {
            if (initialized.equals(call.receiver())) {
                StaticState.own(code, initialized, call.number());
            } else {
                StaticState.initialize(code, initialized, call.number());
            }
        }
        var replaced = call.replaced();
        var access = call.access();
        if (replaced != null) {
            loadArguments(code, call.bridgeType());
            replaced.call(code, call.number());
            code.return_(TypeKind.from(call.type().returnType()));
        } else if (initialized != null) {
            make(code, call);
            code.return_(TypeKind.from(call.type().returnType()));
        } else if (call.isOnElements()) {
            new ArrayBridge(call).write(code);
        } else if (access != null) {
            new AccessBridge(call, access).write(code);
        } else if (call.isReflective()) {
            Reflection.write(code, call, () -> make(code, call));
            code.return_(TypeKind.from(call.type().returnType()));
        } else {
            WatchedCall.ofParameters(code, call);
            code.return_(TypeKind.from(call.type().returnType()));
        }
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
}
