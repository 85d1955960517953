package dev.lockstep.engine.jdk;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Where tasks of the JDK's executors and futures order threads ("Memory Consistency Properties" of
/// `java.util.concurrent`), and where a thread of theirs is between two steps that others can tell apart.
///
/// What a thread did before it hands a task over, completes a future, or leaves a pool, it publishes through the task,
/// the future, the pool; whoever takes the task up, finds the future complete or the pool ended sees it.
final class TaskOrder implements CodeTransform {

    /// What happens at a place.
    private enum Act {
        PUBLISHES("publishes"),
        SEES("sees"),
        SEES_IF_TRUE("seesIfTrue"),
        PUBLISHES_IF_TRUE("publishesIfTrue"),
        POINT("point"),
        IDLE("idle"),
        BUSY("busy"),
        KEEPS("keeps"),
        SEES_RESULT("sees");

        final String method;

        Act(String method) {
            this.method = method;
        }
    }

    private record Rule(boolean atReturn, Act act, int local) {}

    private static final String PACKAGE = "java/util/concurrent/";
    private static final String ATOMIC = PACKAGE + "atomic/Atomic";

    /// Classes that have no place but call back.
    private static final Set<String> CALLING_BACK = Set.of(PACKAGE + "Executors$RunnableAdapter",
            PACKAGE + "RecursiveTask", PACKAGE + "RecursiveAction", PACKAGE + "ThreadPerTaskExecutor$TaskRunner",
            PACKAGE + "ThreadPerTaskExecutor$ThreadBoundFuture");

    private static final Map<String, List<Rule>> RULES = new HashMap<>();
    private static final Set<String> CLASSES = new HashSet<>();

    static {
        for (var line : rules().split("\n", -1)) {
            var words = line.strip().split(" +", -1);
            for (var method : words[1].split(",", -1)) {
                add(words[0], method, List.of(words).subList(2, words.length));
            }
        }
    }

    /// One class and its methods a line, then when and what: at entry (`in`) or return (`out`); `:1` is the first
    /// argument instead of the receiver.
    private static String rules() {
        return """
                FutureTask set,cancel in:publishes
                FutureTask setException in:publishes in:keeps
                FutureTask run in:sees
                FutureTask runAndReset in:sees out:publishes
                FutureTask report,resultNow,exceptionNow in:sees
                FutureTask isDone,isCancelled out:sees-if-true
                FutureTask state out:sees
                ThreadPoolExecutor execute in:publishes:1
                ThreadPoolExecutor getTask in:publishes in:point in:idle out:busy
                ThreadPoolExecutor processWorkerExit in:publishes
                ThreadPoolExecutor addWorker in:sees
                ThreadPoolExecutor awaitTermination,isTerminated out:sees-if-true
                ThreadPoolExecutor getActiveCount,getCompletedTaskCount,getTaskCount,getPoolSize out:sees
                ScheduledThreadPoolExecutor delayedExecute in:publishes:1
                ThreadPerTaskExecutor taskComplete in:publishes
                ThreadPerTaskExecutor awaitTermination out:sees
                ThreadPerTaskExecutor isTerminated out:sees-if-true
                ThreadPerTaskExecutor$AnyResultHolder complete,completeExceptionally in:publishes
                ThreadPerTaskExecutor$AnyResultHolder result,firstException out:sees
                ExecutorCompletionService take,poll out:sees-result
                ExecutorCompletionService$QueueingFuture done in:point
                ForkJoinPool$WorkQueue push in:publishes:1
                DelayScheduler pend in:publishes:1
                ForkJoinPool deactivate,deregisterWorker,helpQuiesce in:publishes
                ForkJoinPool helpQuiesce,externalHelpQuiesce,close out:sees
                ForkJoinPool awaitTermination,isTerminated,isQuiescent,awaitQuiescence out:sees-if-true
                ForkJoinTask doExec in:sees out:point
                ForkJoinTask setDone,trySetCancelled in:publishes
                ForkJoinTask trySetThrown in:publishes in:keeps
                CountedCompleter addToPendingCount,compareAndSetPendingCount in:publishes
                CountedCompleter weakCompareAndSetPendingCount in:publishes
                CountedCompleter decrementPendingCountUnlessZero out:sees
                CompletableFuture internalComplete,completeNull,completeValue out:publishes-if-true
                CompletableFuture completeRelay out:publishes-if-true
                CompletableFuture completeThrowable in:keeps out:publishes-if-true
                CompletableFuture$UniCompletion <init> out:publishes
                CompletableFuture$CoCompletion <init> out:publishes
                CompletableFuture$AnyOf <init> out:publishes
                CompletableFuture$AsyncSupply <init> out:publishes
                CompletableFuture$AsyncSupply run in:sees
                CompletableFuture$AsyncRun <init> out:publishes
                CompletableFuture$AsyncRun run in:sees
                CompletableFuture$UniApply tryFire in:point in:sees
                CompletableFuture$UniAccept tryFire in:point in:sees
                CompletableFuture$UniRun tryFire in:point in:sees
                CompletableFuture$UniWhenComplete tryFire in:point in:sees
                CompletableFuture$UniHandle tryFire in:point in:sees
                CompletableFuture$UniExceptionally tryFire in:point in:sees
                CompletableFuture$UniComposeExceptionally tryFire in:point in:sees
                CompletableFuture$UniRelay tryFire in:point in:sees
                CompletableFuture$UniCompose tryFire in:point in:sees
                CompletableFuture$BiApply tryFire in:point in:sees
                CompletableFuture$BiAccept tryFire in:point in:sees
                CompletableFuture$BiRun tryFire in:point in:sees
                CompletableFuture$BiRelay tryFire in:point in:sees
                CompletableFuture$OrApply tryFire in:point in:sees
                CompletableFuture$OrAccept tryFire in:point in:sees
                CompletableFuture$OrRun tryFire in:point in:sees
                CompletableFuture$AnyOf tryFire in:point in:sees
                PriorityBlockingQueue dequeue in:sees
                CyclicBarrier dowait in:sees
                CyclicBarrier nextGeneration,breakBarrier in:publishes
                Phaser doArrive,arriveAndAwaitAdvance in:publishes
                Phaser internalAwaitAdvance out:sees""";
    }

    private static void add(String type, String method, List<String> rules) {
        CLASSES.add(PACKAGE + type);
        var list = RULES.computeIfAbsent(PACKAGE + type + "." + method, _ -> new ArrayList<>());
        for (var rule : rules) {
            var parts = rule.split(":", -1);
            list.add(new Rule(parts[0].equals("out"),
                    Act.valueOf(parts[1].replace('-', '_').toUpperCase(Locale.ROOT)),
                    parts.length > 2 ? Integer.parseInt(parts[2]) : 0));
        }
    }

    private final String method;
    private final List<Rule> rules;
    private final CodeTransform rest;
    private final Set<Label> handlers = new HashSet<>();

    private TaskOrder(String method, CodeTransform rest) {
        this.method = method;
        rules = RULES.getOrDefault(method, List.of());
        this.rest = rest;
    }

    /// Whether some method of the class has a place of these.
    static boolean concerns(String type) {
        return CLASSES.contains(type) || CALLING_BACK.contains(type) || type.equals(PACKAGE + "DelayQueue")
                || type.startsWith(ATOMIC)
                || type.startsWith(PACKAGE + "CompletableFuture")
                || type.startsWith(PACKAGE + "ForkJoin") || type.startsWith(PACKAGE + "CountedCompleter");
    }

    /// The methods that have a place, as class.method.
    static Set<String> methods() {
        return Set.copyOf(RULES.keySet());
    }

    /// Adds the places of a method, named class.method, to a transform of it.
    static CodeTransform around(String method, CodeTransform rest) {
        return new TaskOrder(method, rest);
    }

    @Override
    public void atStart(CodeBuilder code) {
        rest.atStart(code);
        for (var rule : rules) {
            if (!rule.atReturn) {
                act(code, rule);
            }
        }
    }

    @Override
    public void atEnd(CodeBuilder code) {
        rest.atEnd(code);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        switch (element) {
            case ExceptionCatch caught -> {
                handlers.add(caught.handler());
                rest.accept(code, caught);
            }
            case LabelTarget target -> handler(code, target);
            case ReturnInstruction end -> {
                rules.stream().filter(Rule::atReturn).forEach(rule -> atReturn(code, rule, end.typeKind()));
                rest.accept(code, end);
            }
            case FieldInstruction access -> field(code, access);
            case InvokeInstruction call -> call(code, call);
            default -> rest.accept(code, element);
        }
    }

    private static void act(CodeBuilder code, Rule rule) {
        if (rule.act == Act.KEEPS) {
            code.aload(0).aload(1);
            hook(code, rule.act.method, HookMethods.OF_RESULT);
        } else if (rule.act == Act.POINT || rule.act == Act.IDLE || rule.act == Act.BUSY) {
            hook(code, rule.act.method, HookMethods.NOTHING);
        } else {
            code.aload(rule.local);
            hook(code, rule.act.method, HookMethods.OF_OBJECT);
        }
    }

    private static void atReturn(CodeBuilder code, Rule rule, TypeKind result) {
        switch (rule.act) {
            case SEES_RESULT -> {
                code.dup();
                hook(code, rule.act.method, HookMethods.OF_OBJECT);
            }
            case SEES_IF_TRUE, PUBLISHES_IF_TRUE -> {
                if (result != TypeKind.INT && result != TypeKind.BOOLEAN) {
                    throw new IllegalStateException("no truth value: " + result);
                }
                code.dup().aload(rule.local).swap();
                hook(code, rule.act.method, HookMethods.OF_STATUS);
            }
            case SEES, PUBLISHES, POINT, IDLE, BUSY, KEEPS -> act(code, rule);
        }
    }

    /// The fields that tell whether a task is done: whoever finds that it is sees what came before.
    private void field(CodeBuilder code, FieldInstruction access) {
        var name = access.owner().asInternalName() + "." + access.name().stringValue();
        switch (name) {
            case "java/util/concurrent/CompletableFuture.result" -> {
                if (access.opcode() == Opcode.GETFIELD) {
                    code.dup().with(access).dup_x1();
                    hook(code, "seesIfThere", HookMethods.OF_RESULT);
                } else {
                    code.dup2().pop();
                    hook(code, "publishes", HookMethods.OF_OBJECT);
                    code.with(access);
                }
            }
            case "java/util/concurrent/ForkJoinTask.status" -> status(code, access, "seesIfDone");
            case "java/util/concurrent/CountedCompleter.pending" -> status(code, access, "seesIfZero");
            default -> {
                if (name.endsWith(".common") || name.endsWith(".ASYNC_POOL")) {
                    pool(code, access);
                } else {
                    rest.accept(code, access);
                }
            }
        }
    }

    private static void status(CodeBuilder code, FieldInstruction access, String hook) {
        if (access.opcode() == Opcode.GETFIELD) {
            code.dup().with(access).dup_x1();
            hook(code, hook, HookMethods.OF_STATUS);
        } else {
            code.with(access);
        }
    }

    /// The common pool is a static of the JDK's; every schedule has one of its own.
    private static void pool(CodeBuilder code, FieldInstruction access) {
        code.with(access);
        if (access.opcode() == Opcode.GETSTATIC) {
            hook(code, "common", HookMethods.COMMON);
            code.checkcast(access.typeSymbol());
        }
    }

    /// Calls that run code of the program's: a task that was found not to be over may be cancelled before it begins; the
    /// last to arrive at a phaser runs `onAdvance` for all, the last to leave a thread pool `terminated`; a worker of a
    /// thread pool begins a task with `beforeExecute`.
    private void call(CodeBuilder code, InvokeInstruction call) {
        switch (call.owner().asInternalName() + "." + call.name().stringValue()) {
            case "java/util/concurrent/Phaser.onAdvance", "java/util/concurrent/ThreadPoolExecutor.terminated" -> {
                code.aload(0);
                hook(code, "sees", HookMethods.OF_OBJECT);
                code.with(call).aload(0);
                hook(code, "publishes", HookMethods.OF_OBJECT);
            }
            case "java/util/concurrent/Phaser.doArrive", "java/util/concurrent/Phaser.arriveAndAwaitAdvance" -> {
                code.aload(0);
                hook(code, "sees", HookMethods.OF_OBJECT);
                rest.accept(code, call);
            }
            case "java/util/concurrent/ThreadPoolExecutor.beforeExecute" -> {
                code.dup();
                hook(code, "sees", HookMethods.OF_OBJECT);
                rest.accept(code, call);
            }
            case "java/util/concurrent/Callable.call" -> {
                if (method.startsWith(PACKAGE + "FutureTask.run")) {
                    hook(code, Act.POINT.method, HookMethods.NOTHING);
                }
                callBack(code, call);
            }
            default -> {
                if (isTask(call)) {
                    callBack(code, call);
                    return;
                }
                if (callsBackLater(call)) {
                    code.aload(0);
                    hook(code, "sees", HookMethods.OF_OBJECT);
                }
                rest.accept(code, call);
            }
        }
    }

    /// Runs a task of the program's, which a thread does that began with code of the JDK: what the task does has to do with
    /// what it accesses alone, until that code goes on.
    private void callBack(CodeBuilder code, InvokeInstruction call) {
        code.dup();
        hook(code, "enters", HookMethods.OF_OBJECT);
        code.with(call);
        hook(code, "leaves", HookMethods.NOTHING);
    }

    private static boolean isTask(InvokeInstruction call) {
        return switch (call.owner().asInternalName() + "." + call.name().stringValue()) {
            case "java/lang/Runnable.run", "java/util/function/Supplier.get",
                    "java/util/concurrent/RecursiveTask.compute",
                    "java/util/concurrent/RecursiveAction.compute" ->
                call.typeSymbol().parameterCount() == 0;
            default -> false;
        };
    }

    /// What a task throws ends it as well.
    private void handler(CodeBuilder code, LabelTarget target) {
        code.with(target);
        if (handlers.contains(target.label())) {
            hook(code, "leaves", HookMethods.NOTHING);
        }
    }

    /// Calls back after others may have run: a function that is applied again to a newer value, an element that came
    /// while the caller waited.
    private boolean callsBackLater(InvokeInstruction call) {
        return (method.startsWith(ATOMIC) && call.owner().asInternalName().endsWith("Operator"))
                || (method.startsWith(PACKAGE + "DelayQueue.") && call.name().equalsString("getDelay"));
    }

    private static void hook(CodeBuilder code, String method, MethodTypeDesc type) {
        code.invokestatic(HookClass.HOOKS, method, type);
    }
}
