package dev.lockstep.engine.runtime;

import java.nio.Buffer;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/// What the scheduler knows of one object of the program, for the length of one schedule.
public final class Shadow {

    private static final int[] NO_KEYS = {};
    private static final @Nullable Variable[] NO_VARIABLES = {};

    /// Distinct in a schedule, and the same in every run of it.
    final int id;

    /// The schedule it belongs to.
    final int schedule;

    /// The object; for the statics of a class, its number.
    final Object object;

    /// The field that holds the object, once a trace has seen it.
    @Nullable
    String name;

    /// What calls on the object publish, if it is one that threads synchronise through.
    @Nullable
    VectorClock published;

    private @Nullable Monitor monitor;
    private @Nullable Gate gate;
    private long state;
    private @Nullable Variable whole;
    private int[] keys = NO_KEYS;
    private @Nullable Variable[] variables = NO_VARIABLES;
    private int count;

    Shadow(int id, int schedule, Object object) {
        this.id = id;
        this.schedule = schedule;
        this.object = object;
    }

    /// Notes the field that holds the object, unless one is known.
    void nameOnce(String field) {
        if (name == null) {
            name = field;
        }
    }

    Monitor monitor(Execution execution) {
        var made = monitor;
        if (made == null) {
            made = new Monitor(this, execution.newVariable());
            monitor = made;
        }
        return made;
    }

    /// Its monitor, or null if nobody has used it.
    @Nullable
    Monitor monitor() {
        return monitor;
    }

    VectorClock published() {
        var made = published;
        if (made == null) {
            made = new VectorClock();
            published = made;
        }
        return made;
    }

    /// The object as one variable: a collection that is not synchronised.
    Variable whole(Execution execution) {
        var made = whole;
        if (made == null) {
            made = execution.newVariable();
            whole = made;
        }
        return made;
    }

    /// The gate of a lock, which the object is.
    Gate gate(ReentrantLock lock, Execution execution) {
        var made = gate;
        if (made == null) {
            made = new LockGate(lock, this, execution);
            gate = made;
        }
        return made;
    }

    /// Notes the state of a lock before a call on it.
    void before(Object receiver, Execution execution) {
        if (receiver instanceof ReentrantLock lock) {
            gate(lock, execution);
        }
        before();
    }

    /// Notes the state of a lock before a step of a call on it.
    void before() {
        var known = gate;
        state = known == null ? 0 : known.state();
    }

    /// The state before the call under way.
    long state() {
        return state;
    }

    /// The variable of a field's number or an array's index.
    Variable variable(int key, Execution execution) {
        for (var i = 0; i < count; i++) {
            if (keys[i] == key) {
                var found = variables[i];
                if (found != null) {
                    return found;
                }
            }
        }
        return add(key, newVariable(key, execution));
    }

    /// The variable of a field or an element that is accessed through a handle. Other accesses of an element are plain.
    Variable mixed(int key, Execution execution) {
        var variable = variable(key, execution);
        variable.mixed |= hasElements() || execution.mixed.get(key);
        return variable;
    }

    /// Whether the keys are indices, and not the numbers of fields.
    boolean hasElements() {
        return object.getClass().isArray() || object instanceof Buffer;
    }

    private Variable newVariable(int key, Execution execution) {
        var made = execution.newVariable(key);
        made.mixed = !hasElements() && execution.mixed.get(key);
        return made;
    }

    private Variable add(int key, Variable variable) {
        if (count == keys.length) {
            var room = Math.max(2, 2 * count);
            keys = Arrays.copyOf(keys, room);
            variables = Arrays.copyOf(variables, room);
        }
        keys[count] = key;
        variables[count++] = variable;
        return variable;
    }
}
