package dev.lockstep.worker;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.lockstep.engine.trace.Awaited;
import dev.lockstep.engine.trace.Failure.Access;
import dev.lockstep.engine.trace.Failure.Holder;
import dev.lockstep.engine.trace.Failure.Wait;
import dev.lockstep.engine.trace.Result;
import dev.lockstep.verdict.FindingKind.About;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static dev.lockstep.engine.trace.Result.Plain.NOTHING;
import static dev.lockstep.engine.trace.Result.Plain.TIMED_OUT;
import static dev.lockstep.engine.trace.Result.Plain.WOKEN;

class BlameTest {

    private static final Result INTERRUPT = new Result.Threw("java.lang.InterruptedException", "");

    private final Story story = new Story();

    private static void assertLine(int line, Optional<Culprit> culprit) {
        assertEquals(Optional.of(line), culprit.map(found -> found.site().line()));
    }

    private void assertBlamed(int line, String thread, @Nullable Throwable thrown) {
        assertLine(line, story.blame().assertion(About.STATE, thread, thrown));
    }

    private static List<Wait> waitOf(String thread, @Nullable String holder) {
        return List.of(wait(thread, new Awaited.Other("something"), holder));
    }

    private static Wait wait(String thread, Awaited awaited, @Nullable String holder) {
        return new Wait(thread, awaited, holder == null ? List.of() : List.of(new Holder(holder, false, null)), null);
    }

    @Test
    void whoActsOnWhatAnotherHasChangedSinceIsNamedWhereItActs() {
        story.call("T1", "lock", 10).read("held", 11);
        story.call("T2", "lock", 10).read("held", 11).write("held", 13);
        story.thread("T1", "lock").preempted().write("held", 13);
        story.call("T1", "other", 20).write("else", 21);
        assertBlamed(13, "T1", null);
    }

    @Test
    void aPreemptionInWhichNobodyInterferedIsNotToBlame() {
        story.call("T1", "take", 10).read("count", 11);
        story.call("T2", "ask", 30).read("count", 31);
        story.thread("T1", "take").preempted().write("other", 12).write("count", 13);
        assertBlamed(11, "T1", null); // the test that let it go on
    }

    @Test
    void aTestAndAnActInTwoHelpersAreNamedWhereTheyAreCalled() {
        story.call("T1", "tryLock", 10).inner("isFree", 11).thread("T1", "isFree").read("held", 41);
        story.call("T2", "lock", 20).read("held", 21).write("held", 22);
        story.thread("T1", "tryLock").preempted().inner("take", 14).thread("T1", "take").write("held", 51);
        assertBlamed(14, "T1", null);
    }

    @Test
    void aWaitThatIsOverAtOnceIsNoReasonToGoOn() {
        story.call("T1", "acquire", 10).read("count", 11).await(12, NOTHING).calls("unlock", 15, "");
        assertBlamed(12, "T1", null);
    }

    @Test
    void aWaitThatIsOverAtOnceAndIsFollowedByALookIsNotToBlame() {
        story.call("T1", "acquire", 10).await(12, NOTHING).read("count", 11).await(12, NOTHING).await(12, WOKEN);
        story.thread("T1", "acquire").read("count", 11).write("count", 14);
        assertEquals(Optional.empty(), story.blame().interference());
    }

    @Test
    void whoLeavesALockAloneThatAnotherHasIsNamedWhereItTries() {
        story.call("T1", "tryAcquire", 10).calls("tryLock", 11, "false");
        story.call("T2", "release", 20).calls("lock", 21, "").write("count", 22).calls("unlock", 24, "");
        assertBlamed(11, "main", null);
    }

    @Test
    void whoTriesInVainAndThenWaitsHasNotGivenUp() {
        story.call("T1", "acquire", 10).calls("tryLock", 11, "false").calls("lock", 12, "").read("count", 13);
        story.call("T2", "release", 20).write("count", 22);
        assertBlamed(22, "main", null);
    }

    private Optional<Culprit> collaborator(String message) {
        return new Collaboration(new Judged(story.blame().calls(), About.STATE, 0, null)).collaborator(message);
    }

    @Test
    void aCollaboratorThatIsNotCalledIsNamedWhereOtherCallsCallIt() {
        story.call("main", "add", 10).read("number", 11).calls("run", 13, "").write("number", 15);
        story.call("main", "add", 10).read("number", 11).write("number", 15);
        assertLine(13, collaborator("pause.run();\nWanted 2 times:\nBut was 1 time:"));
    }

    @Test
    void aCollaboratorThatIsCalledTooOftenIsNamedAtTheLastCall() {
        story.call("main", "add", 10).calls("run", 13, "").calls("run", 14, "").write("number", 15);
        assertLine(14, collaborator("pause.run();\nWanted 1 time:\nBut was 2 times:"));
    }

    @Test
    void anObjectThatShouldHaveBeenRefusedIsNamedWhereItIsMade() {
        story.call("main", "count", 30).read("count", 31).make("main", "count", 5);
        assertBlamed(5, "main", assertThrows(AssertionError.class,
                () -> assertThrows(IllegalArgumentException.class, () -> {
                })));
    }

    @Test
    void aMethodThatReturnsNothingAndDoesNothingIsNamedAtItsLastTest() {
        story.call("T1", "enter", 10).read("owner", 11).write("owner", 14).call("T1", "enter", 10).read("owner", 11);
        assertBlamed(11, "main", null);
    }

    @Test
    void twoWritesBetweenWhichAnotherReadsBelongTogether() {
        story.call("T1", "add", 10).write("number", 11);
        story.call("T2", "value", 30).read("number", 31);
        story.thread("T1", "add").preempted().write("number", 14);
        story.call("main", "value", 30).read("number", 31);
        assertBlamed(14, "main", null);
    }

    @Test
    void whoIsWokenAndDoesNotLookAgainIsNamedWhereItGoesOn() {
        story.call("T1", "acquire", 10).read("count", 11).await(12, NOTHING);
        story.call("T2", "release", 30).write("count", 31).signal(32);
        story.thread("T1", "acquire").await(12, WOKEN).inner("take", 14);
        story.thread("T1", "take").read("count", 41).write("count", 41);
        assertBlamed(14, "T1", null);
        assertLine(14, story.blame().interference());
    }

    @Test
    void whoIsWokenAndReturnsAtOnceIsNamedWhereItWaits() {
        story.call("T1", "acquire", 10).await(12, NOTHING).await(12, WOKEN).leave(14);
        assertLine(12, story.blame().interference());
    }

    @Test
    void whoLooksAgainOrIsInterruptedOrTimesOutIsNotToBlame() {
        story.call("T1", "acquire", 10).await(12, NOTHING).await(12, WOKEN).read("count", 11).write("count", 14);
        story.call("T1", "acquire", 10).await(12, NOTHING).interrupt("T1");
        story.thread("T1", "acquire").await(12, WOKEN).write("queue", 16);
        story.call("T2", "acquire", 10).await(12, NOTHING).await(12, TIMED_OUT).write("queue", 16);
        assertEquals(Optional.empty(), story.blame().interference());
    }

    @Test
    void anInterruptThatIsSwallowedNamesTheWaitThatItEnded() {
        story.call("T1", "acquire", 10).await(12, NOTHING).interrupt("T1");
        story.thread("T1", "acquire").await(12, WOKEN).read("count", 11).write("count", 15);
        assertBlamed(12, "T1", null);
    }

    @Test
    void anInterruptThatIsSeenAndForgottenNamesWhereItIsSeen() {
        story.interrupt("T1").call("T1", "acquire", 10).asks("interrupted", 11, "true").write("count", 15);
        assertBlamed(11, "T1", null);
    }

    @Test
    void aStatusThatIsAskedForBeforeTheInterruptIsNotToBlame() {
        story.call("T1", "acquire", 10).asks("interrupted", 11, "true").await(12, NOTHING).interrupt("T1");
        story.thread("T1", "acquire").await(12, WOKEN).asks("interrupted", 13, "false").write("count", 15);
        assertBlamed(12, "T1", null);
    }

    @Test
    void anInterruptThatTheSubmissionSetsItselfIsNotTheChecks() {
        story.call("T1", "acquire", 10).asks("interrupted", 11, "true").asks("interrupt", 12, "").write("count", 15);
        story.call("T1", "release", 20).write("count", 21);
        assertBlamed(21, "T1", null);
    }

    @Test
    void whoGotInIsNamedByItsLastTestWhenTheCheckFindsItThere() {
        story.call("T1", "lock", 10).write("tickets", 11).read("board", 12).helper("T1");
        story.call("T1", "unlock", 20).write("board", 21);
        assertBlamed(12, "main", null);
    }

    @Test
    void whatTheCheckAsksForAfterwardsIsNotAboutWhoGotIn() {
        story.call("T1", "lock", 10).write("tickets", 11).read("board", 12).helper("T1");
        story.call("T1", "unlock", 20).write("board", 21);
        story.call("main", "ask", 30).read("board", 31);
        assertBlamed(21, "main", null);
    }

    @Test
    void aTimedCallThatDoesNotWaitIsNamedWhereItBegins() {
        story.call("T1", "tryAcquire", 10).read("count", 12).write("queue", 16);
        assertLine(10, story.blame().assertion(About.TIME, "T1", null));
    }

    @Test
    void aTimedWaitThatMissesAChangeIsNamedItself() {
        story.call("T1", "tryAcquire", 10).await(14, NOTHING);
        story.call("T2", "release", 30).write("count", 31);
        story.thread("T1", "tryAcquire").await(14, TIMED_OUT).read("count", 12);
        assertLine(14, story.blame().assertion(About.TIME, "T1", null));
    }

    @Test
    void anEarlierInterruptThatGoesUnnoticedNamesTheFirstChange() {
        story.interrupt("main").call("main", "acquire", 10).inner("arrive", 11);
        story.thread("main", "arrive").write("queue", 40);
        story.thread("main", "acquire").write("count", 14);
        assertBlamed(40, "main", null);
    }

    @Test
    void aTimeoutThatIsWrongFromTheStartNamesTheBeginningOfTheCall() {
        story.call("T1", "tryAcquire", 10).await(14, NOTHING).await(14, TIMED_OUT).read("count", 12);
        assertLine(10, story.blame().assertion(About.TIME, "T1", null));
    }

    @Test
    void aTimeoutThatIsWrongAfterAWakeUpNamesTheLastWait() {
        story.call("T1", "tryAcquire", 10).await(14, NOTHING).await(14, WOKEN).read("count", 12);
        assertLine(14, story.blame().assertion(About.TIME, "T1", null));
    }

    @Test
    void aCallThatShouldNotHaveGoneOnIsNamedAtItsTest() {
        story.call("main", "tryAcquire", 10).read("count", 11).read("count", 14).write("count", 14);
        assertBlamed(11, "main", null);
    }

    @Test
    void aCallThatWasServedByAnotherIsNamedThere() {
        story.call("T1", "acquire", 10).await(12, NOTHING);
        story.call("main", "release", 30).read("count", 33).write("served", 34).write("count", 35).signal(36);
        story.thread("T1", "acquire").await(12, WOKEN).read("served", 11).leave(15);
        story.call("T1", "touch", 50).write("x", 51).await(52, NOTHING);
        story.call("main", "serve", 60).read("count", 61).write("count", 62);
        story.thread("T1", "touch").await(52, WOKEN).read("served", 53);
        assertBlamed(61, "T1", null);
    }

    @Test
    void aCallThatShouldHaveThrownIsNamedWhereItLooksFirst() {
        story.call("main", "release", 10).read("count", 12).write("count", 12);
        assertBlamed(12, "main", assertThrows(AssertionError.class,
                () -> assertThrows(IllegalStateException.class, () -> {
                })));
    }

    @Test
    void aCallThatLooksAtNothingIsNamedAtItsBeginning() {
        story.call("main", "acquire", 10).inner("arrive", 12);
        story.thread("main", "arrive").write("queue", 40);
        assertBlamed(10, "main", assertThrows(AssertionError.class,
                () -> assertThrows(IllegalStateException.class, () -> {
                })));
    }

    @Test
    void whatACallTellsWrongWasMadeWrongByTheLastChange() {
        story.call("main", "acquire", 10).write("count", 12);
        story.call("T1", "release", 20).write("count", 23).write("count", 24);
        story.call("main", "count", 30).read("count", 31);
        assertBlamed(24, "main", null);
    }

    @Test
    void whatWasToldBeforeWasRight() {
        story.call("main", "lock", 10).write("count", 12);
        story.call("main", "count", 30).read("count", 31);
        story.call("T1", "count", 30).read("count", 31);
        assertBlamed(31, "main", null);
    }

    @Test
    void aMethodThatPassesTheCallOnLeavesTheBlameToTheOther() {
        story.call("main", "release", 10).inner("release", 10).begin("release", 20).write("count", 22);
        story.call("main", "count", 30).read("count", 31);
        assertBlamed(22, "main", null);
    }

    @Test
    void aMethodThatIsMadeOfSeveralCallsIsNamedWhereItMakesTheWrongOne() {
        story.call("main", "run", 40).inner("acquire", 41).begin("acquire", 10).write("count", 12);
        story.thread("main", "run").inner("release", 43).begin("release", 20).write("count", 22);
        story.call("main", "count", 30).read("count", 31);
        assertBlamed(43, "main", null);
    }

    @Test
    void aChangeThatNobodyIsToldOfLosesTheWakeUp() {
        story.call("T1", "acquire", 10).read("count", 11).awaitsForEver(12);
        story.call("main", "release", 20).write("count", 22).leave(23);
        assertLine(22, story.blame().lostWakeup(waitOf("T1", null)));
    }

    @Test
    void aChangeByAThreadOfTheSubmissionItselfLosesTheWakeUp() {
        story.call("T1", "joinAll", 10).read("running", 11).awaitsForEver(12);
        story.thread("T2", "lambda$start$0").write("running", 32).leave(33);
        assertLine(32, story.blame().lostWakeup(waitOf("T1", null)));
    }

    @Test
    void aSignalThatDoesNotWakeTheThreadLosesTheWakeUp() {
        story.call("T1", "acquire", 10).awaitsForEver(12);
        story.call("T2", "acquire", 10).await(12, NOTHING);
        story.call("main", "release", 20).write("count", 22).signal(23);
        story.thread("T2", "acquire").await(12, WOKEN).read("count", 11).await(12, NOTHING);
        assertLine(23, story.blame().lostWakeup(waitOf("T1", null)));
    }

    @Test
    void whoTimesOutAndLeavesNoTraceLosesTheWakeUpOfThoseBehind() {
        story.call("T2", "tryAcquire", 30).write("queue", 31).await(34, NOTHING);
        story.call("T1", "acquire", 10).awaitsForEver(12);
        story.thread("T2", "tryAcquire").await(34, TIMED_OUT).read("count", 32).leave(36);
        assertLine(36, story.blame().lostWakeup(waitOf("T1", null)));
    }

    @Test
    void aWaitThatNobodyCouldEndIsNamedItself() {
        story.call("main", "tryAcquire", 10).write("queue", 11).awaitsForEver(14);
        assertEquals(Optional.empty(), story.blame().lostWakeup(waitOf("main", null)));
    }

    @Test
    void aDeadlockIsNamedAtTheLastAcquisition() {
        story.call("T1", "move", 10).enter(11);
        story.call("T2", "move", 10).enter(11).isLockedOut(12);
        story.thread("T1", "move").isLockedOut(13);
        assertLine(13, story.blame().deadlock(List.of(wait("T1", new Awaited.Monitor("b"), "T2"),
                wait("T2", new Awaited.Monitor("a"), "T1"), wait("main", new Awaited.End("T1"), null))));
    }

    @Test
    void whoKeepsWhatItTookAndWaitsForMoreIsNamedWhereItAsksAgain() {
        story.call("T1", "acquireAll", 10);
        for (var round = 1; round <= 2; round++) {
            story.thread("T1", "acquireAll").inner("acquire", 12).begin("acquire", 20);
            if (round == 1) {
                story.write("count", 24);
            } else {
                story.awaitsForEver(22);
            }
        }
        assertLine(12, story.blame().deadlock(waitOf("T1", null)));
    }

    @Test
    void ofTwoAccessesThatRaceTheOneWithLessProtectionIsNamed() {
        story.call("T1", "value", 30).read("number", 31);
        var bare = new Access("T1", false, story.site());
        story.call("T2", "add", 10).enter(11).write("number", 12);
        var guarded = new Access("T2", true, story.site());
        assertEquals(Optional.of(bare.site()), story.blame().race(bare, guarded));
    }

    @Test
    void ofTwoAccessesWithoutAnyProtectionTheLaterOneIsNamed() {
        story.call("T1", "unlock", 30).write("held", 31);
        var first = new Access("T1", true, story.site());
        story.call("T2", "lock", 10).read("held", 11);
        var second = new Access("T2", false, story.site());
        assertEquals(Optional.of(second.site()), story.blame().race(first, second));
    }

    @Test
    void anInterruptThatEndsTheWaitForAThreadIsNamedThere() {
        story.call("T1", "joinAll", 10).ofThread("join", 12, INTERRUPT).read("count", 14);
        story.interrupt("T1").thread("T1", "joinAll").read("count", 15);
        assertBlamed(12, "T1", null);
    }

    @Test
    void aCallThatAnInterruptEndsAtOnceIsNamedAtItsWait() {
        story.call("T1", "joinAll", 10).read("count", 11).ofThread("join", 12, INTERRUPT).interrupt("T1");
        assertBlamed(12, "T1", null);
    }

    @Test
    void whoGoesOnToTheCollaboratorAfterAnAttemptInVainIsNamedAtTheAttempt() {
        story.call("T1", "eat", 10).read("forks", 11).calls("tryAcquire", 12, "false").calls("run", 14, "");
        assertLine(12, story.blame().interference());
    }

    @Test
    void whoTriesAgainHasNotGoneOnInVain() {
        story.call("T1", "eat", 10).calls("tryAcquire", 12, "false").calls("tryAcquire", 12, "true");
        story.calls("run", 14, "");
        assertEquals(Optional.empty(), story.blame().interference());
    }

    @Test
    void anExceptionThatNobodyLearnsOfIsNamedWhereTheCallGoesOn() {
        story.call("T1", "eat", 10).throwsAt("run", 12, "java.lang.IllegalStateException").calls("unlock", 14, "");
        assertBlamed(14, "T1", assertThrows(AssertionError.class,
                () -> assertThrows(IllegalStateException.class, () -> {
                })));
    }

    @Test
    void whatACollaboratorChangesIsChangedByItsCall() {
        story.call("main", "run", 10).write("begun", 11).calls("close", 13, "").changesOutside("closed");
        story.thread("main", "run").read("failure", 14);
        assertBlamed(13, "main", null);
    }

    @Test
    void aWriteOfWhatWasThereAlreadyIsNoChange() {
        story.call("main", "close", 10).write("closed", 12, "true").write("closed", 13, "true");
        assertBlamed(12, "main", null);
    }

    @Test
    void whatOnlyALocalVariableHoldsIsNoChange() {
        story.call("T1", "transfer", 10).write("balance", 12);
        story.call("main", "total", 30).local("locked", 31).read("balance", 32);
        assertBlamed(12, "main", null);
    }

    @Test
    void aCallThatIsPreemptedBetweenTwoUsesOfCollaboratorsIsNamedThere() {
        story.call("T1", "total", 10).calls("balance", 12, "");
        story.call("T2", "transfer", 20).calls("withdraw", 21, "").changesOutside("balance");
        story.thread("T1", "total").preempted().enter(13).calls("balance", 14, "");
        assertBlamed(13, "T1", null);
    }

    @Test
    void aWaitWithoutAnEndIsNamedIfTheCallIsToldATime() {
        story.call("T1", "joinAll", 10).told("0", "SECONDS").ofThread("join", 12, NOTHING);
        assertLine(12, story.blame().assertion(About.TIME, "T1", null));
    }

    @Test
    void aSignalThatWakesAnotherUntilTheTimeIsOverIsNamed() {
        story.call("T1", "joinAll", 10).await(12, NOTHING);
        story.call("T2", "end", 30).write("left", 31).signal(32, "main");
        story.thread("T1", "joinAll").await(12, TIMED_OUT).read("left", 13);
        assertLine(32, story.blame().assertion(About.TIME, "T1", null));
    }

    @Test
    void aTimedCallThatCannotGetALockIsNamedThere() {
        story.call("T1", "joinAll", 10).told("1", "SECONDS").enter(11);
        story.call("T2", "alive", 20).read("workers", 21);
        assertLine(11, story.blame().assertion(About.TIME, "T1", null));
    }

    @Test
    void anotherMethodsExceptionThatEndsACallTooEarlyIsNamedWhereItComesFrom() {
        story.callThatThrows("T1", "joinAll", 10, "s.Failed").ofThread("join", 12, NOTHING).inner("complain", 13);
        story.thread("T1", "complain").enter(40);
        assertLine(13, story.blame().assertion(About.TIME, "T1", null));
    }

    @Test
    void whatIsTornApartLosesTheWakeUp() {
        story.call("T1", "end", 10).read("left", 11);
        story.call("T2", "end", 10).read("left", 11).write("left", 11);
        story.thread("T1", "end").preempted().write("left", 11);
        assertLine(11, story.blame().lostWakeup(waitOf("main", null)));
    }

    @Test
    void whoTakesAwayWhatAThreadLooksForIsNamed() {
        story.call("T1", "take", 10).read("pill", 11).write("pill", 12);
        story.call("T2", "take", 10).read("pill", 11).awaitsForEver(13);
        assertLine(12, story.blame().lostWakeup(waitOf("T2", null)));
    }

    @Test
    void whoWaitsForAThreadAndKeepsWhatOthersWantIsNamed() {
        story.call("T1", "joinAll", 10).enter(11).joinsForEver(12);
        story.call("T2", "alive", 20).isLockedOut(21);
        assertLine(12, story.blame().deadlock(List.of(wait("T1", new Awaited.End("worker"), null),
                wait("T2", new Awaited.Monitor("workers"), "T1"))));
    }

    @Test
    void whoSleepsBetweenAttemptsIsNamedThereInALivelock() {
        story.call("T1", "eat", 10).calls("tryLock", 11, "false").ofThread("sleep", 13, NOTHING).calls("tryLock", 11,
                "false");
        assertLine(13, story.blame().livelock(List.of(wait("T1", Awaited.Plain.NOTHING, null))));
    }

    @Test
    void whoWritesWhatIsThereAlreadyGoesOnAllTheSame() {
        story.call("T1", "enter", 10).read("taken", 11).await(12, NOTHING);
        story.call("T2", "enter", 10).write("taken", 14, "true");
        story.thread("T1", "enter").await(12, WOKEN).write("taken", 14, "true").leave(15);
        assertLine(14, story.blame().interference());
    }

    @Test
    void whoIsWokenAndReadsSomethingElseElsewhereHasNotLookedAgain() {
        story.call("T1", "next", 10).inner("await", 11).thread("T1", "await").read("state", 20).await(21, NOTHING);
        story.thread("T1", "await").await(21, WOKEN).thread("T1", "next").read("answer", 12).leave(13);
        assertLine(21, story.blame().interference());
    }

    @Test
    void aTestThatOnlyEndsAWaitLeavesTheBlameToTheOneThatEndedIt() {
        story.call("T1", "next", 10).read("turn", 11).await(12, NOTHING);
        story.call("T2", "hand", 30).write("value", 31).write("turn", 32).signal(33, "T1");
        story.thread("T1", "next").await(12, WOKEN).read("turn", 11).write("turn", 14);
        assertBlamed(32, "T1", null);
    }

    @Test
    void aTestAfterAWaitOfSeveralIsNamedAsItChose() {
        story.call("T1", "lock", 10).read("held", 11).await(12, NOTHING);
        story.call("T2", "lock", 10).read("held", 11).await(12, NOTHING);
        story.call("main", "unlock", 30).write("held", 31).signal(32);
        story.thread("T1", "lock").await(12, WOKEN).read("held", 11).write("held", 14);
        assertBlamed(11, "T1", null);
    }

    @Test
    void aRefusalThatIsMissingIsNamedAtTheLastLookBeforeTheCallGoesOn() {
        story.call("main", "switchTo", 10).read("current", 11).read("ended", 12).write("current", 14);
        assertBlamed(12, "main", assertThrows(AssertionError.class,
                () -> assertThrows(IllegalStateException.class, () -> {
                })));
    }

    @Test
    void whatIsThrownAgainIsNamedWhereItIsReadLast() {
        story.callThatThrows("main", "next", 10, "s.Failed").read("state", 11).write("state", 12);
        story.callThatThrows("main", "next", 10, "s.Failed").read("state", 11).read("kept", 13);
        assertBlamed(13, "main", assertThrows(AssertionError.class,
                () -> assertThrows(IllegalStateException.class, () -> {
                })));
    }

    @Test
    void anExceptionThatAThreadOfTheSubmissionsHearsOfAloneIsNamedWhereItGoesOn() {
        story.call("main", "next", 10).write("turn", 11).await(12, NOTHING);
        story.thread("T1", "run").throwsAt("body", 31, "s.Failed").write("turn", 33);
        story.thread("main", "next").await(12, WOKEN).read("turn", 13);
        assertBlamed(33, "main", null);
    }

    @Test
    void aThreadThatStillWaitsWhenTheCheckAsksAHelperIsNamedWhereItsWaitIsAskedFor() {
        story.thread("T1", "run").write("turn", 31).inner("await", 32).thread("T1", "await").await(41, NOTHING);
        story.call("main", "close", 10).read("turn", 11).helper("main").failure();
        assertBlamed(32, "main", null);
    }

    @Test
    void threadsThatAreLeftAloneAreNamedWhereTheyAreStarted() {
        story.call("main", "ask", 10).asks("start", 11, "T1").write("kept", 12);
        story.thread("T1", "run").read("turn", 31).awaitsForEver(32);
        assertLine(11, story.blame().lostWakeup(waitOf("T1", null)));
    }

    @Test
    void aSignalThatWakesTheWrongOneOfTwoLosesTheWakeUp() {
        story.call("T2", "await", 10).read("mine", 11).awaitsForEver(12);
        story.call("T1", "await", 10).read("mine", 11).await(12, NOTHING);
        story.call("main", "hand", 20).write("mine", 21).signal(22, "T1");
        story.thread("T1", "await").await(12, WOKEN).read("mine", 11).awaitsForEver(12);
        assertLine(22, story.blame().lostWakeup(waitOf("T1", null)));
    }

    @Test
    void whoWaitsForWhatNobodyIsLeftToDoIsNamedAtItsLastLook() {
        story.call("main", "close", 10).read("state", 11).write("state", 13).inner("await", 14);
        story.thread("main", "await").read("state", 20).awaitsForEver(21);
        assertLine(11, story.blame().lostWakeup(waitOf("main", null)));
    }

    @Test
    void whoWaitsAfterTheSignalIsNotNamedAtItsLastLook() {
        story.call("T1", "await", 10).read("set", 11);
        story.call("main", "set", 20).signalsNobody(22);
        story.thread("T1", "await").read("times", 13).awaitsForEver(14);
        assertEquals(Optional.empty(), story.blame().lostWakeup(waitOf("T1", null)));
    }
}
