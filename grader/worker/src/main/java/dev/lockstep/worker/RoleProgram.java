package dev.lockstep.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.lockstep.engine.Groups;
import dev.lockstep.engine.LiveThreads;
import dev.lockstep.engine.SwitchPoint;
import dev.lockstep.engine.VirtualTime;
import dev.lockstep.wire.Order;
import dev.lockstep.wire.Parcel;
import dev.lockstep.wire.Reply;

/// A process of a check, as one schedule that is fed from outside: its first thread waits until no other can go on, says what
/// they have sent and when their next timer fires, and does what it is told then, until nothing more will happen.
///
/// Thread safety: the threads of the schedule use it one at a time; the carrier asks it after the schedule.
final class RoleProgram implements Runnable {

    private final Order.RunProcess order;
    private final Talk talk;
    private final RoleMethod role;
    private final Pipes pipes;
    private final List<String> told = new ArrayList<>();

    RoleProgram(Subject subject, Order.RunProcess order, Talk talk) {
        this.order = order;
        this.talk = talk;
        role = RoleMethod.of(subject, order.check().checkClass(), order.process().role());
        pipes = new Pipes(subject.loader());
    }

    /// What it told of itself, in order.
    List<String> told() {
        return told;
    }

    @Override
    public void run() {
        var ends = IntStream.range(0, order.peers().size()).mapToObj(_ -> LinkEnd.open(pipes)).toList();
        var here = new Here(order.process().name(), order.peers(), ends.stream().map(LinkEnd::link).toList(), told);
        new CheckThreads().start(here.name(), () -> {
            Groups.enter(1);
            role.run(new CheckThreads(), here);
        });
        var over = false;
        while (!over) {
            VirtualTime.settle();
            var ended = LiveThreads.noneBesideDaemons();
            over = obey(ends, talk.ask(new Reply.AtRest(sent(ends, ended), VirtualTime.nextTimer(), ended)));
        }
    }

    private static List<Parcel> sent(List<LinkEnd> ends, boolean ended) {
        return IntStream.range(0, ends.size()).mapToObj(number -> ends.get(number).parcel(number, ended))
                .filter(parcel -> parcel.bytes().count() > 0 || parcel.ends() || parcel.refuses()).toList();
    }

    /// @return whether nothing more will happen
    private boolean obey(List<LinkEnd> ends, Order.Answer next) {
        switch (next) {
            case Order.Deliver(var parcel) -> {
                tells(order.peers().get(parcel.link()), parcel);
                ends.get(parcel.link()).take(parcel);
            }
            case Order.Advance(var nanos) -> sleepUntil(nanos);
            case Order.Over _ -> {
                return true;
            }
            case Order.Ran _ -> throw new IllegalStateException("a process in the midst of its run was told: " + next);
        }
        return false;
    }

    /// A row for each thing that comes from another process.
    private static void tells(String sender, Parcel parcel) {
        var bytes = parcel.bytes().count();
        if (bytes > 0) {
            SwitchPoint.pass("\"%s\" sends %d byte%s".formatted(sender, bytes, bytes == 1 ? "" : "s"));
        }
        if (parcel.ends()) {
            SwitchPoint.pass("\"" + sender + "\" sends no more");
        }
        if (parcel.refuses()) {
            SwitchPoint.pass("\"" + sender + "\" reads no more");
        }
    }

    private static void sleepUntil(long nanos) {
        try {
            Thread.sleep(Duration.ofNanos(nanos - VirtualTime.nanos()));
        } catch (InterruptedException e) {
            throw Thrown.as(e);
        }
    }
}
