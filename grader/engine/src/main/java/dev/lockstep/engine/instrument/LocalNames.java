package dev.lockstep.engine.instrument;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// The names of the local variables that a method declares, as far as a compiler has left them in the class file, by the
/// stores that give the variables their first values. Only variables that hold what has no other name count: arrays, and
/// objects of the JDK that threads may share.
final class LocalNames {

    private static final String NONE = "";

    private final Iterator<String> names;

    private LocalNames(List<String> names) {
        this.names = names.iterator();
    }

    static LocalNames of(@Nullable CodeModel code) {
        var names = new ArrayList<String>();
        if (code != null) {
            var elements = code.elementList();
            var variables = elements.stream().filter(LocalVariable.class::isInstance).map(LocalVariable.class::cast)
                    .filter(variable -> mayBeShared(variable.type().stringValue())).toList();
            for (var i = 0; i < elements.size(); i++) {
                if (elements.get(i) instanceof StoreInstruction store) {
                    names.add(name(store, labelsAfter(elements, i), variables));
                }
            }
        }
        return new LocalNames(names);
    }

    private static Set<Label> labelsAfter(List<CodeElement> elements, int index) {
        var labels = new HashSet<Label>();
        for (var i = index + 1; i < elements.size() && !(elements.get(i) instanceof Instruction); i++) {
            if (elements.get(i) instanceof LabelTarget target) {
                labels.add(target.label());
            }
        }
        return labels;
    }

    private static String name(StoreInstruction store, Set<Label> begins, List<LocalVariable> variables) {
        return store.typeKind() != TypeKind.REFERENCE
                ? NONE
                : variables.stream().filter(each -> each.slot() == store.slot() && begins.contains(each.startScope()))
                        .map(each -> each.name().stringValue()).findFirst().orElse(NONE);
    }

    private static boolean mayBeShared(String type) {
        return type.startsWith("[") || type.startsWith("Ljava/util/") || type.startsWith("Ljava/io/")
                || type.equals("Ljava/lang/Object;") || type.equals("Ljava/lang/StringBuilder;")
                || type.equals("Ljava/lang/StringBuffer;");
    }

    /// The name of the variable that the next store begins; empty if there is none to tell.
    String ofNextStore() {
        return names.hasNext() ? names.next() : NONE;
    }
}
