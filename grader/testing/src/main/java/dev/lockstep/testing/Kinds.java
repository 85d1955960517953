package dev.lockstep.testing;

import dev.lockstep.verdict.Clock;
import dev.lockstep.verdict.Exploring;
import dev.lockstep.verdict.Kind;

/// The kinds of checks with the settings that they have where their annotations state none.
public final class Kinds {

    private static final Exploring WITHIN = new Exploring(2, 20_000, 20_000, Clock.IDEAL, 0);

    public static final Kind FUNCTIONAL = new Kind.Functional();
    public static final Kind EXPLORE = new Kind.Explore(WITHIN);
    public static final Kind MATCHES_REFERENCE = new Kind.MatchesReference(WITHIN, Kind.Outcomes.NO_OTHER);
    public static final Kind REACHES = new Kind.Reaches(WITHIN);
    public static final Kind LINEARIZABLE = new Kind.Linearizable(5_000, Clock.IDEAL);
    public static final Kind STRUCTURE = new Kind.Structure();
    public static final Kind PROCESSES = new Kind.Processes(null);

    private Kinds() {}
}
