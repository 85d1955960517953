package dev.lockstep.engine.instrument;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/// The instructions of a method that only count: `x++` of a field or a local variable, or a call such as
/// `x.incrementAndGet()`, whose value is not used. What counts and is not read decides nothing.
final class Counters {

    private static final Set<String> COUNTING = Set.of("incrementAndGet", "getAndIncrement", "decrementAndGet",
            "getAndDecrement", "addAndGet", "getAndAdd", "increment", "decrement", "add");

    private final BitSet counting = new BitSet();

    private Counters() {}

    /// @param code null for a method without
    static Counters of(@Nullable CodeModel code) {
        var counters = new Counters();
        if (code != null) {
            counters.find(code.elementList());
        }
        return counters;
    }

    /// Whether the element at an index only counts.
    boolean isAt(int index) {
        return counting.get(index);
    }

    private void find(List<CodeElement> elements) {
        var places = IntStream.range(0, elements.size()).filter(i -> elements.get(i) instanceof Instruction).toArray();
        for (var i = 0; i < places.length; i++) {
            switch (elements.get(places[i])) {
                case InvokeInstruction call -> note(counts(call, next(elements, places, i + 1)), places[i]);
                case FieldInstruction read -> {
                    var counts = incremented(elements, places, i) instanceof FieldInstruction write
                            && write.field().equals(read.field());
                    note(counts, places[i]);
                    note(counts, counts ? places[i + 3] : 0);
                }
                case LoadInstruction load -> note(incremented(elements, places, i) instanceof StoreInstruction store
                        && store.slot() == load.slot(), places[i]);
                default -> {
                }
            }
        }
    }

    private void note(boolean counts, int at) {
        if (counts) {
            counting.set(at);
        }
    }

    private static boolean counts(InvokeInstruction call, @Nullable CodeElement next) {
        return call.owner().asInternalName().startsWith("java/util/concurrent/atomic/")
                && COUNTING.contains(call.name().stringValue())
                && (call.typeSymbol().returnType().descriptorString().equals("V") || isPop(next));
    }

    private static boolean isPop(@Nullable CodeElement next) {
        return next instanceof StackInstruction stack
                && (stack.opcode() == Opcode.POP || stack.opcode() == Opcode.POP2);
    }

    /// What takes the value of the instruction at a place after a constant has been added to it, or null.
    private static @Nullable CodeElement incremented(List<CodeElement> elements, int[] places, int at) {
        var adds = next(elements, places, at + 1) instanceof ConstantInstruction
                && next(elements, places, at + 2) instanceof OperatorInstruction operator && isSum(operator.opcode());
        return adds ? next(elements, places, at + 3) : null;
    }

    private static boolean isSum(Opcode opcode) {
        return switch (opcode) {
            case IADD, ISUB, LADD, LSUB -> true;
            default -> false;
        };
    }

    private static @Nullable CodeElement next(List<CodeElement> elements, int[] places, int at) {
        return at < places.length ? elements.get(places[at]) : null;
    }
}
