package dev.lockstep.engine.runtime;

import java.lang.reflect.Array;
import java.nio.Buffer;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/// What the scheduler knows of one object of the program, for the length of one schedule.
public final class Shadow {

    private static final int FEW = 16;
    private static final int PAGE = 64;
    private static final int[] NO_KEYS = {};
    private static final @Nullable Variable[] NO_VARIABLES = {};

    /// Distinct in a schedule, and the same in every run of it.
    final int id;

    /// The schedule it belongs to.
    final int schedule;

    /// The object; for the statics of a class, its number.
    final Object object;

    /// What the program calls the object, once a trace has seen it; only of an object that holds its shadow itself.
    @Nullable
    Name name;

    /// What the object goes through or keeps its contents in, such as the collection of an iterator; null if nothing.
    @Nullable
    Shadow source;

    /// What calls on the object publish, if it is one that threads synchronise through.
    @Nullable
    VectorClock published;

    private @Nullable Monitor monitor;
    private @Nullable Gate gate;
    private long state;
    private @Nullable Variable whole;
    private @Nullable Elements elements;
    private int[] keys = NO_KEYS;
    private @Nullable Variable[] variables = NO_VARIABLES;
    private int count;
    private @Nullable Ranges ranges;

    /// Instead of [#keys] and [#variables], if many elements of an array are accessed: pages of variables by index.
    private @Nullable Variable @Nullable [][] pages;

    Shadow(int id, int schedule, Object object) {
        this.id = id;
        this.schedule = schedule;
        this.object = object;
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

    /// Where the contents of a synchronised object are: in itself, unless it keeps them in another.
    Shadow contents() {
        var known = source;
        return known == null ? this : known;
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

    /// The elements of the collection one by one.
    Elements elements(Execution execution) {
        var made = elements;
        if (made == null) {
            made = new Elements(execution.newVariable());
            elements = made;
        }
        return made;
    }

    /// The elements of the collection one by one, or null if nobody has accessed them so.
    @Nullable
    Elements elements() {
        return elements;
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
        if (pages != null) {
            return paged(key, execution);
        }
        for (var i = 0; i < count; i++) {
            if (keys[i] == key) {
                var found = variables[i];
                if (found != null) {
                    return found;
                }
            }
        }
        if (count == FEW && hasElements()) {
            turnOver();
            return paged(key, execution);
        }
        return add(key, newVariable(key, execution));
    }

    /// The variable of an element, or null if nobody has accessed it.
    @Nullable
    Variable known(int index) {
        var known = pages;
        if (known != null) {
            var page = index / PAGE < known.length ? known[index / PAGE] : null;
            return page == null ? null : page[index % PAGE];
        }
        for (var i = 0; i < count; i++) {
            if (keys[i] == index) {
                return variables[i];
            }
        }
        return null;
    }

    private void turnOver() {
        var made = new @Nullable Variable[4][];
        pages = made;
        for (var i = 0; i < count; i++) {
            page(keys[i])[keys[i] % PAGE] = variables[i];
        }
    }

    /// An index that the access will throw for gets a variable that nobody finds again.
    private Variable paged(int index, Execution execution) {
        if (index < 0 || index >= length()) {
            return execution.newVariable(index);
        }
        var page = page(index);
        var found = page[index % PAGE];
        if (found == null) {
            found = newVariable(index, execution);
            page[index % PAGE] = found;
        }
        return found;
    }

    private @Nullable Variable[] page(int index) {
        var known = pages;
        if (known == null || index / PAGE >= known.length) {
            known = Arrays.copyOf(known == null ? new @Nullable Variable[0][] : known, 2 * (index / PAGE) + 1);
            pages = known;
        }
        var page = known[index / PAGE];
        if (page == null) {
            page = new @Nullable Variable[PAGE];
            known[index / PAGE] = page;
        }
        return page;
    }

    private int length() {
        return object instanceof Buffer buffer ? buffer.capacity() : Array.getLength(object);
    }

    /// The parts of an array that were accessed as a whole, or null if none was.
    @Nullable
    Ranges ranges() {
        return ranges;
    }

    /// The variable of a part of an array, or null if there are too many to keep apart.
    @Nullable
    Variable range(int from, int to, Execution execution) {
        var known = ranges;
        if (known == null) {
            known = new Ranges();
            ranges = known;
        }
        return known.of(from, to, execution);
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
