package dev.lockstep.engine.instrument;

import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Site;
import dev.lockstep.engine.trace.Sites;

/// Numbers the sites of one method as its code goes by.
final class MethodSites {

    private final String owner;
    private final String method;
    private final String file;
    private int line;
    private int loops;

    /// @param line the method's first line; 0 where unknown
    MethodSites(String owner, String method, String file, int line) {
        this.owner = owner;
        this.method = method;
        this.file = file;
        this.line = line;
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

    int method() {
        return at(Operation.METHOD, method);
    }
}
