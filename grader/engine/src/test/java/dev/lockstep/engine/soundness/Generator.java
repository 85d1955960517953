package dev.lockstep.engine.soundness;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// Makes programs, each from a number: one pair of operation kinds after the other, in two threads of a program, in every
/// second program another pair if it fits, and around them what chance adds, up to a size. So every pair of kinds meets
/// again and again.
final class Generator {

    private static final Op[] OPS = Stream.of(Op.values()).filter(op -> op.place != Op.Place.NOWHERE)
            .toArray(Op[]::new);

    /// Every unordered pair of operation kinds.
    static final List<Pair> PAIRS = IntStream.range(0, OPS.length).boxed()
            .flatMap(i -> IntStream.range(i, OPS.length).mapToObj(j -> new Pair(OPS[i], OPS[j]))).toList();

    /// Two kinds, in the order of their declaration.
    record Pair(Op first, Op second) {
        static Pair of(Op one, Op other) {
            return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    private static final int ATTEMPTS = 6;

    /// Coprime to the number of pairs, so that neighbours are far apart and all have their turn.
    private static final int STRIDE = 619;

    private final SplittableRandom random;
    private final double size;
    private final Pair pair;
    private final @Nullable Pair second;
    private final List<List<Statement>> threads = new ArrayList<>();
    private final boolean anyDelay;
    private final int spuriousWakeups;

    private Generator(long seed, double size) {
        random = new SplittableRandom(seed);
        this.size = size;
        pair = PAIRS.get((int) (seed * STRIDE % PAIRS.size()));
        second = seed % 2 == 0 ? null : PAIRS.get((int) ((seed + PAIRS.size() / 2) * STRIDE % PAIRS.size()));
        anyDelay = random.nextInt(4) == 0;
        spuriousWakeups = random.nextInt(6) == 0 ? 1 : 0;
    }

    /// @param size the most interleavings, by [Program#interleavings], that it is to have
    static Program program(long seed, double size) {
        return new Generator(seed, size).generate();
    }

    private Program generate() {
        var count = pair.first() == Op.START && pair.second() == Op.START ? 3 : 2 + random.nextInt(2);
        for (var i = 0; i < count; i++) {
            threads.add(List.of());
        }
        addPair(pair);
        if (count == 3 && random.nextBoolean()) {
            addToThird();
        }
        if (second != null) {
            tryTo(() -> addPair(second));
        }
        for (var failed = 0; failed < ATTEMPTS;) {
            var thread = random.nextInt(count);
            if (!tryTo(() -> add(thread, filler(thread)))) {
                failed++;
            }
        }
        return program();
    }

    /// Both kinds, in the first two threads. The last thread cannot start itself.
    private void addPair(Pair both) {
        var swap = both.second() == Op.START || (both.first() != Op.START && random.nextBoolean());
        add(0, fragment(swap ? both.second() : both.first(), number(), 1));
        add(1, fragment(possible(swap ? both.first() : both.second(), 1), number(), 0));
    }

    /// A third thread that does what one of the two does: whom to choose is a question only among several.
    private void addToThird() {
        var op = possible(random.nextBoolean() ? pair.first() : pair.second(), 2);
        tryTo(() -> add(2, fragment(op, random.nextInt(3) == 0 ? 1 : 0, random.nextInt(2))));
    }

    /// Changes the program, unless it gets too large.
    private boolean tryTo(Runnable change) {
        var before = List.copyOf(threads);
        change.run();
        var fits = program().interleavings() <= size;
        if (!fits) {
            threads.clear();
            threads.addAll(before);
        }
        return fits;
    }

    private Program program() {
        return new Program(IntStream.range(0, threads.size()).mapToObj(this::body).toList(), anyDelay, spuriousWakeups);
    }

    /// A thread's statements. If others spin, it begins with what ends that: a livelock takes the time of a thousand
    /// schedules.
    private List<Statement> body(int thread) {
        var body = new ArrayList<>(threads.get(thread));
        IntStream.range(0, threads.size()).filter(other -> thread == (other == 0 ? 1 : 0))
                .mapToObj(threads::get).flatMap(List::stream).filter(each -> each.op() == Op.SPIN).map(Statement::on)
                .distinct().forEach(on -> body.addFirst(new Statement.Call(Op.VOLATILE_WRITE, on, 1)));
        return body;
    }

    private void add(int thread, List<Statement> fragment) {
        var body = new ArrayList<>(threads.get(thread));
        body.addAll(random.nextInt(body.size() + 1), fragment);
        threads.set(thread, body);
    }

    /// What to add to a thread: mostly the rival of something that another does, now and then anything.
    private List<Statement> filler(int thread) {
        var other = (thread + 1 + random.nextInt(threads.size() - 1)) % threads.size();
        var theirs = threads.get(other).stream().flatMap(Statement::all).toList();
        if (theirs.isEmpty() || random.nextInt(5) == 0) {
            return fragment(possible(OPS[random.nextInt(OPS.length)], thread), number(), other);
        }
        var their = theirs.get(random.nextInt(theirs.size()));
        var on = their.op().place == Op.Place.THREAD ? number() : Math.min(1, their.on());
        return fragment(possible(their.op().rival(), thread), on, other);
    }

    /// The thread that starts last cannot start itself.
    private Op possible(Op op, int thread) {
        return op == Op.START && thread == threads.size() - 1 ? Op.VOLATILE_WRITE : op;
    }

    /// The first object of a kind more often than the second.
    private int number() {
        return random.nextInt(6) == 0 ? 1 : 0;
    }

    /// An operation with what has to stand around it.
    ///
    /// @param other the thread that it is about, if it is about one
    private List<Statement> fragment(Op op, int on, int other) {
        return switch (op.place) {
            case ANYWHERE -> anywhere(op, on);
            case BLOCK -> List.of(new Statement.Block(op, on, value(op), leaves(on)));
            case IN_MONITOR -> List.of(synchronised(on, around(op, on)));
            case IN_LOCK -> locked(op == Op.UNLOCK ? leaves(on) : around(op, on), on);
            case THREAD -> List.of(call(op, other));
            case LATE_THREAD -> List.of(call(op, threads.size() - 1));
            case NOWHERE -> throw new IllegalArgumentException(op + " stands nowhere");
        };
    }

    private List<Statement> anywhere(Op op, int on) {
        return switch (op) {
            case LOCK -> locked(leaves(on), on);
            case READ, WRITE, INCREMENT, ITERATE, ADD -> random.nextBoolean()
                    ? List.of(synchronised(on, List.of(call(op, on))))
                    : List.of(call(op, on));
            default -> List.of(call(op, on));
        };
    }

    private Statement call(Op op, int on) {
        return new Statement.Call(op, on, value(op));
    }

    private int value(Op op) {
        return 1 + random.nextInt(op.isTimed() ? 3 : 2);
    }

    private static Statement synchronised(int on, List<Statement> body) {
        return new Statement.Block(Op.SYNCHRONIZED, on, 0, body);
    }

    /// A lock is sometimes not given back.
    private List<Statement> locked(List<Statement> body, int on) {
        var statements = new ArrayList<Statement>();
        statements.add(new Statement.Call(Op.LOCK, on, 0));
        statements.addAll(body);
        if (random.nextInt(8) > 0) {
            statements.add(new Statement.Call(Op.UNLOCK, on, 0));
        }
        return statements;
    }

    /// Who wakes all has often changed what they wait for.
    private List<Statement> around(Op op, int on) {
        var wakesAll = op == Op.NOTIFY_ALL || op == Op.SIGNAL_ALL;
        var statements = new ArrayList<>(wakesAll && random.nextBoolean() ? List.of(call(Op.WRITE, on)) : leaves(on));
        statements.add(random.nextInt(statements.size() + 1), call(op, on));
        return statements;
    }

    /// Nothing, or an operation that can stand in a block, on what the block may guard.
    private List<Statement> leaves(int on) {
        return switch (random.nextInt(8)) {
            case 0 -> List.of(call(Op.READ, on));
            case 1 -> List.of(call(Op.WRITE, on));
            case 2 -> List.of(call(Op.INCREMENT, on));
            case 3 -> List.of(call(Op.VOLATILE_READ, on));
            case 4 -> List.of(call(Op.VOLATILE_WRITE, on));
            case 5 -> List.of(synchronised(random.nextInt(2), List.of(call(Op.INCREMENT_AND_GET, on))));
            default -> List.of();
        };
    }
}
