package dev.lockstep.engine.instrument;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.Attributes;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.SimpleVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// The local variables that a loop carries from one iteration to the next: those that the JVM's own stack map says are set
/// where the loop begins, and that are assigned after that. An iteration that changes one of them does more than wait.
final class LoopLocals {

    private static final long ODD = 0x9e3779b97f4a7c15L;

    private record Local(int slot, TypeKind kind) {}

    private final Map<Label, List<Local>> carried = new HashMap<>();

    private LoopLocals() {}

    static LoopLocals of(@Nullable CodeModel code) {
        var locals = new LoopLocals();
        if (code != null) {
            code.findAttribute(Attributes.stackMapTable()).ifPresent(table -> {
                var assigned = assignedAfter(code.elementList());
                table.entries().forEach(frame -> locals.add(frame, assigned.getOrDefault(frame.target(), Set.of())));
            });
        }
        return locals;
    }

    private static Map<Label, Set<Integer>> assignedAfter(List<CodeElement> elements) {
        var after = new HashMap<Label, Set<Integer>>();
        var assigned = new HashSet<Integer>();
        for (var element : elements.reversed()) {
            switch (element) {
                case StoreInstruction store -> assigned.add(store.slot());
                case IncrementInstruction increment -> assigned.add(increment.slot());
                case LabelTarget target -> after.put(target.label(), Set.copyOf(assigned));
                default -> {
                }
            }
        }
        return after;
    }

    private void add(StackMapFrameInfo frame, Set<Integer> assigned) {
        var found = new ArrayList<Local>();
        var slot = 0;
        for (var type : frame.locals()) {
            var kind = kind(type);
            if (kind != null && assigned.contains(slot)) {
                found.add(new Local(slot, kind));
            }
            slot += kind == null ? 1 : kind.slotSize();
        }
        carried.put(frame.target(), found);
    }

    private static @Nullable TypeKind kind(VerificationTypeInfo type) {
        return switch (type) {
            case SimpleVerificationTypeInfo simple -> switch (simple) {
                case INTEGER -> TypeKind.INT;
                case FLOAT -> TypeKind.FLOAT;
                case LONG -> TypeKind.LONG;
                case DOUBLE -> TypeKind.DOUBLE;
                case TOP, NULL, UNINITIALIZED_THIS -> null;
            };
            case ObjectVerificationTypeInfo _ -> TypeKind.REFERENCE;
            case StackMapFrameInfo.UninitializedVerificationTypeInfo _ -> null;
        };
    }

    /// Pushes one number that sums up the values of the variables that the loop beginning at a label carries.
    void push(CodeBuilder code, Label begin) {
        code.lconst_0();
        for (var local : carried.getOrDefault(begin, List.of())) {
            code.loadConstant(ODD).lmul().loadLocal(local.kind(), local.slot());
            toLong(code, local.kind());
            code.ladd();
        }
    }

    private static void toLong(CodeBuilder code, TypeKind kind) {
        switch (kind) {
            case LONG -> {
            }
            case FLOAT -> code.invokestatic(ClassDesc.of("java.lang.Float"), "floatToRawIntBits",
                    MethodTypeDesc.ofDescriptor("(F)I")).i2l();
            case DOUBLE -> code.invokestatic(ClassDesc.of("java.lang.Double"), "doubleToRawLongBits",
                    MethodTypeDesc.ofDescriptor("(D)J"));
            case REFERENCE -> code.invokestatic(Replaced.RT, "identity", MethodTypeDesc.of(CD_long, CD_Object));
            case BOOLEAN, BYTE, CHAR, SHORT, INT, VOID -> code.i2l();
        }
    }
}
