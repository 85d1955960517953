package dev.lockstep.engine.runtime;

/// Sees to it that every thread which can run has its turn, whatever the strategy: fair by construction, so that a schedule
/// that comes to no end is never one in which somebody starves (after Musuvathi and Qadeer, "Fair stateless model
/// checking", PLDI 2008, who take such choices away, too, though from the second time on that a thread gives way).
///
/// A turn ends when another thread runs, when its thread yields, and at the latest after [#POINTS] switch points or
/// [#ITERATIONS] iterations of loops. Whoever could have had the next turn and has not is passed over; whoever has been passed over too often is next.
/// So a thread that can run whenever a turn ends is passed over at most [#PATIENCE] times and once more for every other
/// thread, as several may have lost their patience. It keeps its place while it cannot run: a lock that others take again and
/// again is had in the end. With *any delay* the same holds for timers.
///
/// The strategy is told what it could not choose, since it has not tried it.
public final class Fairness {

    /// How often a thread is passed over before the next turn is its own. Large enough that programs which come to an end
    /// hardly notice: only what waits by running gives so many turns away.
    public static final int PATIENCE = 100;

    /// The most switch points in a turn.
    public static final int POINTS = 500;

    /// The most iterations of loops in a turn: many, since a loop without switch points waits for nobody, unless it races.
    public static final int ITERATIONS = 50_000;

    /// Iterations with a switch point after which whoever waits until nobody can run does not wait for a thread any longer: it
    /// goes round, and whether it counts, draws a number or keeps statistics meanwhile, it is waiting. One without works by itself.
    public static final int ROUNDS = 300;

    private Fairness() {}

    /// Whether a thread only goes round, for all that those can tell who wait until nobody can run.
    static boolean goesRound(Fiber fiber, Execution execution) {
        return fiber.rounds >= ROUNDS || fiber.loops.linger(execution);
    }

    /// Whether the turn of the fiber that runs is over, though nothing ends it.
    static boolean hasHadItsTurn(Fiber fiber) {
        return fiber.iterations >= ITERATIONS || fiber.points >= POINTS;
    }

    /// A fiber has its turn.
    static void begins(Fiber fiber) {
        fiber.iterations = 0;
        fiber.points = 0;
    }

    /// A move has been chosen to be the next turn: the others have been passed over.
    static void chosen(Options options, int choice) {
        passedOver(options);
        options.fiber(choice).passedOver = 0;
    }

    /// All who could have the next turn are passed over, unless one of them is chosen afterwards.
    static void passedOver(Options options) {
        for (var i = 0; i < options.count(); i++) {
            options.fiber(i).passedOver++;
        }
    }
}
