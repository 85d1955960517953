package dev.lockstep.engine.faults;

import static dev.lockstep.engine.faults.Change.always;
import static dev.lockstep.engine.faults.Change.nothing;
import static dev.lockstep.engine.faults.Change.says;
import static dev.lockstep.engine.faults.Change.without;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.DEADLOCK;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.LIVELOCK;
import static programs.Shows.Result.LOST_WAKEUP;
import static programs.Shows.Result.NOTHING_WRONG;
import static programs.Shows.Result.THREADS_LEFT_RUNNING;
import static programs.Shows.Result.TOO_MANY_STEPS;

import java.util.List;

import dev.lockstep.engine.Explored;
import dev.lockstep.engine.Verdict;
import dev.lockstep.engine.model.Effect;
import programs.Shows.Result;

/// What the engine could do wrong, and mostly has done at some time: a program of the conformance suite that is then judged
/// wrongly, what is said of it instead, and the methods that do something else.
enum Fault {

    // Correct programs are blamed

    /// Of two who hand over to each other a third, who could run, is passed over for ever.
    UNFAIR_GIVING_WAY("twoHandOverToEachOtherUntilAThirdStopsThem", TOO_MANY_STEPS,
            always(false, "runtime.Options", "isOverdue")),
    /// A thread that never blocks keeps its turn for ever.
    ENDLESS_TURNS("aSpinLockThatCountsItsMissesExcludes", TOO_MANY_STEPS,
            always(false, "runtime.Fairness", "hasHadItsTurn")),
    /// Threads that go round while another one is kept from running are a livelock.
    LIVELOCK_WITHOUT_FAIRNESS("twoHandOverToEachOtherUntilAThirdStopsThem", LIVELOCK,
            always(false, "runtime.Options", "isOverdue"), always(true, "runtime.Circle", "isBound")),
    /// What takes more steps than a schedule may have is a livelock.
    CUT_OFF_TOLD_AS_FAILED("takingALockManyTimesIsNoLivelock", LIVELOCK,
            without("isEmpty", "runtime.Turns", "neverEnds")),
    /// Schedules that are long by chance count, though others come to their end.
    CHANCE_IS_BLAMED("spinningRandomlyLongBetweenTriesEndsThem", TOO_MANY_STEPS, nothing("runtime.Circle", "draws")),
    /// Who takes turns does not wait for a timer, and is late in every round for ever.
    TIMERS_ARE_LATE_FOR_EVER("backingOffForTimesThatDifferEndsWhateverTheDelay", LIVELOCK,
            always(true, "runtime.Options", "isDue"), nothing("runtime.Circle", "fires")),
    /// ... and how long threads wait is not seen.
    DURATIONS_ARE_UNSEEN("backingOffForARandomTimeEndsWhateverTheDelay", LIVELOCK,
            always(true, "runtime.Options", "isDue"), nothing("runtime.Circle", "fires"),
            nothing("runtime.Circle", "waits")),
    /// Who replaces an element of a list writes all of it.
    REPLACING_IS_STRUCTURAL("eachReplacesAnElementOfItsOwn", DATA_RACE,
            always(false, "runtime.Calls", "accessesElement")),
    /// Who replaces a value adds it.
    REPLACING_A_VALUE_ADDS_IT("aValueIsReplacedWhileOthersLookForKeys", DATA_RACE,
            always(false, "runtime.Elements", "isThere")),
    /// Whatever is compared is read.
    IDENTITY_IS_READ("whatEqualsItselfAloneIsComparedUnread", DATA_RACE, always(true, "model.Model", "tells")),
    /// What comes to no end even where it is seen through is long by chance, too.
    CHANCE_EXCUSES("pollingForARandomTimeHelpsNobodyWhoMissedTheFlag", NOTHING_WRONG,
            nothing("Explorer", "leftHalfWay")),
    /// Who looks for a key of a map that is ordered by access changes nothing.
    ACCESS_ORDER_IS_UNSEEN("aMapThatIsOrderedByAccessIsReadUnderALockForReaders", NOTHING_WRONG,
            always(false, "jdk.LinkedMaps", "isAccessOrdered")),
    /// What was left half-way was run to its end.
    CUT_OFF_TOLD_AS_PASSED("takingALockManyTimesIsNoLivelock", NOTHING_WRONG, nothing("Explorer", "leftHalfWay")),
    /// What a handle or an updater accesses is another variable than the field that it is for.
    HANDLES_HAVE_VARIABLES_OF_THEIR_OWN("aLoopThatReadsByAHandleIsWokenByADirectWrite", EXCEPTION,
            without("field", "runtime.Accessors$Known", "of")),
    /// A loop that reads directly is not woken by a write through a handle or an updater.
    WRITES_THROUGH_HANDLES_WAKE_NOBODY("aLoopThatReadsDirectlyIsWokenByAHandle", EXCEPTION,
            without("volatileWrite", "runtime.Accessors", "begin"),
            without("volatileWrite", "runtime.Accessors", "end")),
    /// A loop that reads an atomic is not woken by those who change it.
    ATOMICS_WAKE_NOBODY("aLoopWaitsForAnAtomic", EXCEPTION, always(false, "runtime.Calls", "changed")),
    /// A loop that asks for an interrupt is not woken by one.
    INTERRUPTS_WAKE_NOBODY("aLoopThatAsksForAnothersInterruptEnds", EXCEPTION,
            without("read", "runtime.ScheduledThreads", "asksInterruption")),
    /// A loop that asks for a thread's state is not woken when that changes.
    STATES_WAKE_NOBODY("aLoopWaitsUntilAThreadParks", EXCEPTION, without("read", "runtime.ScheduledThreads", "state")),
    /// A loop that looks at the clock waits for nothing.
    THE_TIME_IS_NOT_AWAITED("loopsWaitForTheTime", TOO_MANY_STEPS, nothing("runtime.Loops", "readClock")),
    /// A method that reads counts as one that writes.
    A_READING_CALL_TAKEN_AS_WRITING("twoLoopsWaitUntilALockIsFreedLater", TOO_MANY_STEPS,
            says("isLocked", Effect.BOTH)),
    /// Who waits until nobody can run waits for a thread that only goes round.
    GOING_ROUND_IS_RUNNING("whoCountsItsTriesWaitsForAThreadThatSettles", TOO_MANY_STEPS,
            always(false, "runtime.Fairness", "goesRound")),
    /// Whoever finds a thread interrupted does not see what came before the interrupt.
    INTERRUPTS_ORDER_NOTHING("anInterruptThatAThirdSeesShowsWhatTheInterrupterDid", DATA_RACE,
            nothing("runtime.Calls", "afterThreadCall")),
    /// A task does not see what came before it was handed over.
    HANDING_OVER_A_TASK_ORDERS_NOTHING("whatCameBeforeSubmitHappensBeforeTheTask", DATA_RACE,
            nothing("runtime.ScheduledThreads", "sees")),

    // Bugs are missed

    /// A method that writes counts as one that reads.
    A_WRITING_CALL_TAKEN_AS_READING("addingToAnArrayListRaces", NOTHING_WRONG, says("add", Effect.READ)),
    /// Who replaces an element does not touch what others walk through.
    ELEMENTS_ARE_NO_PART("aListIsWalkedWhileAnElementIsReplaced", NOTHING_WRONG,
            nothing("runtime.Memory", "compare")),
    /// A key that is added is looked for beside it.
    ADDING_IS_REPLACING("aKeyIsAddedWhileAnotherIsLookedFor", NOTHING_WRONG,
            always(true, "runtime.Elements", "isThere")),
    /// A method that changes its object does not touch it.
    AN_OBJECT_IS_NOT_SEEN("aFormatIsTestedAndSetInTwoSteps", NOTHING_WRONG, says("setMultiplier", Effect.NONE)),
    A_BUFFER_IS_NOT_SEEN("aBufferIsTestedAndSetInTwoSteps", NOTHING_WRONG, says("put", Effect.NONE)),
    A_STREAM_IS_NOT_SEEN("aStreamOfBytesIsTestedAndSetInTwoSteps", NOTHING_WRONG, says("write", Effect.NONE)),
    /// A thread's name, priority and kind are nothing that threads meet in.
    NAMES_OF_THREADS_ARE_NOT_SEEN("aNameIsNoLock", NOTHING_WRONG, nothing("runtime.ThreadProperties", "before")),
    /// What a call does is decided by the class that the caller names, not by the method that runs.
    CALLS_COUNT_BY_THE_STATIC_METHOD("aFlagBehindAnInterfaceIsTestedAndSetInTwoSteps", NOTHING_WRONG,
            always(false, "model.Model", "isNamed")),
    /// `System.arraycopy` touches no element.
    ARRAYCOPY_IS_NOT_SEEN("overlappingCopiesRace", NOTHING_WRONG, without("read", "runtime.RtArrays", "arraycopy"),
            without("write", "runtime.RtArrays", "arraycopy")),
    /// `Arrays.fill`, `clone` and the like touch no element.
    METHODS_OF_ARRAYS_ARE_NOT_SEEN("aSortRacesWithACopy", NOTHING_WRONG, nothing("runtime.RtArrays", "read"),
            nothing("runtime.RtArrays", "write")),
    /// What a call is handed over is not read.
    ARGUMENTS_ARE_NOT_SEEN("copyingAListThatIsWrittenRaces", NOTHING_WRONG, nothing("runtime.Others", "argument")),
    /// A plain access and a volatile one of the same variable do not race.
    PLAIN_BESIDE_VOLATILE_IS_NO_RACE("aPlainReadRacesWithAVolatileWrite", NOTHING_WRONG,
            nothing("runtime.Memory", "readMixed"), nothing("runtime.Memory", "writeMixed")),
    /// A class is not locked while its superclass is initialised.
    INITIALISATION_DOES_NOT_LOCK_SUBCLASSES("aClassAndASubclassWithoutInitialiserDeadlock", NOTHING_WRONG,
            without("hasInitializer", "instrument.Types", "hasInitializer")),
    /// Interfaces with default methods are not initialised with their classes.
    INITIALISATION_FORGETS_INTERFACES("anInterfaceWithADefaultMethodAndItsClassDeadlock", NOTHING_WRONG,
            nothing("instrument.Types", "initializedWith")),
    /// Code of a class does not wait for the thread that initialises it.
    INITIALISATION_LETS_OWN_CODE_PASS("anInitialiserWaitsForALambdaOfItsClass", NOTHING_WRONG,
            nothing("runtime.Initializers", "awaitOwn")),
    /// A JDK method takes the monitor of its object alone, not that of its argument.
    NESTED_MONITORS_ARE_NOT_TAKEN("tablesAreComparedBothWays", NOTHING_WRONG,
            always(false, "runtime.Others", "entersArgument")),
    /// A JDK method reads its object alone, and not what that holds.
    HELD_OBJECTS_ARE_NOT_READ("theTextOfAnImmutableListHasThatOfAListInIt", NOTHING_WRONG,
            nothing("runtime.Held", "in")),
    /// What a call does while it holds the monitor has nothing to do with calls that take none.
    HELD_MONITORS_HIDE("aPropertyComesAndGoesWithoutALock", NOTHING_WRONG, nothing("runtime.Calls", "tell")),
    /// Identity hash codes never tie.
    HASH_CODES_NEVER_TIE("hashCodesThatTieOrderNothing", NOTHING_WRONG, nothing("runtime.Chance", "collide")),
    /// A task of a pool is found not to be over and begun in one step.
    TASKS_BEGIN_IN_ONE_STEP("aCancelledTaskMayRunToItsEnd", NOTHING_WRONG,
            nothing("runtime.ScheduledThreads", "point")),
    /// Threads that get into each other's way for ever only take many steps.
    LIVELOCKS_ARE_CUT_OFF("backingOffForAFixedTimeLivelocks", TOO_MANY_STEPS, nothing("runtime.Circle", "members")),
    /// The status that the program ends the JVM with does not count.
    EXITS_ARE_IN_GOOD_ORDER("aStatusSaysThatSomethingWentWrong", NOTHING_WRONG,
            without("fail", "runtime.Execution", "exit")),

    // What is wrong is called something else

    /// Who waits for a signal, while the lock is free, is in a deadlock.
    WAITERS_OF_A_CONDITION_DEADLOCK("severalThatAwaitWhatMainWasToSignalLoseTheirWakeUp", DEADLOCK,
            always(false, "runtime.Stuck", "waitsToBeWoken")),
    /// Threads that are left waiting where nobody waits for them only have nothing to do.
    WAITING_IS_IDLING("aThreadThatAwaitsForEverAfterMainHasEndedLosesItsWakeUp", THREADS_LEFT_RUNNING,
            always(true, "runtime.Stuck", "idles")),
    /// Who holds what others wait for is not known.
    NOBODY_HOLDS_ANYTHING("semaphoresInOppositeOrderDeadlockThoughOthersHaveEnded", LOST_WAKEUP,
            nothing("runtime.Stuck", "holdersOf")),

    // More is claimed than was tried

    /// All there are were tried, though no thread was switched inside a function of a map.
    SUPPRESSED_SWITCHES_ARE_NOT_TOLD("aValueIsComputedOnce", Claim.ALL, nothing("runtime.Gaps", "unswitched")),
    /// ... though weak accesses were run as volatile ones.
    WEAK_ACCESSES_ARE_NOT_TOLD("aReleaseIsSeenByAnAcquire", Claim.ALL, nothing("runtime.Gaps", "weakened")),
    /// ... though there is state that is not seen.
    UNSEEN_STATE_IS_NOT_TOLD("aHandleWithABoundCoordinateHandsOver", Claim.ALL, nothing("runtime.Gaps", "unseen")),
    /// ... though fairness kept the search from some of them.
    FAIRNESS_IS_NOT_TOLD("triesThatAreNumberedComeToAnEnd", Claim.ALL,
            always(false, "strategy.Reduction", "denied")),
    /// ... though only those were that differ from the default one in one decision.
    ONE_DEVIATION_IS_ALL("theLastElementOfAVectorMayBeGone", NOTHING_WRONG,
            always(false, "strategy.Deviations", "cut"));

    final String program;
    @SuppressWarnings("ImmutableEnumChecker") // an immutable list
    final List<Change> changes;

    /// What is said of the program.
    private final Said said;

    /// What is said of it instead of what it shows.
    final String instead;

    /// Whether it is claimed that all schedules were tried.
    private enum Claim {
        ALL,
        SOME
    }

    /// A part of what an exploration comes to.
    private enum Said {
        RESULT,
        CLAIM
    }

    Fault(String program, Result instead, Change... changes) {
        this(program, Said.RESULT, instead.name(), changes);
    }

    Fault(String program, Claim instead, Change... changes) {
        this(program, Said.CLAIM, instead.name(), changes);
    }

    Fault(String program, Said said, String instead, Change... changes) {
        this.program = program;
        this.said = said;
        this.instead = instead;
        this.changes = List.of(changes);
    }

    /// What an exploration says that is of interest here.
    String told(Explored explored) {
        return switch (said) {
            case RESULT -> Verdict.of(explored).name();
            case CLAIM -> (explored.coverage().isAll() ? Claim.ALL : Claim.SOME).name();
        };
    }
}
