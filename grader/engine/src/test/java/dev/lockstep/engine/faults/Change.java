package dev.lockstep.engine.faults;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_Object;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Set;

import dev.lockstep.engine.model.Deed;
import dev.lockstep.engine.model.Effect;

/// A method of the engine's that does something else than what it should.
///
/// @param type its class, without the part of the name that all the engine's classes share
/// @param method its name: all methods of that name are changed
record Change(String type, String method, Instead instead) {

    private static final ClassDesc LIST = List.class.describeConstable().orElseThrow();
    private static final ClassDesc SET = Set.class.describeConstable().orElseThrow();
    private static final ClassDesc STRING = String.class.describeConstable().orElseThrow();
    private static final ClassDesc DEED = Deed.class.describeConstable().orElseThrow();
    private static final ClassDesc EFFECT = Effect.class.describeConstable().orElseThrow();

    /// What it does instead.
    sealed interface Instead {

        /// Nothing but to return this number, `false` or `true`, and if it returns objects null, or an empty list.
        record Return(int result) implements Instead {}

        /// All that it does but call a method, which seems to have returned this.
        record LeaveOut(String callee, int result) implements Instead {}

        /// It says that a method of the JDK has another effect than the tables say.
        record Say(String jdkMethod, Effect effect) implements Instead {}
    }

    /// A method that does nothing.
    static Change nothing(String type, String method) {
        return new Change(type, method, new Instead.Return(0));
    }

    /// A method that always answers the same.
    static Change always(boolean answer, String type, String method) {
        return new Change(type, method, new Instead.Return(answer ? 1 : 0));
    }

    /// A method that does not call another one.
    static Change without(String callee, String type, String method) {
        return new Change(type, method, new Instead.LeaveOut(callee, 0));
    }

    /// A method that takes the answer of another one to be yes, without asking.
    static Change granted(String callee, String type, String method) {
        return new Change(type, method, new Instead.LeaveOut(callee, 1));
    }

    /// A method of the JDK to which the tables give another effect.
    static Change says(String jdkMethod, Effect effect) {
        return new Change("model.Model", "deed", new Instead.Say(jdkMethod, effect));
    }

    String className() {
        return "dev.lockstep.engine." + type;
    }

    /// The class file with this change.
    ///
    /// @throws IllegalStateException if there is nothing to change: the engine has no such method any more, or one that does
    ///         not do what is to be left out
    byte[] in(byte[] classFile) {
        var place = new Place();
        var changed = ClassFile.of().transformClass(ClassFile.of().parse(classFile), transform(place));
        if (place.count == 0) {
            throw new IllegalStateException("there is nothing to change: " + this);
        }
        return changed;
    }

    /// Counts what is changed.
    private static final class Place {
        private int count;
    }

    private ClassTransform transform(Place place) {
        return ClassTransform.transformingMethods(each -> each.methodName().equalsString(method), switch (instead) {
            case Instead.Return(var result) -> body(place, result);
            case Instead.LeaveOut(var callee, var result) -> MethodTransform.transformingCode(
                    (code, element) -> leaveOut(place, code, element, callee, result));
            case Instead.Say(var jdkMethod, var effect) -> MethodTransform.transformingCode(
                    first(place, jdkMethod, effect));
        });
    }

    private static MethodTransform body(Place place, int result) {
        return (method, element) -> {
            if (element instanceof CodeModel code) {
                var type = code.parent().orElseThrow().methodTypeSymbol().returnType();
                method.withCode(fresh -> {
                    push(fresh, type, result);
                    fresh.return_(TypeKind.from(type));
                });
                place.count++;
            } else {
                method.with(element);
            }
        };
    }

    private static void leaveOut(Place place, CodeBuilder code, CodeElement element, String callee, int result) {
        if (!(element instanceof InvokeInstruction call) || !call.name().equalsString(callee)) {
            code.with(element);
            return;
        }
        for (var parameter : call.typeSymbol().parameterList().reversed()) {
            pop(code, TypeKind.from(parameter));
        }
        if (call.opcode() != Opcode.INVOKESTATIC) {
            code.pop();
        }
        push(code, call.typeSymbol().returnType(), result);
        place.count++;
    }

    private static void pop(CodeBuilder code, TypeKind kind) {
        if (kind.slotSize() == 2) {
            code.pop2();
        } else {
            code.pop();
        }
    }

    private static void push(CodeBuilder code, ClassDesc type, int result) {
        switch (TypeKind.from(type)) {
            case BOOLEAN, BYTE, CHAR, SHORT, INT -> code.loadConstant(result);
            case LONG -> code.loadConstant((long) result);
            case FLOAT -> code.loadConstant((float) result);
            case DOUBLE -> code.loadConstant((double) result);
            case REFERENCE -> {
                if (type.equals(LIST)) {
                    code.invokestatic(LIST, "of", MethodTypeDesc.of(LIST), true);
                } else {
                    code.aconst_null();
                }
            }
            case VOID -> {
            }
        }
    }

    /// At the beginning of `Model.deed(Class, String, String)`: what it says of a method of this name.
    private static CodeTransform first(Place place, String jdkMethod, Effect effect) {
        return new CodeTransform() {
            @Override
            public void atStart(CodeBuilder code) {
                place.count++;
                code.aload(1).loadConstant(jdkMethod)
                        .invokevirtual(STRING, "equals", MethodTypeDesc.of(CD_boolean, CD_Object))
                        .ifThen(then -> then.new_(DEED).dup().getstatic(EFFECT, effect.name(), EFFECT)
                                .invokestatic(SET, "of", MethodTypeDesc.of(SET), true).iconst_1()
                                .invokespecial(DEED, "<init>",
                                        MethodTypeDesc.ofDescriptor(
                                                "(" + EFFECT.descriptorString() + SET.descriptorString() + "Z)V"))
                                .areturn());
            }

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                code.with(element);
            }
        };
    }
}
