package dev.lockstep.engine.jdk;

import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.HookClass.Hook;

/// Rewrites the methods of the JDK that block, wake or time a thread, so that for a thread of the scheduler's they ask
/// the scheduler. For every other thread they do what they always did.
final class JdkPatches implements ClassFileTransformer {

    /// Classes that are always patched, beside the [#THREADS]; the clocks of `java.util.concurrent` come on top.
    private static final Set<String> PATCHED = Set.of("java/lang/ThreadBuilders", "java/lang/ThreadGroup",
            "java/util/concurrent/locks/LockSupport");

    /// Threads of the JDK with a `run` of their own, which the JVM calls as it starts them.
    private static final Set<String> THREADS = Set.of("java/lang/Thread", "java/lang/ThreadBuilders$BoundVirtualThread",
            "java/util/concurrent/ForkJoinWorkerThread", "java/util/concurrent/DelayScheduler");

    private static final String RUN = ".run()V";
    private static final String START = "java/lang/Thread.start(";

    private static final String CONCURRENT = "java/util/concurrent/";

    /// Names of methods whose calls inside `java.util.concurrent` are redirected.
    private static final Set<String> REDIRECTED = Set.of("nanoTime", "currentTimeMillis", "unpark", "localInit",
            "availableProcessors", "currentCarrierThread", "awaitTermination");

    /// Whole methods that hand over to a hook when a scheduler's thread is current. Keys: class.method and descriptor.
    private static final Map<String, Consumer<CodeBuilder>> REPLACED = Map.ofEntries(
            replaced("java/util/concurrent/locks/LockSupport.park()V", Hook.PARK,
                    code -> code.aconst_null().loadConstant(Long.MAX_VALUE)),
            replaced("java/util/concurrent/locks/LockSupport.park(Ljava/lang/Object;)V", Hook.PARK,
                    code -> code.aload(0).loadConstant(Long.MAX_VALUE)),
            replaced("java/util/concurrent/locks/LockSupport.parkNanos(J)V", Hook.PARK,
                    code -> code.aconst_null().lload(0)),
            replaced("java/util/concurrent/locks/LockSupport.parkNanos(Ljava/lang/Object;J)V", Hook.PARK,
                    code -> code.aload(0).lload(1)),
            replaced("java/util/concurrent/locks/LockSupport.parkUntil(J)V", Hook.PARK_UNTIL,
                    code -> code.aconst_null().lload(0)),
            replaced("java/util/concurrent/locks/LockSupport.parkUntil(Ljava/lang/Object;J)V", Hook.PARK_UNTIL,
                    code -> code.aload(0).lload(1)),
            replaced("java/util/concurrent/locks/LockSupport.unpark(Ljava/lang/Thread;)V", Hook.UNPARK,
                    code -> code.aload(0)),
            replaced("java/lang/Thread.alive()Z", Hook.ALIVE, code -> code.aload(0)),
            replaced("java/lang/Thread.threadState()Ljava/lang/Thread$State;", Hook.STATE, code -> code.aload(0)),
            replaced("java/lang/Thread.genThreadName()Ljava/lang/String;", Hook.NAME, code -> {
            }),
            replaced("java/lang/Thread.join(J)V", Hook.JOIN, code -> code.aload(0).lload(1)),
            replaced("java/lang/Thread.sleepNanos(J)V", Hook.SLEEP, code -> code.lload(0)),
            replaced("java/lang/Thread.yield()V", Hook.YIELD, code -> {
            }),
            replaced("java/lang/Thread.getAllThreads()[Ljava/lang/Thread;", Hook.THREADS, code -> {
            }),
            Map.entry("java/util/concurrent/ThreadLocalRandom.localInit()V", CodeBuilder::return_),
            Map.entry("java/lang/ThreadGroup.uncaughtException(Ljava/lang/Thread;Ljava/lang/Throwable;)V",
                    JdkPatches::tellUncaught));

    /// A thread pool keeps its workers in a set that orders them by identity; so that whom it interrupts first is the
    /// same in every run, the set keeps them in the order of their making.
    private static final ClassDesc HASH_SET = ClassDesc.of("java.util.HashSet");
    private static final ClassDesc LINKED_SET = ClassDesc.of("java.util.LinkedHashSet");

    private static final Set<String> CLOSE = Set.of("java/util/concurrent/ExecutorService.close()V",
            "java/util/concurrent/ThreadPerTaskExecutor.awaitTermination()V");

    private static Map.Entry<String, Consumer<CodeBuilder>> replaced(String method, Hook hook,
            Consumer<CodeBuilder> arguments) {
        return Map.entry(method, code -> {
            call(code, hook, arguments);
            code.return_(TypeKind.from(hook.signature.returnType()));
        });
    }

    private static void call(CodeBuilder code, Hook hook, Consumer<CodeBuilder> arguments) {
        code.getstatic(HookClass.HOOKS, hook.name(), hook.type);
        arguments.accept(code);
        code.invokeinterface(hook.type, hook.method, hook.signature);
        switch (hook) {
            case STATE -> code.checkcast(ClassDesc.of("java.lang.Thread$State"));
            case NAME -> code.checkcast(CD_String);
            case THREADS -> code.checkcast(HookClass.THREAD.arrayType());
            default -> {
            }
        }
    }

    @Override
    public byte @Nullable [] transform(@Nullable Module module, @Nullable ClassLoader loader, @Nullable String name,
            @Nullable Class<?> redefined, @Nullable ProtectionDomain domain, byte[] bytes) {
        if (loader != null || name == null) {
            return null;
        }
        if (patches(name)
                || (name.startsWith(CONCURRENT) && (TaskOrder.concerns(name) || callsRedirected(bytes)))) {
            return JdkFiles.rewrite(bytes, (type, element) -> patch(name, type, element));
        }
        return null;
    }

    /// Whether a class is always patched.
    static boolean patches(String name) {
        return PATCHED.contains(name) || isThread(name);
    }

    /// Whether a class of the JDK's has a `run` that asks whether the JVM has just begun it.
    static boolean isThread(String name) {
        return THREADS.contains(name);
    }

    /// Whether the constant pool names a method whose calls are redirected; cheaper than parsing the class.
    private static boolean callsRedirected(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        return REDIRECTED.stream().anyMatch(text::contains);
    }

    private static void patch(String name, ClassBuilder type, ClassElement element) {
        if (element instanceof MethodModel method && method.code().isPresent()) {
            var id = name + "." + method.methodName().stringValue() + method.methodType().stringValue();
            var member = id.substring(0, id.indexOf('('));
            type.transformMethod(method, MethodTransform.transformingCode(TaskOrder.around(member, patchOf(id))));
        } else {
            type.with(element);
        }
    }

    private static CodeTransform patchOf(String id) {
        if (id.endsWith(RUN) && isThread(id.substring(0, id.length() - RUN.length()))) {
            return new Begun();
        }
        if (id.startsWith(START)) {
            return new Identified();
        }
        if (CLOSE.contains(id)) {
            return JdkPatches::waitForEver;
        }
        var replacement = REPLACED.get(id);
        if (replacement != null) {
            return new Replacing(replacement);
        }
        if (id.equals("java/lang/Thread.interrupt()V")) {
            return JdkPatches::tellInterrupt;
        }
        return JdkPatches::redirect;
    }

    /// `if (LockstepHooks.managed()) { hook; return } original`.
    private record Replacing(Consumer<CodeBuilder> replacement) implements CodeTransform {

        @Override
        public void atStart(CodeBuilder code) {
            var original = code.newLabel();
            managed(code).ifeq(original);
            replacement.accept(code);
            code.labelBinding(original);
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            redirect(code, element);
        }
    }

    /// `if (LockstepHooks.begins(this)) { return } original`.
    private record Begun() implements CodeTransform {

        @Override
        public void atStart(CodeBuilder code) {
            var original = code.newLabel();
            code.aload(0);
            helper(code, "begins", HookMethods.OF_BEGINNING);
            code.ifeq(original).return_().labelBinding(original);
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            redirect(code, element);
        }
    }

    /// A thread that code of the JDK's or of a library has made gets its hash code before it is locked to be started: the header
    /// of an object that is locked cannot be given one, and the JVM would draw one.
    private record Identified() implements CodeTransform {

        @Override
        public void atStart(CodeBuilder code) {
            code.aload(0).invokestatic(SourceClass.SOURCES, "identified", SourceClass.TAKES);
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            redirect(code, element);
        }
    }

    /// An executor that is closed waits for its end a day at a time, again and again. In virtual time that is endless
    /// work; one wait without end is the same and lets a deadlock be seen.
    private static void waitForEver(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeInstruction call && call.name().equalsString("awaitTermination")
                && call.typeSymbol().parameterCount() == 2) {
            var unit = call.typeSymbol().parameterType(1);
            code.pop().pop2().loadConstant(Long.MAX_VALUE).getstatic(unit, "DAYS", unit);
        }
        redirect(code, element);
    }

    private static void tellInterrupt(CodeBuilder code, CodeElement element) {
        if (element instanceof ReturnInstruction) {
            var unmanaged = code.newLabel();
            managed(code).ifeq(unmanaged);
            call(code, Hook.INTERRUPTED, arguments -> arguments.aload(0));
            code.labelBinding(unmanaged);
        }
        redirect(code, element);
    }

    /// Redirects the calls inside a method: the start of a thread, the clocks, and the making of a virtual thread, which
    /// becomes a bound one (a `Thread` like any other that says it is virtual).
    private static void redirect(CodeBuilder code, CodeElement element) {
        switch (element) {
            case InvokeInstruction call -> redirect(code, call);
            case NewObjectInstruction made when made.className().asSymbol().equals(HASH_SET) -> code.new_(LINKED_SET);
            default -> code.with(element);
        }
    }

    private static void redirect(CodeBuilder code, InvokeInstruction call) {
        switch (call.owner().asInternalName() + "." + call.name().stringValue()) {
            case "java/lang/Thread.start0" -> startOrOwn(code, call);
            case "java/lang/Thread.interrupt0" -> unlessManaged(code, call);
            case "java/lang/Thread.clearInterruptEvent" -> {
                code.with(call);
                helper(code, "cleared", HookMethods.NOTHING);
            }
            case "java/lang/System.nanoTime", "java/lang/System.currentTimeMillis" -> code
                    .invokestatic(HookClass.HOOKS, call.name().stringValue(), MethodTypeDesc.of(CD_long));
            case "jdk/internal/vm/ContinuationSupport.isSupported" -> {
                code.with(call);
                managed(code).iconst_1().ixor().iand();
            }
            case "java/util/HashSet.<init>" -> code.invokespecial(LINKED_SET, "<init>", call.typeSymbol());
            case "jdk/internal/misc/Unsafe.park" -> helper(code, "park", HookMethods.PARK);
            case "jdk/internal/misc/Unsafe.unpark" -> helper(code, "unpark", HookMethods.UNPARK);
            case "jdk/internal/access/JavaLangAccess.currentCarrierThread" ->
                helper(code, "current", HookMethods.CURRENT);
            case "java/lang/Runtime.availableProcessors" -> helper(code, "processors", HookMethods.PROCESSORS);
            default -> code.with(call);
        }
    }

    private static void helper(CodeBuilder code, String name, MethodTypeDesc type) {
        code.invokestatic(HookClass.HOOKS, name, type);
    }

    /// The last resort of an exception that nobody catches: what the top thread group does if there is no handler.
    private static void tellUncaught(CodeBuilder code) {
        var handled = code.newLabel();
        var group = ClassDesc.of("java.lang.ThreadGroup");
        var handler = ClassDesc.of("java.lang.Thread$UncaughtExceptionHandler");
        code.aload(0).getfield(group, "parent", group).ifnonnull(handled)
                .invokestatic(HookClass.THREAD, "getDefaultUncaughtExceptionHandler", MethodTypeDesc.of(handler))
                .ifnonnull(handled);
        call(code, Hook.UNCAUGHT, arguments -> arguments.aload(1).aload(2));
        code.return_().labelBinding(handled);
    }

    private static void startOrOwn(CodeBuilder code, InvokeInstruction start0) {
        var real = code.newLabel();
        var end = code.newLabel();
        managed(code).ifeq(real);
        code.getstatic(HookClass.HOOKS, Hook.START.name(), Hook.START.type).swap()
                .invokeinterface(Hook.START.type, Hook.START.method, Hook.START.signature).goto_(end)
                .labelBinding(real).with(start0)
                .labelBinding(end);
    }

    /// The JVM is told of interrupts that concern threads of its own.
    private static void unlessManaged(CodeBuilder code, InvokeInstruction call) {
        var managed = code.newLabel();
        var end = code.newLabel();
        managed(code).ifne(managed);
        code.with(call).goto_(end).labelBinding(managed).pop().labelBinding(end);
    }

    private static CodeBuilder managed(CodeBuilder code) {
        return code.invokestatic(HookClass.HOOKS, "managed", MethodTypeDesc.of(CD_boolean));
    }
}
