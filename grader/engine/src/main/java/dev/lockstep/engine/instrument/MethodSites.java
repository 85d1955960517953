package dev.lockstep.engine.instrument;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;
import java.util.Objects;

import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Site;
import dev.lockstep.engine.trace.Sites;

/// Numbers the sites of one method as its code goes by.
final class MethodSites {

    private final String owner;
    private final String method;
    private final String descriptor;
    private final String file;
    private int line;
    private int loops;
    private int constants;

    /// @param line the method's first line; 0 where unknown
    MethodSites(String owner, String method, String descriptor, String file, int line) {
        this.owner = owner;
        this.method = method;
        this.descriptor = descriptor;
        this.file = file;
        this.line = line;
    }

    /// The line that the code is at; 0 where unknown.
    int line() {
        return line;
    }

    void line(int next) {
        line = next;
    }

    int at(Operation operation, String member) {
        return Sites.number(new Site(operation, member, owner, method, file, line));
    }

    /// Each jump backwards is a site of its own, though several may stand on one line.
    int loop() {
        return at(Operation.LOOP, "loop " + ++loops);
    }

    /// Gives the object on top of the stack, which the JVM makes once for this place, its hash code.
    void constant(CodeBuilder code) {
        var hash = Objects.hash(owner, method, descriptor, ++constants);
        code.dup().loadConstant(hash).invokestatic(Replaced.SOURCES, "constant",
                MethodTypeDesc.of(CD_void, CD_Object, CD_int));
    }

    int method() {
        return at(Operation.METHOD, method);
    }
}
