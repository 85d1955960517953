package dev.lockstep.engine.instrument;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;

import dev.lockstep.engine.instrument.Bridges.Call;
import dev.lockstep.engine.model.Invocations;

/// The code of a call of which the scheduler is told before and after.
///
/// The call is made where the program makes it, with the receiver as the program's own code put it onto the stack: so a
/// stack trace has no other frames than the program's, and the text of a `NullPointerException`, which the JVM reads off
/// the bytecode, names the program's variables, fields and calls.
final class WatchedCall {

    private static final MethodTypeDesc BEFORE = MethodTypeDesc.of(CD_void, CD_Object, CD_Object, CD_int);
    private static final MethodTypeDesc AFTER = MethodTypeDesc.of(CD_void, CD_Object, CD_Object, CD_int, CD_boolean);
    private static final MethodTypeDesc RETURNED = MethodTypeDesc.of(CD_void, CD_Object, CD_Object, CD_int);
    private static final MethodTypeDesc THREW = MethodTypeDesc.of(CD_void, CD_Throwable, CD_Object, CD_Object, CD_int);
    private static final MethodTypeDesc ASKS = MethodTypeDesc.of(CD_void, CD_int);
    private static final int NONE = -1;

    /// What is about the element of a list at an index.
    private static final Set<String> ELEMENTS = Set.of("get(I)Ljava/lang/Object;",
            "set(ILjava/lang/Object;)Ljava/lang/Object;");

    private final CodeBuilder code;
    private final Call call;

    /// Where the receiver (if there is one) and the arguments are.
    private final int[] slots;
    private final boolean receiverStays;

    private WatchedCall(CodeBuilder code, Call call, int[] slots, boolean receiverStays) {
        this.code = code;
        this.call = call;
        this.slots = slots;
        this.receiverStays = receiverStays;
    }

    /// Makes a call in a method that has the receiver and the arguments as its parameters, and leaves the result.
    static void ofParameters(CodeBuilder code, Call call) {
        new WatchedCall(code, call, parameters(call.bridgeType()), false).write();
    }

    /// Makes a call whose receiver and arguments are on the stack, and leaves the result there.
    static void inPlace(CodeBuilder code, Call call) {
        code.block(block -> new WatchedCall(block, call, stored(block, call), !call.isStatic()).write());
    }

    private static int[] parameters(MethodTypeDesc type) {
        var slots = new int[type.parameterCount()];
        var slot = 0;
        for (var i = 0; i < slots.length; i++) {
            slots[i] = slot;
            slot += TypeKind.from(type.parameterType(i)).slotSize();
        }
        return slots;
    }

    private static int[] stored(CodeBuilder code, Call call) {
        var type = call.bridgeType();
        var slots = new int[type.parameterCount()];
        for (var i = slots.length - 1; i >= 0; i--) {
            var kind = TypeKind.from(type.parameterType(i));
            slots[i] = code.allocateLocal(kind);
            if (i == 0 && !call.isStatic()) {
                code.dup();
            }
            code.storeLocal(kind, slots[i]);
        }
        return slots;
    }

    private void write() {
        if (!call.isStatic() && ELEMENTS.contains(call.name() + call.type().descriptorString())) {
            code.iload(slots[1]).invokestatic(Replaced.RT, "asks", ASKS);
        }
        loadSubject();
        code.invokestatic(Replaced.RT, "before", BEFORE);
        var begin = code.newBoundLabel();
        make();
        var end = code.newBoundLabel();
        after();
        var done = code.newLabel();
        code.goto_(done);
        var handler = code.newBoundLabel();
        code.exceptionCatchAll(begin, end, handler);
        code.dup();
        loadSubject();
        code.invokestatic(Replaced.RT, "threw", THREW).athrow();
        code.labelBinding(done);
    }

    private void make() {
        var type = call.bridgeType();
        for (var i = receiverStays ? 1 : 0; i < slots.length; i++) {
            code.loadLocal(TypeKind.from(type.parameterType(i)), slots[i]);
        }
        code.invoke(call.opcode(), call.owner(), call.name(), call.type(), call.isInterface());
    }

    /// Pushes the object that the call is about, its first argument that is an object (or all, if they are given as one array),
    /// and the number of the call.
    private void loadSubject() {
        load(receiver());
        load(firstReference());
        code.loadConstant(call.number());
    }

    private void load(int slot) {
        if (slot == NONE) {
            code.aconst_null();
        } else {
            code.aload(slot);
        }
    }

    private int receiver() {
        return call.isStatic() && !call.isOnArgument() ? NONE : slots[0];
    }

    private int firstReference() {
        var type = call.bridgeType();
        if (Invocations.get(call.number()).isGivenMany()) {
            return slots[slots.length - 1];
        }
        for (var i = receiver() == NONE ? 0 : 1; i < slots.length; i++) {
            if (!type.parameterType(i).isPrimitive()) {
                return slots[i];
            }
        }
        return NONE;
    }

    /// Tells what the call returned, which is on the stack and stays there.
    private void after() {
        var result = call.type().returnType();
        if (result.equals(CD_void)) {
            loadSubject();
            code.iconst_0().invokestatic(Replaced.RT, "after", AFTER);
            return;
        }
        var kind = TypeKind.from(result);
        var local = code.allocateLocal(kind);
        if (kind.slotSize() == 2) {
            code.dup2();
        } else {
            code.dup();
        }
        code.storeLocal(kind, local);
        loadSubject();
        pushNothing(kind, local);
        code.invokestatic(Replaced.RT, "after", AFTER);
        if (kind == TypeKind.REFERENCE) {
            load(receiver());
            code.aload(local).loadConstant(call.number()).invokestatic(Replaced.RT, "returned", RETURNED);
        }
        Values.show(code, result, Invocations.get(call.number()).site());
    }

    /// Whether the call returned false, null or 0: of many methods that means that it did nothing.
    private void pushNothing(TypeKind kind, int local) {
        switch (kind) {
            case BOOLEAN -> code.iload(local).iconst_1().ixor();
            case REFERENCE -> code.aload(local).ifThenElse(Opcode.IFNULL, yes -> yes.iconst_1(), no -> no.iconst_0());
            case LONG -> code.lload(local).lconst_0().lcmp()
                    .ifThenElse(Opcode.IFEQ, yes -> yes.iconst_1(), no -> no.iconst_0());
            case BYTE, CHAR, SHORT, INT, FLOAT, DOUBLE, VOID -> code.iconst_0();
        }
    }
}
