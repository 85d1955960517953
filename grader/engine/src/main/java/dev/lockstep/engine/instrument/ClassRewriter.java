package dev.lockstep.engine.instrument;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_SYNCHRONIZED;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;
import static java.lang.classfile.ClassFile.ACC_TRANSIENT;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Interfaces;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;

import dev.lockstep.engine.instrument.CodeRewriter.Shape;
import dev.lockstep.engine.runtime.Shadow;
import dev.lockstep.engine.runtime.Shadowed;

/// Rewrites one class.
final class ClassRewriter implements ClassTransform {

    private static final ClassDesc SHADOW = ClassDesc.of(Shadow.class.getName());
    private static final ClassDesc SHADOWED = ClassDesc.of(Shadowed.class.getName());
    private static final String SHADOW_FIELD = "lockstep$shadow";
    private static final String CLASS_INITIALIZER = "<clinit>";

    private final ClassModel model;
    private final TypeInfo type;
    private final Types types;
    private final ClassDesc self;
    private final Bridges bridges;
    private final boolean isOfACheck;
    private final boolean holdsShadow;
    private boolean movedInitializer;

    ClassRewriter(ClassModel model, Types types, boolean isOfACheck) {
        this.model = model;
        this.types = types;
        this.isOfACheck = isOfACheck;
        type = TypeInfo.of(model);
        self = model.thisClass().asSymbol();
        bridges = new Bridges(self, type.isInterface());
        holdsShadow = !type.isInterface() && types.isTopmost(type);
    }

    /// @param isOfACheck whether it is what a program is checked with
    static byte[] rewrite(byte[] bytes, Types types, boolean isOfACheck) {
        var model = ClassFile.of().parse(bytes);
        return types.writer().transformClass(model, new ClassRewriter(model, types, isOfACheck));
    }

    @Override
    public void accept(ClassBuilder builder, ClassElement element) {
        switch (element) {
            case Interfaces interfaces when holdsShadow -> {
                var all = new ArrayList<>(interfaces.interfaces().stream().map(each -> each.asSymbol()).toList());
                all.add(SHADOWED);
                builder.withInterfaceSymbols(all);
            }
            case FieldModel field when !type.isInterface() && type.hasStaticState() && isState(field) ->
                builder.transformField(field,
                        (fields, part) -> {
                            if (part instanceof AccessFlags flags) {
                                fields.withFlags(flags.flagsMask() & ~ACC_FINAL);
                            } else {
                                fields.with(part);
                            }
                        });
            case MethodModel method -> method(builder, method);
            default -> builder.with(element);
        }
    }

    private boolean isState(FieldModel field) {
        var info = type.fields().get(field.fieldName().stringValue());
        return info != null && info.isState();
    }

    private void method(ClassBuilder builder, MethodModel method) {
        var moves = method.methodName().equalsString(CLASS_INITIALIZER) && type.hasStaticState();
        movedInitializer |= moves;
        var name = moves ? StaticState.INITIALIZER : method.methodName().stringValue();
        var flags = method.flags().flagsMask() & ~ACC_SYNCHRONIZED;
        builder.withMethod(name, method.methodTypeSymbol(), moves ? flags | ACC_PUBLIC | ACC_SYNTHETIC : flags,
                copy -> copy.transform(method, MethodTransform.transformingCode(code(method))
                        .andThen(MethodTransform.dropping(AccessFlags.class::isInstance))));
    }

    private CodeRewriter code(MethodModel method) {
        var flags = method.flags();
        var name = method.methodName().stringValue();
        var isSynchronized = flags.has(AccessFlag.SYNCHRONIZED);
        var shown = flags.has(AccessFlag.PUBLIC) && !flags.has(AccessFlag.SYNTHETIC) && !name.startsWith("<")
                && !JdkCopies.is(type.name());
        var shape = new Shape(name.equals("<init>"), flags.has(AccessFlag.STATIC), isSynchronized,
                name.equals(CLASS_INITIALIZER) && !type.hasStaticState(), mayBeFirst(method),
                name.equals(CLASS_INITIALIZER), runs(method), isLambda(method), shown, isOfACheck,
                self, method.methodTypeSymbol());
        return new CodeRewriter(types, bridges, sites(method), method.code().orElse(null), shape);
    }

    /// A class that extends none of the program's or the library's is no thread.
    private boolean runs(MethodModel method) {
        return !type.isInterface() && !"java/lang/Object".equals(type.superclass())
                && !method.flags().has(AccessFlag.STATIC) && method.methodName().equalsString("run")
                && method.methodType().equalsString("()V");
    }

    private static boolean isLambda(MethodModel method) {
        return method.flags().has(AccessFlag.STATIC) && method.flags().has(AccessFlag.SYNTHETIC)
                && method.methodName().stringValue().startsWith("lambda$");
    }

    /// Whether it may be what first uses the class: the JDK calls `values()` of an enum, and interfaces are not initialised
    /// for every object of theirs.
    private boolean mayBeFirst(MethodModel method) {
        return type.isInterface()
                ? !method.methodName().equalsString(CLASS_INITIALIZER)
                : type.isEnum() && method.methodName().equalsString("values") && method.flags().has(AccessFlag.STATIC);
    }

    private MethodSites sites(MethodModel method) {
        var name = JdkCopies.original(type.name());
        var folder = name.substring(0, name.lastIndexOf('/') + 1);
        var file = model.findAttribute(Attributes.sourceFile()).map(source -> source.sourceFile().stringValue())
                .orElse(name.substring(name.lastIndexOf('/') + 1) + ".java");
        var first = method.code().stream().flatMap(code -> code.elementStream())
                .filter(LineNumber.class::isInstance).map(LineNumber.class::cast).findFirst();
        return new MethodSites(name.replace('/', '.'), method.methodName().stringValue(),
                method.methodType().stringValue(), folder + file,
                first.map(LineNumber::line).orElse(0));
    }

    @Override
    public void atEnd(ClassBuilder builder) {
        bridges.write(builder);
        if (holdsShadow) {
            writeShadow(builder);
        }
        if (isHashedByIdentity()) {
            builder.withMethodBody("hashCode", MethodTypeDesc.of(CD_int), ACC_PUBLIC | ACC_SYNTHETIC,
                    code -> code.aload(0).invokestatic(Replaced.SOURCES, "identityHashCode",
                            MethodTypeDesc.of(CD_int, CD_Object)).ireturn());
        }
        if (types.hasInitializer(type)) {
            new StaticState(type, self, movedInitializer, types).write(builder);
        }
    }

    /// Whether the hash code of its objects is the identity's, which would differ from run to run.
    private boolean isHashedByIdentity() {
        return !type.isInterface() && "java/lang/Object".equals(type.superclass())
                && !type.methods().contains("hashCode()I");
    }

    private void writeShadow(ClassBuilder builder) {
        var flags = ACC_PUBLIC | ACC_SYNTHETIC;
        builder.withField(SHADOW_FIELD, SHADOW, flags | ACC_TRANSIENT);
        builder.withMethodBody(SHADOW_FIELD, MethodTypeDesc.of(SHADOW), flags | ACC_FINAL,
                code -> code.aload(0).getfield(self, SHADOW_FIELD, SHADOW).areturn());
        builder.withMethodBody(SHADOW_FIELD, MethodTypeDesc.of(CD_void, SHADOW), flags | ACC_FINAL,
                code -> code.aload(0).aload(1).putfield(self, SHADOW_FIELD, SHADOW).return_());
    }
}
