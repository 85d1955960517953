package dev.lockstep.wire;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.Fact;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Location;
import dev.lockstep.verdict.Schedule;
import dev.lockstep.verdict.Verdict;

/// How verdicts lie in frames.
final class VerdictCodec {

    private static final List<Schedule.Kind> KINDS = List.of(Schedule.Kind.PLAIN, Schedule.Kind.PREEMPTED,
            Schedule.Kind.BLOCKED, Schedule.Kind.CULPRIT);

    private VerdictCodec() {}

    static void write(Verdict verdict, FrameWriter out) {
        switch (verdict) {
            case Verdict.Passed(var exploration) -> {
                out.tag(1);
                writeExploration(exploration, out);
            }
            case Verdict.Failed(var exploration, var findings) -> {
                out.tag(2);
                writeExploration(exploration, out);
                writeFindings(findings, out);
            }
            case Verdict.NotRun(var reason) -> {
                out.tag(3);
                out.string(reason);
            }
            case Verdict.Inconclusive(var reason) -> {
                out.tag(4);
                out.string(reason);
            }
        }
    }

    static Verdict read(FrameReader in) throws BabbleException {
        var tag = in.tag();
        return switch (tag) {
            case 1 -> new Verdict.Passed(readExploration(in));
            case 2 -> new Verdict.Failed(readExploration(in), readFindings(in));
            case 3 -> new Verdict.NotRun(in.string());
            case 4 -> new Verdict.Inconclusive(in.string());
            default -> throw new BabbleException("no verdict has the tag " + tag);
        };
    }

    private static void writeExploration(Exploration exploration, FrameWriter out) {
        out.number(exploration.schedules());
        out.flag(exploration.complete());
        out.string(exploration.bound());
    }

    private static Exploration readExploration(FrameReader in) throws BabbleException {
        return new Exploration(in.number(), in.flag(), in.string());
    }

    static void writeFindings(List<Finding> findings, FrameWriter out) {
        out.list(findings, (o, finding) -> writeFinding(finding, o));
    }

    static List<Finding> readFindings(FrameReader in) throws BabbleException {
        return in.list(VerdictCodec::readFinding);
    }

    private static void writeFinding(Finding finding, FrameWriter out) {
        out.string(finding.code());
        out.string(finding.message());
        out.list(finding.facts(), (o, fact) -> {
            o.string(fact.name());
            o.string(fact.value());
        });
        writeLocation(finding.location(), out);
        out.optional(finding.schedule(), (o, schedule) -> writeSchedule(schedule, o));
        out.optional(finding.replay(), FrameWriter::string);
        out.string(finding.hint());
    }

    private static Finding readFinding(FrameReader in) throws BabbleException {
        return new Finding(in.string(), in.string(), in.list(i -> new Fact(i.string(), i.string())),
                readLocation(in), in.optional(VerdictCodec::readSchedule), in.optional(FrameReader::string),
                in.string());
    }

    private static void writeLocation(@Nullable Location location, FrameWriter out) {
        out.optional(location, (o, it) -> {
            o.string(it.file());
            o.number(it.line());
            o.string(it.source());
        });
    }

    private static @Nullable Location readLocation(FrameReader in) throws BabbleException {
        return in.optional(i -> new Location(i.string(), i.integer(), i.string()));
    }

    private static void writeSchedule(Schedule schedule, FrameWriter out) {
        out.list(schedule.threads(), FrameWriter::string);
        out.list(schedule.steps(), (o, step) -> {
            o.number(step.thread());
            o.string(step.operation());
            writeLocation(step.location(), o);
            o.tag(KINDS.indexOf(step.kind()));
        });
    }

    private static Schedule readSchedule(FrameReader in) throws BabbleException {
        var threads = in.list(FrameReader::string);
        return new Schedule(threads, in.list(i -> readStep(i, threads.size())));
    }

    private static Schedule.Step readStep(FrameReader in, int threads) throws BabbleException {
        var thread = in.integer();
        var operation = in.string();
        var location = readLocation(in);
        var kind = in.tag();
        if (thread < 0 || thread >= threads || kind >= KINDS.size()) {
            throw new BabbleException("a step of no thread or of no kind");
        }
        return new Schedule.Step(thread, operation, location, KINDS.get(kind));
    }
}
