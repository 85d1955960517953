package dev.lockstep.worker;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.trace.Failure.Access;
import dev.lockstep.engine.trace.Failure.Wait;
import dev.lockstep.engine.trace.Site;
import dev.lockstep.engine.trace.Trace;
import dev.lockstep.verdict.FindingKind.About;

/// Finds the line of the submission where a bug was made, which is seldom the one where it shows. It knows no topic and
/// no check: only what failed, what was thrown, and the trace.
///
/// **A failed assertion, or an outcome that the reference never shows.** The first of these rules that applies names the
/// line. The last call is that of the thread that failed, or of any thread if the check's own failed.
///
/// 0. The check asked for an exception, and the submission threw another one: where it was thrown.
/// 1. The check interrupted the thread in its last call, or before it, and the call did not end with an
///    `InterruptedException`: the line that asked for the interrupt status and was told that it is set; the wait that was
///    interrupted, of whatever kind; or, if the call did not wait, the first line that changed anything.
/// 2. The finding is about when a call goes on (its entry in the registry says so): the last wait of the last call; or, if that was the only one, and
///    nobody ended it early nor should have, the beginning of the call, where the time to wait comes from; the same if
///    the call did not wait at all. Before that: where another method's exception ended the call; the wait itself, if it
///    has no end though the call was told a time; a signal that woke another until the time was over; a lock that the
///    call had to wait for.
/// 3. A thread was woken, and changed something or ended its call without having looked at anything first: where the
///    method that waited went on. The same of a wait or an attempt that came to nothing, if the call goes on to a
///    collaborator all the same: that attempt. To read something else than what it waited for, in another method, is no
///    look.
/// 4. A thread was preempted between a look at a variable, or a write, and another write to it, and in between another
///    thread wrote it, or read the first of two writes: the second write. Or a call was preempted between two uses of
///    collaborators, and another thread used them meanwhile: where it was.
/// 5. An exception was asked for, none came, and a collaborator had thrown one: where the submission went on after it. The
///    last call ended right after it had tried to get a lock of the JDK's in vain: that attempt. A mock was called
///    wrongly: the last call of the method that Mockito names; if the last call makes none, but others of the same method
///    do: where they do. An exception was asked for, and an object was made instead: the last line that sets it up.
///    Before all these: the check's own thread asked a helper last, and a thread that the submission has started still
///    waits: where its wait was asked for. A collaborator threw an exception to such a thread during the last call, which
///    does not tell of it: where that thread went on.
/// 6. The check's own thread failed, and the last that is known is that a helper of the check (a gauge, a journal) told of
///    another thread: what the call that led there tested last, if it has changed nothing since but what it tested.
/// 7. The last call should have thrown: what the called method looked at last before it changed anything, or else its
///    beginning; if it throws again what was thrown before, what it read last. It has changed something: if it tested a
///    variable and then wrote it, that test, which let it go on; but not a test that only ended a wait of one thread alone.
///    Otherwise the last line that changed anything. A call that waited while another did its work stands for that other,
///    also if it then takes away what that one has put there.
/// 8. The last call has changed nothing. If its method returns nothing, that was wrong: what it tested last let it end.
///    Else it only told what there is. If another call told it before, and nothing has
///    changed in between, then that one was right and this one is to blame: the line that it read. Otherwise what it told
///    was made wrong before: the last line that changed anything.
///
/// **An exception, a misuse of a monitor**: rules 3 and 4, else the topmost line of the submission in the stack trace.
///
/// **A data race**: the access before which the call has synchronised less; the later one if neither did.
///
/// **A lost wake-up**, for a thread that waits: the last line by which another changed something if nobody signalled after it;
/// where the submission has started all threads that wait, only if one of them waits for that, or else the start of the first; else the last signal, which did not
/// wake it, or woke it alone while another waited there; else where a thread that timed out ended its call and changed
/// nothing on the way out; else rule 4; else what the last to wait had looked at before; else where another used last what
/// it looks at; else the wait.
///
/// **A deadlock**: the wait for the end of a thread, if it keeps what others want; else the wait that began last, of those
/// for what another thread holds if there are any. If the same call had taken something in a call before, the line of the
/// method that makes both calls.
///
/// **A livelock**: rule 4, else the line where a thread that spins sleeps, else the loop that spins. **Too many steps**: the
/// line where they ran out.
///
/// **A goal that no schedule reaches**: where a thread had to wait while another one stood still in the part that the
/// check watches ([Goals]).
///
/// A change is what other calls can see ([Changes]), be it made by a collaborator. Lines that change something are named as
/// the called method sees them; what it calls on the way is only its means.
record Blame(Calls calls) {

    static Blame of(Subject subject, Trace trace) {
        return new Blame(Calls.of(subject, trace));
    }

    Optional<Culprit> assertion(About about, String thread, @Nullable Throwable thrown) {
        var judged = new Judged(calls, about, calls.trace().threads().indexOf(thread), thrown);
        var mistimed = new Mistimed(judged);
        var collaboration = new Collaboration(judged);
        return judged.replaced().or(mistimed::interrupted).or(mistimed::untimely).or(this::interference)
                .or(new Interference(calls)::tornUses).or(judged::kept).or(collaboration::swallowed)
                .or(judged::gaveUp).or(collaboration::collaborator).or(judged::unmade).or(judged::work);
    }

    Optional<Culprit> interference() {
        var interference = new Interference(calls);
        return interference.uncheckedWakeup().or(interference::tornApart);
    }

    Optional<Culprit> livelock(List<Wait> spinning) {
        return new Interference(calls).tornApart().or(() -> new Waiters(calls, spinning).delayed());
    }

    Optional<Culprit> lostWakeup(List<Wait> waits) {
        var waiters = new Waiters(calls, waits);
        return waiters.lostWakeup().or(new Interference(calls)::tornApart).or(waiters::lookedAt).or(waiters::takenAway);
    }

    Optional<Culprit> deadlock(List<Wait> waits) {
        return new Waiters(calls, waits).deadlock();
    }

    /// Of two accesses of which one at least is the submission's.
    Optional<Site> race(Access first, Access second) {
        var before = synchronised(first);
        var after = synchronised(second);
        if (before.isEmpty() || after.isEmpty()) {
            return before.isEmpty() ? after.map(_ -> second.site()) : Optional.of(first.site());
        }
        return Optional.of(before.get() < after.get() ? first.site() : second.site());
    }

    /// How often a thread has synchronised in the call of its last access at a site, up to there.
    private Optional<Integer> synchronised(Access access) {
        var thread = calls.trace().threads().indexOf(access.thread());
        return calls.calls().reversed().stream().filter(call -> call.thread() == thread)
                .flatMap(call -> call.last(step -> step.site().equals(access.site()))
                        .map(step -> calls.synchronised(call, step)).stream())
                .findFirst();
    }
}
