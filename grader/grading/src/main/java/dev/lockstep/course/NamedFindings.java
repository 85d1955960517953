package dev.lockstep.course;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Collection;
import java.util.List;

import dev.lockstep.api.Finding;
import dev.lockstep.verdict.FindingRegistry;

/// The findings that assertions name, where the code of check classes says so.
record NamedFindings(FindingRegistry known, Collection<String> problems) {

    /// Adds a sentence for each name that nobody knows.
    void judge(ClassModel model) {
        for (var method : model.methods()) {
            var code = method.code().map(all -> all.elementStream().filter(Instruction.class::isInstance).toList())
                    .orElse(List.of());
            for (var i = 1; i < code.size(); i++) {
                if (names(code.get(i))) {
                    judge(code.get(i - 1), place(model, method));
                }
            }
        }
    }

    private static boolean names(CodeElement element) {
        return element instanceof InvokeInstruction call && call.name().equalsString("named")
                && call.owner().asSymbol().descriptorString().equals(Finding.class.descriptorString());
    }

    private void judge(CodeElement argument, String place) {
        if (!(argument instanceof LoadConstantInstruction constant
                && constant.constantValue() instanceof String code)) {
            problems.add(place + " names a finding by something else than a literal: write its code out there");
        } else if (known.of(code).isEmpty()) {
            problems.add("%s names the finding '%s', which nobody knows: %s".formatted(place, code,
                    CourseFindings.advice(code, known)));
        }
    }

    private static String place(ClassModel model, MethodModel method) {
        return model.thisClass().asInternalName().replace('/', '.') + "." + method.methodName().stringValue();
    }
}
