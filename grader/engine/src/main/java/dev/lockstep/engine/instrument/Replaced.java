package dev.lockstep.engine.instrument;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.runtime.Rt;
import dev.lockstep.engine.runtime.RtLocks;
import dev.lockstep.engine.runtime.RtSources;
import dev.lockstep.engine.runtime.RtStatics;
import dev.lockstep.engine.runtime.RtValues;
import dev.lockstep.engine.trace.Operation;

/// Methods of the JDK that the scheduler does itself.
///
/// @param owner the class whose method takes its place
/// @param name of that method
/// @param type of that method
/// @param operation what a trace calls it; null if the method takes no site
record Replaced(ClassDesc owner, String name, MethodTypeDesc type, @Nullable Operation operation) {

    static final ClassDesc RT = ClassDesc.of(Rt.class.getName());
    static final ClassDesc SOURCES = ClassDesc.of(RtSources.class.getName());
    static final ClassDesc STATICS = ClassDesc.of(RtStatics.class.getName());
    static final ClassDesc VALUES = ClassDesc.of(RtValues.class.getName());

    private static final Map<String, Replaced> METHODS = Map.ofEntries(
            replaced("java/lang/Object.wait()V", "await", "(Ljava/lang/Object;I)V", Operation.WAIT),
            replaced("java/lang/Object.wait(J)V", "await", "(Ljava/lang/Object;JI)V", Operation.WAIT),
            replaced("java/lang/Object.wait(JI)V", "await", "(Ljava/lang/Object;JII)V", Operation.WAIT),
            replaced("java/lang/Object.notify()V", "signal", "(Ljava/lang/Object;I)V", Operation.NOTIFY),
            replaced("java/lang/Object.notifyAll()V", "signalAll", "(Ljava/lang/Object;I)V", Operation.NOTIFY_ALL),
            replaced("java/util/concurrent/TimeUnit.timedWait(Ljava/lang/Object;J)V", "await",
                    "(Ljava/util/concurrent/TimeUnit;Ljava/lang/Object;JI)V", Operation.WAIT),
            replaced("java/lang/Thread.holdsLock(Ljava/lang/Object;)Z", "holdsLock", "(Ljava/lang/Object;)Z", null),
            replaced("java/lang/System.exit(I)V", "exit", "(II)V", Operation.CALL),
            replaced("java/lang/Runtime.exit(I)V", "exit", "(Ljava/lang/Runtime;II)V", Operation.CALL),
            replaced("java/lang/Runtime.halt(I)V", "exit", "(Ljava/lang/Runtime;II)V", Operation.CALL),
            replaced("java/lang/Runtime.addShutdownHook(Ljava/lang/Thread;)V", "addShutdownHook",
                    "(Ljava/lang/Runtime;Ljava/lang/Thread;I)V", Operation.CALL),
            replaced("java/lang/Runtime.removeShutdownHook(Ljava/lang/Thread;)Z", "removeShutdownHook",
                    "(Ljava/lang/Runtime;Ljava/lang/Thread;)Z", null),
            Map.entry("java/lang/System.arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V",
                    new Replaced(ArrayBridge.ARRAYS, "arraycopy",
                            MethodTypeDesc.ofDescriptor("(Ljava/lang/Object;ILjava/lang/Object;III)V"),
                            Operation.CALL)),
            queue("hasQueuedThreads", "()Z"),
            queue("getQueueLength", "()I"),
            queue("hasQueuedThread", "(Ljava/lang/Thread;)Z"),
            source("java/lang/Object.hashCode()I", "hashCode", "(Ljava/lang/Object;)I"),
            source("java/lang/System.nanoTime()J", "nanoTime", "()J"),
            source("java/lang/System.currentTimeMillis()J", "currentTimeMillis", "()J"),
            source("java/lang/System.identityHashCode(Ljava/lang/Object;)I", "identityHashCode",
                    "(Ljava/lang/Object;)I"),
            source("java/lang/Runtime.availableProcessors()I", "availableProcessors", "(Ljava/lang/Runtime;)I"));

    private static Map.Entry<String, Replaced> replaced(String method, String name, String type,
            @Nullable Operation operation) {
        return Map.entry(method, new Replaced(RT, name, MethodTypeDesc.ofDescriptor(type), operation));
    }

    private static Map.Entry<String, Replaced> queue(String name, String type) {
        var owner = ClassDesc.of(ReentrantLock.class.getName());
        var original = MethodTypeDesc.ofDescriptor(type);
        var replacement = original.insertParameterTypes(0, owner)
                .insertParameterTypes(original.parameterCount() + 1, ConstantDescs.CD_int);
        return Map.entry("java/util/concurrent/locks/ReentrantLock." + name + type,
                new Replaced(ClassDesc.of(RtLocks.class.getName()), name, replacement, Operation.CALL));
    }

    private static Map.Entry<String, Replaced> source(String method, String name, String type) {
        return Map.entry(method, new Replaced(SOURCES, name, MethodTypeDesc.ofDescriptor(type), null));
    }

    /// What takes the place of a method of the JDK, or null if nothing does.
    static @Nullable Replaced of(String owner, String name, String descriptor) {
        return METHODS.get(owner + "." + name + descriptor);
    }

    /// Calls it; the receiver and the arguments of the original are on the stack.
    void call(CodeBuilder code, int site) {
        if (operation != null) {
            code.loadConstant(site);
        }
        code.invokestatic(owner, name, type);
    }
}
