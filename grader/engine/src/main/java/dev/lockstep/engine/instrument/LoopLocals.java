package dev.lockstep.engine.instrument;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

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
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.BitSet;
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

    private static final MethodTypeDesc LOOP = MethodTypeDesc.of(CD_void, CD_long, CD_int);
    private static final MethodTypeDesc COUNTING_LOOP = MethodTypeDesc.of(CD_void, CD_long, CD_long, CD_int);

    private record Local(int slot, TypeKind kind) {}

    private final Map<Label, List<Local>> carried = new HashMap<>();

    /// Where labels stand, and where local variables are read other than to count them up.
    private final Map<Label, Integer> labels = new HashMap<>();
    private final Map<Integer, BitSet> reads = new HashMap<>();
    private final Map<Label, Integer> lastJumps = new HashMap<>();

    private LoopLocals() {}

    static LoopLocals of(@Nullable CodeModel code) {
        var locals = new LoopLocals();
        if (code != null) {
            code.findAttribute(Attributes.stackMapTable()).ifPresent(table -> {
                var assigned = assignedAfter(code.elementList());
                locals.findReads(code.elementList(), Counters.of(code));
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

    private void findReads(List<CodeElement> elements, Counters counters) {
        for (var i = 0; i < elements.size(); i++) {
            if (!counters.isAt(i) && !leadsOut(elements, i)) {
                find(elements.get(i), i);
            }
        }
    }

    /// Whether what follows a read is the end of the method, whatever was read.
    private static boolean leadsOut(List<CodeElement> elements, int read) {
        if (!(elements.get(read) instanceof LoadInstruction)) {
            return false;
        }
        return elements.stream().skip(read)
                .filter(element -> element instanceof ReturnInstruction || element instanceof BranchInstruction
                        || element instanceof LookupSwitchInstruction || element instanceof TableSwitchInstruction)
                .findFirst().filter(ReturnInstruction.class::isInstance).isPresent();
    }

    private void find(CodeElement element, int at) {
        switch (element) {
            case LabelTarget target -> labels.put(target.label(), at);
            case BranchInstruction branch -> lastJumps.put(branch.target(), at);
            case LoadInstruction load -> reads.computeIfAbsent(load.slot(), _ -> new BitSet()).set(at);
            default -> {
            }
        }
    }

    /// Tells of the end of an iteration, with numbers that sum up the values of the variables that the loop carries: those
    /// that it reads, and those that it only counts up.
    ///
    /// @param begin of the loop
    void loop(CodeBuilder code, Label begin, int site) {
        var end = lastJumps.getOrDefault(begin, Integer.MAX_VALUE);
        var all = carried.getOrDefault(begin, List.of());
        var read = all.stream().filter(local -> isRead(local, begin, end)).toList();
        push(code, read);
        if (read.size() < all.size()) {
            push(code, all.stream().filter(local -> !isRead(local, begin, end)).toList());
        }
        code.loadConstant(site).invokestatic(Replaced.RT, "loop", read.size() < all.size() ? COUNTING_LOOP : LOOP);
    }

    private boolean isRead(Local local, Label begin, int end) {
        var places = reads.get(local.slot());
        var first = places == null ? -1 : places.nextSetBit(labels.getOrDefault(begin, 0));
        return first >= 0 && first < end;
    }

    private static void push(CodeBuilder code, List<Local> locals) {
        code.lconst_0();
        for (var local : locals) {
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
