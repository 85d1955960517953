package dev.lockstep.engine.instrument;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.reflect.AccessFlag;
import java.util.Set;

/// Tells enums that hold nothing but constants: all fields are final, and what runs as the class is initialised only
/// makes the constants and gives them what the class file holds. Nobody can tell such constants from those of an earlier
/// schedule, nor could a thread be switched as they are made.
final class PlainEnum {

    private static final String ENUM = "java/lang/Enum";
    private static final Set<String> INITIALIZING = Set.of("<clinit>", "<init>", "$values");

    private PlainEnum() {}

    static boolean is(ClassModel model) {
        return model.superclass().filter(type -> type.name().equalsString(ENUM)).isPresent()
                && model.interfaces().isEmpty()
                && model.fields().stream().allMatch(PlainEnum::isFinal)
                && model.methods().stream().filter(PlainEnum::initializes).allMatch(method -> isPlain(model, method));
    }

    private static boolean isFinal(FieldModel field) {
        return field.flags().has(AccessFlag.FINAL);
    }

    private static boolean initializes(MethodModel method) {
        return INITIALIZING.contains(method.methodName().stringValue());
    }

    private static boolean isPlain(ClassModel model, MethodModel method) {
        var self = model.thisClass().name();
        return method.code().stream().flatMap(code -> code.elementStream()).allMatch(each -> isPlain(self, each));
    }

    private static boolean isPlain(Utf8Entry self, CodeElement element) {
        return switch (element) {
            case FieldInstruction field -> field.owner().name().equals(self);
            case NewObjectInstruction made -> made.className().name().equals(self);
            case NewReferenceArrayInstruction made -> made.componentType().name().equals(self);
            case InvokeInstruction call -> initializes(self, call);
            case StackInstruction stack -> stack.opcode() == Opcode.DUP;
            case ConstantInstruction _,LoadInstruction _,ArrayStoreInstruction _,ReturnInstruction _ -> true;
            case Instruction _ -> false;
            default -> true;
        };
    }

    /// The constructors of `Enum` and of the class itself, and what makes the array of all constants.
    private static boolean initializes(Utf8Entry self, InvokeInstruction call) {
        var owner = call.owner().name();
        return INITIALIZING.contains(call.name().stringValue()) && (owner.equals(self) || owner.equalsString(ENUM));
    }
}
