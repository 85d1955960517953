package dev.lockstep.engine.instrument;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.instrument.Types.Declared;
import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Site;
import dev.lockstep.engine.trace.Sites;

/// Rewrites the code of one method.
final class CodeRewriter implements CodeTransform {

    private static final MethodTypeDesc FIELD = MethodTypeDesc.of(CD_void, CD_Object, CD_int, CD_int);
    private static final MethodTypeDesc ELEMENT = MethodTypeDesc.of(CD_void, CD_Object, CD_int, CD_long);
    private static final MethodTypeDesc HOLDS = MethodTypeDesc.of(CD_void, CD_Object, CD_Object, CD_int);
    private static final MethodTypeDesc MONITOR = MethodTypeDesc.of(CD_void, CD_Object, CD_int);

    private static final MethodTypeDesc BEGINS = MethodTypeDesc.of(CD_boolean, CD_Object);
    private static final MethodTypeDesc THROWN = MethodTypeDesc.of(CD_void, CD_Throwable);

    private final Types types;
    private final MethodSites sites;
    private final LoopLocals locals;
    private final Counters counters;
    private final LocalNames names;
    private final Shape shape;
    private final CallRewriter calls;

    /// The program's own handlers: a call's comes before them.
    private final List<ExceptionCatch> handlers = new ArrayList<>();
    private final Set<Label> passed = new HashSet<>();

    /// Of every `new` whose constructor is still to be called, whether a copy of the object is left on the stack.
    private final ArrayDeque<Boolean> newObjects = new ArrayDeque<>();

    /// The index of the element that is being rewritten.
    private int at = -1;

    private boolean afterNew;
    private boolean constructed;
    private @Nullable Label begin;

    /// What kind of method it is.
    ///
    /// @param isSynchronized whether it is to hold the monitor of its object or class
    /// @param pins whether it is a static initialiser that stays the JVM's
    /// @param mayBeFirst whether its own class may still have to be initialised
    /// @param initializes whether it runs in the thread that initialises the class and in no other
    /// @param runs whether it may be what the JVM calls as it starts a thread
    /// @param isLambda whether it is what a lambda does that needs no object of the class
    /// @param isShown whether a trace tells of its calls
    /// @param isOfACheck whether it is what a program is checked with
    record Shape(boolean isConstructor, boolean isStatic, boolean isSynchronized, boolean pins, boolean mayBeFirst,
            boolean initializes, boolean runs, boolean isLambda, boolean isShown, boolean isOfACheck,
            ClassDesc holder, MethodTypeDesc type) {

        /// Whether an assertion that fails in it counts, whoever catches it.
        boolean isGuarded() {
            return isOfACheck && !isConstructor && !initializes;
        }
    }

    CodeRewriter(Types types, Bridges bridges, MethodSites sites, @Nullable CodeModel code, Shape shape) {
        locals = LoopLocals.of(code);
        names = LocalNames.of(code);
        counters = Counters.of(code);
        this.types = types;
        this.sites = sites;
        this.shape = shape;
        calls = new CallRewriter(types, bridges, sites, shape.isOfACheck());
        constructed = !shape.isConstructor();
    }

    @Override
    public void atStart(CodeBuilder code) {
        if (shape.runs()) {
            var itself = code.newLabel();
            code.aload(0).invokestatic(Replaced.RT, "begins", BEGINS).ifeq(itself).return_().labelBinding(itself);
        }
        if (shape.isLambda()) {
            initialize(code, Types.internalName(shape.holder()));
        }
        if (shape.isShown()) {
            Announced.begin(code, sites.method(), shape.type(), shape.isStatic() ? 0 : 1);
        }
        if (shape.pins()) {
            code.invokestatic(Replaced.STATICS, "pin", MethodTypeDesc.of(CD_void));
        }
        if (shape.isSynchronized()) {
            monitor(code, "enter", Operation.MONITOR_ENTER);
        }
        if (shape.isSynchronized() || shape.isGuarded() || shape.isShown()) {
            begin = code.newBoundLabel();
        }
    }

    private void monitor(CodeBuilder code, String name, Operation operation) {
        if (shape.isStatic()) {
            code.loadConstant(shape.holder());
        } else {
            code.aload(0);
        }
        code.loadConstant(sites.at(operation, "")).invokestatic(Replaced.RT, name, MONITOR);
    }

    @Override
    public void atEnd(CodeBuilder code) {
        handlers.forEach(code::with);
        var start = begin;
        if (start != null) {
            var handler = code.newBoundLabel();
            code.exceptionCatchAll(start, handler, handler);
            if (shape.isShown()) {
                Announced.fail(code);
            }
            if (shape.isGuarded()) {
                code.dup().invokestatic(Replaced.RT, "escapes", THROWN);
            }
            if (shape.isSynchronized()) {
                monitor(code, "exit", Operation.MONITOR_EXIT);
            }
            code.athrow();
        }
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        at++;
        if (element instanceof Instruction instruction) {
            noteCopy(instruction);
        }
        switch (element) {
            case LineNumber line -> {
                sites.line(line.line());
                code.with(line);
            }
            case ExceptionCatch handler -> handlers.add(handler);
            case LabelTarget target -> {
                passed.add(target.label());
                code.with(target);
            }
            case BranchInstruction branch -> {
                if (passed.contains(branch.target())) {
                    locals.loop(code, branch.target(), sites.loop());
                }
                code.with(branch);
            }
            case FieldInstruction access -> field(code, access);
            case ArrayLoadInstruction load when !isTrusted() -> arrayLoad(code, load);
            case ArrayStoreInstruction store when !isTrusted() -> arrayStore(code, store);
            case StoreInstruction store -> store(code, store);
            case MonitorInstruction monitor -> monitor(code, monitor);
            case NewObjectInstruction made -> {
                newObjects.push(false);
                initialize(code, Types.internalName(made.className().asSymbol()));
                code.with(made);
            }
            case InvokeInstruction call -> invoke(code, call);
            case InvokeDynamicInstruction call -> calls.dynamic(code, call);
            case ReturnInstruction end -> leave(code, end);
            default -> code.with(element);
        }
    }

    /// Compilers copy the reference to a new object at once.
    private void noteCopy(Instruction instruction) {
        if (afterNew && instruction.opcode() == Opcode.DUP) {
            newObjects.poll();
            newObjects.push(true);
        }
        afterNew = instruction.opcode() == Opcode.NEW;
    }

    private boolean isTrusted() {
        return JdkCopies.is(Types.internalName(shape.holder()));
    }

    private void leave(CodeBuilder code, ReturnInstruction end) {
        if (shape.isShown()) {
            Announced.end(code, shape.type().returnType());
        }
        if (shape.isSynchronized()) {
            monitor(code, "exit", Operation.MONITOR_EXIT);
        }
        if (shape.pins()) {
            code.invokestatic(Replaced.STATICS, "unpin", MethodTypeDesc.of(CD_void));
        }
        code.with(end);
    }

    private void monitor(CodeBuilder code, MonitorInstruction monitor) {
        var enters = monitor.opcode() == Opcode.MONITORENTER;
        if (enters) {
            throwIfNull(code);
        }
        code.loadConstant(sites.at(enters ? Operation.MONITOR_ENTER : Operation.MONITOR_EXIT, ""))
                .invokestatic(Replaced.RT, enters ? "enter" : "exit", MONITOR);
    }

    /// The JVM itself throws where there is no object to lock, as only it can say which.
    private static void throwIfNull(CodeBuilder code) {
        var there = code.newLabel();
        code.dup().ifnonnull(there).dup().monitorenter().monitorexit().aconst_null().athrow().labelBinding(there);
    }

    /// Lets a trace name the object that a local variable begins with.
    private void store(CodeBuilder code, StoreInstruction store) {
        code.with(store);
        var name = names.ofNextStore();
        if (!name.isEmpty() && !isTrusted()) {
            code.aload(store.slot()).loadConstant(Sites.field("", name)).invokestatic(Replaced.VALUES, "local",
                    MONITOR);
        }
    }

    private void invoke(CodeBuilder code, InvokeInstruction call) {
        if (call.name().equalsString("<init>")) {
            construct(code, call);
            return;
        }
        if (call.opcode() == Opcode.INVOKESTATIC) {
            initialize(code, types.declaring(call.owner().asInternalName(),
                    call.name().stringValue() + call.type().stringValue()));
        }
        if (call.owner().asInternalName().startsWith("java/util/concurrent/atomic/")) {
            Sites.note(sites.at(Operation.CALL, call.name().stringValue()), counters.isAt(at));
        }
        calls.call(code, call);
    }

    private void construct(CodeBuilder code, InvokeInstruction call) {
        calls.readAll(code, call);
        calls.copied(code, call);
        code.with(call);
        var copied = newObjects.poll();
        if (copied == null) {
            constructed = true;
        } else if (copied && isHashedByIdentity(call.owner().asInternalName())) {
            CallRewriter.made(code);
        }
    }

    /// Whether the program may well ask objects of a class for their identity: it is cheaper not to care for the rest
    /// until it does.
    private boolean isHashedByIdentity(String type) {
        return (types.find(type) != null && !types.isEnum(type)) || type.equals("java/lang/Object")
                || type.equals("java/lang/Thread")
                || type.startsWith("java/util/concurrent/");
    }

    /// Makes sure that a class's moved static initialiser has run; one's own mostly has begun, or one would not be running.
    private void initialize(CodeBuilder code, String owner) {
        var initializer = types.initializer(owner);
        if (initializer == null) {
            return;
        }
        var site = sites.at(Operation.INITIALIZE, "");
        if (shape.mayBeFirst() || !owner.equals(Types.internalName(shape.holder()))) {
            StaticState.initialize(code, initializer, site);
        } else if (!shape.initializes()) {
            StaticState.own(code, shape.holder(), site);
        }
    }

    private void field(CodeBuilder code, FieldInstruction access) {
        var declared = types.field(access.owner().asInternalName(), access.name().stringValue());
        if (isStatic(access)) {
            initialize(code, declared == null ? access.owner().asInternalName() : declared.owner().name());
        }
        if (declared != null && declared.owner().isInterface() && declared.field().isState()) {
            code.fieldAccess(access.opcode(), Companion.of(declared.owner()), access.name().stringValue(),
                    access.typeSymbol());
            if (names(access)) {
                nameHeld(code, declared);
            }
            return;
        }
        if (declared == null || declared.field().is(AccessFlag.FINAL) || access.name().stringValue().startsWith("this$")
                || !constructed) {
            if (declared != null && names(access)) {
                named(code, access, declared, () -> {
                });
            } else {
                code.with(access);
            }
            return;
        }
        switch (access.opcode()) {
            case GETFIELD, GETSTATIC -> read(code, access, declared);
            default -> write(code, access, declared);
        }
    }

    private static boolean isStatic(FieldInstruction access) {
        return access.opcode() == Opcode.GETSTATIC || access.opcode() == Opcode.PUTSTATIC;
    }

    private void read(CodeBuilder code, FieldInstruction access, Declared declared) {
        if (isStatic(access)) {
            code.loadConstant(ClassDesc.ofInternalName(declared.owner().name()));
        } else {
            code.dup();
        }
        var isVolatile = declared.field().is(AccessFlag.VOLATILE);
        var site = sites.at(isVolatile ? Operation.VOLATILE_READ : Operation.READ, declared.field().name());
        Sites.note(site, counters.isAt(at));
        code.loadConstant(site).loadConstant(number(declared))
                .invokestatic(Replaced.RT, isVolatile ? "volatileRead" : "read", FIELD);
        if (names(access)) {
            named(code, access, declared, () -> Values.show(code, access.typeSymbol(), site));
        } else {
            code.with(access);
            Values.show(code, access.typeSymbol(), site);
        }
    }

    private void write(CodeBuilder code, FieldInstruction access, Declared declared) {
        var kind = TypeKind.from(access.typeSymbol());
        var value = code.allocateLocal(kind);
        code.storeLocal(kind, value);
        if (isStatic(access)) {
            code.loadConstant(ClassDesc.ofInternalName(declared.owner().name()));
        } else {
            code.dup();
        }
        var isVolatile = declared.field().is(AccessFlag.VOLATILE);
        var site = sites.at(isVolatile ? Operation.VOLATILE_WRITE : Operation.WRITE, declared.field().name());
        Sites.note(site, counters.isAt(at));
        code.loadConstant(site).loadConstant(number(declared))
                .invokestatic(Replaced.RT, isVolatile ? "volatileWrite" : "write", FIELD);
        code.loadLocal(kind, value);
        Values.show(code, access.typeSymbol(), site);
        code.with(access);
    }

    private static int number(Declared declared) {
        return Sites.field(declared.owner().name(), declared.field().name());
    }

    /// Whether an access reads what a trace may call by the name of the field.
    private static boolean names(FieldInstruction access) {
        return (access.opcode() == Opcode.GETFIELD || access.opcode() == Opcode.GETSTATIC)
                && !access.typeSymbol().isPrimitive() && !access.name().stringValue().startsWith("this$");
    }

    /// Reads a field, and lets a trace name the object that it holds.
    private static void named(CodeBuilder code, FieldInstruction access, Declared declared, Runnable shown) {
        if (isStatic(access)) {
            code.with(access);
            shown.run();
            nameHeld(code, declared);
        } else {
            code.dup().with(access);
            shown.run();
            code.dup_x1().loadConstant(number(declared)).invokestatic(Replaced.VALUES, "holds", HOLDS);
        }
    }

    /// The object on top of the stack is what a static field holds.
    private static void nameHeld(CodeBuilder code, Declared declared) {
        code.dup().loadConstant(ClassDesc.ofInternalName(declared.owner().name())).swap()
                .loadConstant(number(declared)).invokestatic(Replaced.VALUES, "holds", HOLDS);
    }

    private void arrayLoad(CodeBuilder code, ArrayLoadInstruction load) {
        var site = sites.at(Operation.READ, Site.ELEMENT);
        code.dup2().loadConstant((long) site).invokestatic(Replaced.RT, "read", ELEMENT);
        code.with(load);
        Values.show(code, load.typeKind(), site);
    }

    private void arrayStore(CodeBuilder code, ArrayStoreInstruction store) {
        var kind = store.typeKind().asLoadable();
        var value = code.allocateLocal(kind);
        var site = sites.at(Operation.WRITE, Site.ELEMENT);
        code.storeLocal(kind, value).dup2().loadConstant((long) site).invokestatic(Replaced.RT, "write", ELEMENT);
        code.loadLocal(kind, value);
        Values.show(code, kind, site);
        code.with(store);
    }
}
