package dev.lockstep.engine.instrument;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.runtime.Rt;
import dev.lockstep.engine.trace.Operation;

/// Methods of the JDK that the scheduler does itself.
///
/// @param name of the method of [Rt] that takes its place
/// @param type of that method
/// @param operation what a trace calls it; null if the method takes no site
record Replaced(String name, MethodTypeDesc type, @Nullable Operation operation) {

    static final ClassDesc RT = ClassDesc.of(Rt.class.getName());

    private static final Map<String, Replaced> METHODS = Map.of(
            "java/lang/Object.wait()V", replaced("await", "(Ljava/lang/Object;I)V", Operation.WAIT),
            "java/lang/Object.wait(J)V", replaced("await", "(Ljava/lang/Object;JI)V", Operation.WAIT),
            "java/lang/Object.wait(JI)V", replaced("await", "(Ljava/lang/Object;JII)V", Operation.WAIT),
            "java/lang/Object.notify()V", replaced("signal", "(Ljava/lang/Object;I)V", Operation.NOTIFY),
            "java/lang/Object.notifyAll()V", replaced("signalAll", "(Ljava/lang/Object;I)V", Operation.NOTIFY_ALL),
            "java/util/concurrent/TimeUnit.timedWait(Ljava/lang/Object;J)V",
            replaced("await", "(Ljava/util/concurrent/TimeUnit;Ljava/lang/Object;JI)V", Operation.WAIT),
            "java/lang/Thread.holdsLock(Ljava/lang/Object;)Z", replaced("holdsLock", "(Ljava/lang/Object;)Z", null),
            "java/lang/System.nanoTime()J", replaced("nanoTime", "()J", null),
            "java/lang/System.currentTimeMillis()J", replaced("currentTimeMillis", "()J", null),
            "java/lang/System.identityHashCode(Ljava/lang/Object;)I",
            replaced("identityHashCode", "(Ljava/lang/Object;)I", null));

    private static Replaced replaced(String name, String type, @Nullable Operation operation) {
        return new Replaced(name, MethodTypeDesc.ofDescriptor(type), operation);
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
        code.invokestatic(RT, name, type);
    }

}
