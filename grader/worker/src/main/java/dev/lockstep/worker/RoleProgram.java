package dev.lockstep.worker;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import dev.lockstep.api.Link;
import dev.lockstep.api.Role;
import dev.lockstep.api.Submission;
import dev.lockstep.api.ThisProcess;
import dev.lockstep.api.Threads;
import dev.lockstep.engine.LiveThreads;
import dev.lockstep.engine.SwitchPoint;
import dev.lockstep.engine.VirtualTime;
import dev.lockstep.engine.instrument.Reflected;
import dev.lockstep.wire.Order;
import dev.lockstep.wire.Parcel;
import dev.lockstep.wire.Reply;

/// A process of a check, as one schedule that is fed from outside: its first thread waits until no other can go on, says what
/// they have sent and when their next timer fires, and does what it is told then, until nothing more will happen.
///
/// Thread safety: the threads of the schedule use it one at a time; the carrier asks it after the schedule.
final class RoleProgram implements Runnable {

    private final Subject subject;
    private final Order.RunProcess order;
    private final Talk talk;
    private final Constructor<?> constructor;
    private final Method role;
    private final List<String> told = new ArrayList<>();

    RoleProgram(Subject subject, Order.RunProcess order, Talk talk) throws ReflectiveOperationException {
        this.subject = subject;
        this.order = order;
        this.talk = talk;
        var checks = subject.checks(order.check().checkClass());
        role = role(checks, order.process().role());
        role.setAccessible(true);
        constructor = checks.getDeclaredConstructor();
        constructor.setAccessible(true);
    }

    private static Method role(Class<?> checks, String name) throws NoSuchMethodException {
        return Arrays.stream(checks.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && method.isAnnotationPresent(Role.class)).findFirst()
                .orElseThrow(() -> new NoSuchMethodException(checks.getName() + " has no @Role " + name));
    }

    /// What it told of itself, in order.
    List<String> told() {
        return told;
    }

    @Override
    public void run() {
        Reflected.initialize(constructor.getDeclaringClass());
        var ends = IntStream.range(0, order.peers().size()).mapToObj(_ -> LinkEnd.open(subject.loader())).toList();
        var threads = new CheckThreads();
        threads.start(order.process().name(), () -> act(ends, threads));
        var over = false;
        while (!over) {
            VirtualTime.settle();
            var ended = LiveThreads.noneBesideDaemons();
            over = obey(ends, talk.ask(new Reply.AtRest(sent(ends, ended), VirtualTime.nextTimer(), ended)));
        }
    }

    private void act(List<LinkEnd> ends, Threads threads) throws Throwable {
        var arguments = Arrays.stream(role.getParameterTypes()).map(type -> argument(type, ends, threads)).toArray();
        try {
            role.invoke(constructor.newInstance(), arguments);
        } catch (InvocationTargetException e) {
            throw Thrown.in(e);
        }
    }

    private Object argument(Class<?> type, List<LinkEnd> ends, Threads threads) {
        if (type == Submission.class) {
            return subject.submission();
        }
        if (type == Threads.class) {
            return threads;
        }
        if (type == ThisProcess.class) {
            return new Here(ends);
        }
        throw new IllegalArgumentException("a role takes no " + type.getName() + ": " + role);
    }

    private final class Here implements ThisProcess {
        private final List<LinkEnd> ends;

        Here(List<LinkEnd> ends) {
            this.ends = ends;
        }

        @Override
        public String name() {
            return order.process().name();
        }

        @Override
        public Link linkTo(String process) {
            var number = order.peers().indexOf(process);
            if (number < 0) {
                throw new IllegalArgumentException(name() + " is not linked with " + process);
            }
            return ends.get(number).link();
        }

        @Override
        public void tell(Object what) {
            told.add(String.valueOf(what));
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
            case Order.Ran _ ->
                throw new IllegalStateException("a process in the midst of its run was told: " + next);
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
