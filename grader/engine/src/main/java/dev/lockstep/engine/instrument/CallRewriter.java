package dev.lockstep.engine.instrument;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.instrument.Bridges.Call;
import dev.lockstep.engine.model.Invocation;
import dev.lockstep.engine.model.Invocation.Dispatch;
import dev.lockstep.engine.model.Invocations;
import dev.lockstep.engine.model.Model;
import dev.lockstep.engine.runtime.Access;
import dev.lockstep.engine.runtime.EnumSwitches;
import dev.lockstep.engine.runtime.NeutralLambdas;
import dev.lockstep.engine.trace.Operation;

/// Points calls and method references to bridges, where the scheduler has to know of them.
final class CallRewriter {

    private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
    private static final ClassDesc OUR_SWITCHES = ClassDesc.of(EnumSwitches.class.getName());
    private static final ClassDesc LAMBDAS = ClassDesc.of("java.lang.invoke.LambdaMetafactory");
    private static final ClassDesc OUR_LAMBDAS = ClassDesc.of(NeutralLambdas.class.getName());

    private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
    private static final ClassDesc CONCATENATION = ClassDesc.of("java.lang.invoke.StringConcatFactory");
    private static final MethodTypeDesc READS = MethodTypeDesc.of(CD_void, CD_Object, CD_int);

    private final Types types;
    private final Bridges bridges;
    private final MethodSites sites;
    private final boolean hides;

    /// @param hides whether the classes of lambdas are not to bear the name of this one
    CallRewriter(Types types, Bridges bridges, MethodSites sites, boolean hides) {
        this.types = types;
        this.bridges = bridges;
        this.sites = sites;
        this.hides = hides;
    }

    void call(CodeBuilder code, InvokeInstruction call) {
        readAll(code, call);
        if (Model.draws(call.owner().asInternalName())) {
            code.invokestatic(Replaced.RT, "draws", MethodTypeDesc.of(CD_void));
        }
        var made = bridged(call.opcode(), call.owner().asSymbol(), call.name().stringValue(), call.typeSymbol(),
                call.isInterface());
        if (made == null || (made.replaced() != null && call.opcode() == Opcode.INVOKESPECIAL)) {
            if (Model.isOpaque(call.owner().asInternalName(), call.name().stringValue())
                    && types.find(call.owner().asInternalName()) == null) {
                code.invokestatic(Replaced.RT, "opaque", MethodTypeDesc.of(CD_void));
            }
            if (Model.isConfined(call.owner().asInternalName(), call.name().stringValue())) {
                code.invokestatic(Replaced.RT, "confined", MethodTypeDesc.of(CD_void));
            }
            show(code, call);
            code.with(call);
        } else if (made.replaced() != null) {
            throwIfNull(code, call, made);
            if (made.name().equals(Copied.HASH.method) && !made.isStatic() && hasText(made.owner()) && !isTrusted()) {
                code.dup();
                reads(code, Copied.HASH);
            }
            made.replaced().call(code, made.number());
        } else if (made.isReflective() || made.isOnElements() || made.access() != null) {
            throwIfNull(code, call, made);
            bridges.invoke(code, made);
        } else {
            WatchedCall.inPlace(code, made);
        }
    }

    /// The JVM itself throws where the receiver is null, as only it can say what was.
    private static void throwIfNull(CodeBuilder code, InvokeInstruction call, Call made) {
        if (made.isStatic()) {
            return;
        }
        code.block(block -> {
            var parameters = made.type().parameterList();
            var slots = new int[parameters.size()];
            for (var i = slots.length - 1; i >= 0; i--) {
                var kind = TypeKind.from(parameters.get(i));
                slots[i] = block.allocateLocal(kind);
                block.storeLocal(kind, slots[i]);
            }
            var there = block.newLabel();
            block.dup().ifnonnull(there);
            load(block, parameters, slots);
            block.with(call);
            if (!made.type().returnType().equals(CD_void)) {
                drop(block, TypeKind.from(made.type().returnType()));
            }
            block.aconst_null().athrow().labelBinding(there);
            load(block, parameters, slots);
        });
    }

    private static void load(CodeBuilder code, List<ClassDesc> parameters, int[] slots) {
        for (var i = 0; i < slots.length; i++) {
            code.loadLocal(TypeKind.from(parameters.get(i)), slots[i]);
        }
    }

    private static void drop(CodeBuilder code, TypeKind kind) {
        if (kind.slotSize() == 2) {
            code.pop2();
        } else {
            code.pop();
        }
    }

    /// What copies a whole array, which is on top of the stack, reads it.
    void readAll(CodeBuilder code, InvokeInstruction call) {
        var name = call.name().stringValue();
        var clones = call.owner().asSymbol().isArray() && name.equals("clone");
        var makesString = call.owner().asInternalName().equals("java/lang/String")
                && (call.type().equalsString("([C)V") || call.type().equalsString("([B)V")
                        || call.type().equalsString("([C)Ljava/lang/String;"));
        if ((clones || makesString) && !isTrusted()) {
            code.dup().loadConstant(sites.at(Operation.CALL, clones ? name : "String"))
                    .invokestatic(ArrayBridge.ARRAYS, "read", ArrayBridge.ALL);
        }
    }

    /// A new object of the JDK may begin as a copy of the last argument.
    void copied(CodeBuilder code, InvokeInstruction call) {
        var parameters = call.typeSymbol().parameterList();
        var reading = parameters.isEmpty() || isTrusted() || types.find(call.owner().asInternalName()) != null
                ? null
                : Copied.by(parameters.getLast());
        if (reading != null) {
            code.dup();
            reads(code, reading);
        }
    }

    private int number(Copied reading) {
        return Invocations.number(new Invocation(Dispatch.VIRTUAL, "java/lang/Object", reading.method,
                reading.descriptor, sites.at(Operation.CALL, reading.method)));
    }

    /// The text of objects becomes part of a string: what would be told by calls of `toString`.
    private void concatenated(CodeBuilder code, InvokeDynamicInstruction call) {
        var parameters = call.typeSymbol().parameterList();
        if (isTrusted() || parameters.stream().noneMatch(CallRewriter::hasText)) {
            return;
        }
        var locals = new int[parameters.size()];
        for (var i = parameters.size() - 1; i >= 0; i--) {
            locals[i] = code.allocateLocal(TypeKind.from(parameters.get(i)));
            code.storeLocal(TypeKind.from(parameters.get(i)), locals[i]);
        }
        for (var i = 0; i < locals.length; i++) {
            code.loadLocal(TypeKind.from(parameters.get(i)), locals[i]);
            if (hasText(parameters.get(i))) {
                code.dup();
                reads(code, Copied.TEXT);
            }
        }
    }

    /// A record asks its components for what it is asked itself.
    private void compared(CodeBuilder code, InvokeDynamicInstruction call) {
        var asked = Copied.ofRecord(call.name().stringValue());
        if (asked == null || isTrusted()) {
            return;
        }
        var other = asked == Copied.EQUALITY ? code.allocateLocal(TypeKind.REFERENCE) : -1;
        if (asked == Copied.EQUALITY) {
            code.astore(other);
        }
        for (var argument : call.bootstrapArgs()) {
            if (argument instanceof DirectMethodHandleDesc component
                    && component.kind() == DirectMethodHandleDesc.Kind.GETTER && hasText(ofGetter(component))) {
                code.dup().getfield(component.owner(), component.methodName(), ofGetter(component));
                reads(code, asked);
                if (asked == Copied.EQUALITY) {
                    code.aload(other).instanceOf(component.owner()).ifThen(same -> {
                        same.aload(other).checkcast(component.owner())
                                .getfield(component.owner(), component.methodName(), ofGetter(component));
                        reads(same, asked);
                    });
                }
            }
        }
        if (asked == Copied.EQUALITY) {
            code.aload(other);
        }
    }

    private static ClassDesc ofGetter(DirectMethodHandleDesc getter) {
        return getter.invocationType().returnType();
    }

    private void reads(CodeBuilder code, Copied reading) {
        code.loadConstant(number(reading)).invokestatic(Replaced.RT, "reads", READS);
    }

    private static boolean hasText(ClassDesc type) {
        return type.isClassOrInterface()
                && Model.watches(Types.internalName(type), Copied.TEXT.method, Copied.TEXT.descriptor, false);
    }

    /// Lets a trace show a call of a collaborator, or of the program's own classes.
    private void show(CodeBuilder code, InvokeInstruction call) {
        var name = call.name().stringValue();
        if (isTrusted()) {
            return;
        }
        if (call.opcode() == Opcode.INVOKEINTERFACE) {
            step(code, sites.at(Operation.CALL, name));
        } else if (call.opcode() == Opcode.INVOKEVIRTUAL && types.find(call.owner().asInternalName()) != null) {
            step(code, sites.at(Operation.METHOD, name));
        }
    }

    private boolean isTrusted() {
        return JdkCopies.is(Types.internalName(bridges.holder()));
    }

    private static void step(CodeBuilder code, int site) {
        code.loadConstant(site).invokestatic(Replaced.RT, "method", MethodTypeDesc.of(CD_void, CD_int));
    }

    /// The bridge that a call needs, or null.
    private @Nullable Call bridged(Opcode opcode, ClassDesc owner, String name, MethodTypeDesc type,
            boolean isInterface) {
        if (owner.isArray()) {
            return null;
        }
        var declaring = types.libraryOwner(Types.internalName(owner), name + type.descriptorString());
        if (declaring == null) {
            return opcode == Opcode.INVOKEINTERFACE && Model.isNamed(name) && !isTrusted()
                    ? watched(opcode, owner, Types.internalName(owner), name, type, isInterface)
                    : null;
        }
        var replaced = ofObject(name, type) != null
                ? ofObject(name, type)
                : Replaced.of(declaring, name, type.descriptorString());
        if (replaced != null) {
            var operation = replaced.operation();
            var site = operation == null ? 0 : sites.at(operation, name);
            return new Call(opcode, receiver(opcode, owner), owner, name, type, isInterface, site, sites.line(),
                    replaced, null);
        }
        if (opcode == Opcode.INVOKESTATIC && ArrayBridge.is(declaring, name, type) && !isTrusted()) {
            return new Call(opcode, receiver(opcode, owner), owner, name, type, isInterface,
                    sites.at(Operation.CALL, name), sites.line(), null, null);
        }
        if (Access.of(declaring, name) != null && opcode != Opcode.INVOKESTATIC && !isTrusted()) {
            var declared = ClassDesc.ofInternalName(declaring);
            return new Call(opcode, receiver(opcode, declared), declared, name, type, isInterface,
                    sites.at(Operation.CALL, name), sites.line(), null, null);
        }
        if (Reflection.mayInitialize(declaring, name, type) && !isTrusted()) {
            return new Call(opcode, receiver(opcode, owner), owner, name, type, isInterface,
                    sites.at(Operation.INITIALIZE, ""), sites.line(), null, null);
        }
        var isStatic = opcode == Opcode.INVOKESTATIC;
        if (!Model.watches(declaring, name, type.descriptorString(), isStatic)
                || (isStatic && !isAbout(declaring, type))
                || (isTrusted() && !declaring.equals("java/lang/Thread"))) {
            return null;
        }
        return watched(opcode, owner, declaring, name, type, isInterface);
    }

    private Call watched(Opcode opcode, ClassDesc owner, String declaring, String name, MethodTypeDesc type,
            boolean isInterface) {
        var number = Invocations.number(new Invocation(dispatch(opcode), declaring, name, type.descriptorString(),
                sites.at(isOfThreads(declaring) ? Operation.THREAD : Operation.CALL, name)));
        return new Call(opcode, receiver(opcode, owner), owner, name, type, isInterface, number, sites.line(), null,
                null);
    }

    private ClassDesc receiver(Opcode opcode, ClassDesc owner) {
        return opcode == Opcode.INVOKESPECIAL || opcode == Opcode.INVOKESTATIC ? bridges.holder() : owner;
    }

    /// Whether the static methods of a class are about threads.
    static boolean isOfThreads(String declaring) {
        return declaring.equals("java/lang/Thread") || declaring.endsWith("/LockSupport");
    }

    /// Whether a static method is about the thread that calls it, or about its first argument.
    private static boolean isAbout(String declaring, MethodTypeDesc type) {
        return isOfThreads(declaring) || (type.parameterCount() > 0 && !type.parameterType(0).isPrimitive());
    }

    private static Dispatch dispatch(Opcode opcode) {
        return switch (opcode) {
            case INVOKESTATIC -> Dispatch.STATIC;
            case INVOKESPECIAL -> Dispatch.SUPER;
            case INVOKEINTERFACE -> Dispatch.INTERFACE;
            default -> Dispatch.VIRTUAL;
        };
    }

    /// `wait` and `notify` are final: whatever the owner, they are the ones of `Object`; and `hashCode` may be.
    private static @Nullable Replaced ofObject(String name, MethodTypeDesc type) {
        return Replaced.of("java/lang/Object", name, type.descriptorString());
    }

    void dynamic(CodeBuilder code, InvokeDynamicInstruction call) {
        var arguments = call.bootstrapArgs();
        if (call.bootstrapMethod().owner().equals(SWITCHES)) {
            link(code, call);
            return;
        }
        if (call.bootstrapMethod().owner().equals(CONCATENATION)) {
            concatenated(code, call);
        }
        if (call.bootstrapMethod().owner().equals(RECORDS)) {
            compared(code, call);
        }
        initializeInterfaces(code, call);
        var isLambda = call.bootstrapMethod().owner().equals(LAMBDAS);
        code.invokedynamic(DynamicCallSiteDesc.of(
                isLambda && hides ? ours(OUR_LAMBDAS, call.bootstrapMethod()) : call.bootstrapMethod(),
                call.name().stringValue(), call.typeSymbol(),
                arguments.stream().map(argument -> handle(argument, isLambda ? call.typeSymbol() : null))
                        .toArray(ConstantDesc[]::new)));
        if (isLambda) {
            if (call.typeSymbol().parameterCount() == 0) {
                sites.constant(code);
            } else {
                made(code);
            }
        }
    }

    /// A `switch` with patterns: over constants of enums, whose fresh ones the JDK would not know, it is ours.
    private static void link(CodeBuilder code, InvokeDynamicInstruction call) {
        var arguments = call.bootstrapArgs();
        var bootstrap = call.bootstrapMethod();
        if (bootstrap.methodName().equals("enumSwitch")
                || arguments.stream().anyMatch(DynamicConstantDesc.class::isInstance)) {
            bootstrap = ours(OUR_SWITCHES, bootstrap);
        }
        code.invokedynamic(DynamicCallSiteDesc.of(bootstrap, call.name().stringValue(), call.typeSymbol(),
                arguments.toArray(ConstantDesc[]::new)));
    }

    private static DirectMethodHandleDesc ours(ClassDesc owner, DirectMethodHandleDesc bootstrap) {
        return MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC, owner, bootstrap.methodName(),
                bootstrap.invocationType());
    }

    /// The class of a lambda is initialised as it is linked, and the interfaces before it.
    private void initializeInterfaces(CodeBuilder code, InvokeDynamicInstruction call) {
        if (call.bootstrapMethod().owner().equals(LAMBDAS)) {
            types.initializedWithLambda(Types.internalName(call.typeSymbol().returnType()))
                    .forEach(parent -> StaticState.initialize(code, Companion.of(parent),
                            sites.at(Operation.INITIALIZE, "")));
        }
    }

    /// Gives the new object on top of the stack its hash code.
    static void made(CodeBuilder code) {
        code.dup().invokestatic(Replaced.SOURCES, "made", MethodTypeDesc.of(CD_void, CD_Object));
    }

    /// @param made the type of what makes a lambda, whose parameters are what it captures; null of anything else
    private ConstantDesc handle(ConstantDesc argument, @Nullable MethodTypeDesc made) {
        if (!(argument instanceof DirectMethodHandleDesc handle)) {
            return argument;
        }
        var captured = made == null || made.parameterCount() == 0 ? null : made.parameterType(0);
        return switch (handle.kind()) {
            case VIRTUAL -> bridge(handle, Opcode.INVOKEVIRTUAL, captured);
            case INTERFACE_VIRTUAL -> bridge(handle, Opcode.INVOKEINTERFACE, captured);
            case STATIC, INTERFACE_STATIC -> bridge(handle, Opcode.INVOKESTATIC, null);
            default -> handle;
        };
    }

    /// @param captured the class of the object that the method is called on, if that is captured: a lambda's method has to
    ///        take exactly that
    private ConstantDesc bridge(DirectMethodHandleDesc handle, Opcode opcode, @Nullable ClassDesc captured) {
        var type = MethodTypeDesc.ofDescriptor(handle.lookupDescriptor());
        var call = bridged(opcode, handle.owner(), handle.methodName(), type, handle.isOwnerInterface());
        if (call == null && opcode == Opcode.INVOKESTATIC && !handle.methodName().startsWith("lambda$")) {
            var initializer = types.initializer(types.declaring(Types.internalName(handle.owner()),
                    handle.methodName() + handle.lookupDescriptor()));
            if (initializer != null) {
                call = new Call(opcode, bridges.holder(), handle.owner(), handle.methodName(), type,
                        handle.isOwnerInterface(), sites.at(Operation.INITIALIZE, ""), sites.line(), null,
                        initializer);
            }
        }
        if (call == null) {
            return handle;
        }
        if (captured != null) {
            call = call.on(captured);
        }
        var kind = bridges.inInterface()
                ? DirectMethodHandleDesc.Kind.INTERFACE_STATIC
                : DirectMethodHandleDesc.Kind.STATIC;
        return MethodHandleDesc.ofMethod(kind, bridges.holder(), bridges.name(call), call.bridgeType());
    }
}
