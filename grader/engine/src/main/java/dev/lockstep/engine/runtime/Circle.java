package dev.lockstep.engine.runtime;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.runtime.Fiber.State;

/// Whether a schedule that comes to no end goes round in a circle: a livelock.
///
/// A limit of steps is no evidence: a correct program may well take more. The evidence is that all that was seen of the
/// second half of the steps, which every thread that can run has its turns in ([Fairness]), is one and the same round
/// again and again: the same threads take the same steps on the same objects, read and write the same values, get the
/// same results, and come to the end of each iteration with the same local variables. What cannot be seen as a value, such
/// as the contents of a collection, counts as another one whenever it is written. A loop that counts, looks at the clock or
/// works something off is therefore in no circle. Counters alone that nobody reads in the round, say of failed attempts,
/// may count on: `attempts++` decides nothing.
///
/// How long a thread waits is a value, too: those that draw a random time get past each other in the end. And *any delay*
/// does not make the same timers late in every round for ever.
///
/// A thread that waits with a timeout, or is passed over, and has no turn in the round could change it; and a recursion
/// that is under way ends, if only by an overflow of the stack. Then it is left open what becomes of the schedule.
final class Circle {

    /// How often the round has been seen, at least.
    static final int ROUNDS = 8;

    /// The most observations that are kept: those made last.
    private static final int KEPT = 1 << 17;

    /// Threads whose steps are surely told apart.
    private static final int MOST_THREADS = 1 << 10;

    private static final long[] NONE = {};
    private static final long ODD = 0x9e3779b97f4a7c15L;

    private final Execution execution;
    private long[] seen = NONE;
    private int count;
    private boolean watching;

    /// Whether chance had a hand in what was seen.
    private boolean chancy;

    /// How many timers were late: each is an observation like no other.
    private long late;

    /// How often each thread had been passed over as the watch began.
    private int[] passedOver = {};

    Circle(Execution execution) {
        this.execution = execution;
    }

    /// Begins a schedule.
    void reset() {
        watching = false;
        count = 0;
        chancy = false;
        late = 0;
    }

    /// The schedule has become long.
    void watch() {
        watching = true;
        passedOver = execution.fibers.stream().mapToInt(fiber -> fiber.passedOver).toArray();
    }

    /// Whether what threads do is being watched.
    boolean isWatching() {
        return watching;
    }

    /// A thread takes a step.
    void step(Fiber fiber, int site, @Nullable Shadow object) {
        see(fiber, site * ODD + (object == null ? -1 : object.id));
    }

    /// A thread sees, writes or gets a value.
    void value(Fiber fiber, long value) {
        see(fiber, ~value * ODD);
    }

    /// A thread looks at the clock.
    void time(Fiber fiber, long now) {
        if (watching) {
            value(fiber, now);
        }
    }

    /// A thread begins to wait for at most so many nanoseconds.
    void waits(Fiber fiber, long nanos) {
        if (watching) {
            value(fiber, nanos);
        }
    }

    /// The timer of a thread fires. If that overtakes others, they are late: which happens now and then, but not in every
    /// round for ever.
    void fires(Fiber fiber) {
        if (watching && execution.settings.anyDelay()
                && execution.fibers.stream().anyMatch(other -> overtakes(fiber, other))) {
            value(fiber, ++late);
            chancy = true;
        }
    }

    /// Whether a thread had to have its turn first: its own timer should have fired, or has, and time passes before it goes on.
    private boolean overtakes(Fiber fiber, Fiber other) {
        return other.deadline < fiber.deadline
                || (other.timedOut && other.canRun() && fiber.deadline > execution.time.nanos());
    }

    /// A number is drawn by chance.
    void draws() {
        chancy |= watching;
    }

    /// Whether, as far as it was watched, chance had a hand in it that the schedule is long: numbers were drawn, or timers were
    /// late. Then that says nothing about the program before the schedule has been seen through.
    boolean isChancy() {
        return chancy;
    }

    /// A thread sees, writes or gets an object.
    void object(Fiber fiber, @Nullable Object value) {
        value(fiber, numberOf(value));
    }

    long numberOf(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case Boolean truth -> truth ? 1 : 2;
            case Character character -> character;
            case Integer number -> number;
            case Long number -> number;
            case Double number -> Double.doubleToRawLongBits(number);
            case String text -> text.hashCode();
            default -> execution.shadows.of(value).id;
        };
    }

    private void see(Fiber fiber, long what) {
        if (count % KEPT == seen.length) {
            seen = Arrays.copyOf(seen, Math.max(1 << 12, 2 * seen.length));
        }
        seen[count++ % KEPT] = what * MOST_THREADS + fiber.index % MOST_THREADS;
    }

    /// The threads that take part in the circle, or none if it is not known to be one.
    List<Fiber> members() {
        var last = lastFirst();
        var round = period(last);
        if (!watching || round == 0 || last.length < round * (long) ROUNDS) {
            return List.of();
        }
        var members = new HashSet<Integer>();
        for (var i = 0; i < round; i++) {
            members.add((int) Math.floorMod(last[i], (long) MOST_THREADS));
        }
        return execution.fibers.stream().allMatch(fiber -> isBound(fiber, members.contains(fiber.index)))
                ? execution.fibers.stream().filter(fiber -> members.contains(fiber.index)).toList()
                : List.of();
    }

    /// Whether a thread cannot but do in the next round what it did in the last one, or nothing.
    private boolean isBound(Fiber fiber, boolean isMember) {
        if (isMember) {
            return !Stack.recurses(execution, fiber);
        }
        return fiber.is(State.DONE) || (fiber.index < passedOver.length && fiber.deadline == Fiber.NEVER
                && !fiber.canRun() && !fiber.is(State.SETTLING) && fiber.passedOver == passedOver[fiber.index]);
    }

    private long[] lastFirst() {
        var length = Math.min(count, KEPT);
        var last = new long[length];
        for (var i = 0; i < length; i++) {
            last[i] = seen[(count - 1 - i) % KEPT];
        }
        return last;
    }

    /// The shortest round that all of these are repetitions of (by the failure function of Knuth, Morris and Pratt, "Fast
    /// pattern matching in strings", SIAM Journal on Computing 1977); 0 if there are none.
    private static int period(long[] values) {
        var border = new int[values.length];
        for (var i = 1; i < values.length; i++) {
            var length = border[i - 1];
            while (length > 0 && values[i] != values[length]) {
                length = border[length - 1];
            }
            border[i] = values[i] == values[length] ? length + 1 : 0;
        }
        return values.length == 0 ? 0 : values.length - border[values.length - 1];
    }
}
