package dev.lockstep.wire;

import java.nio.file.Path;
import java.util.List;

import dev.lockstep.source.SourceFile;
import dev.lockstep.verdict.CheckInfo;
import dev.lockstep.verdict.FindingKind;
import dev.lockstep.verdict.FindingKind.About;
import dev.lockstep.verdict.FindingRegistry;

/// How messages lie in frames: a tag, then the record's components in their order.
final class Codec {

    private Codec() {}

    static void write(Message message, FrameWriter out) {
        switch (message) {
            case Order order -> writeOrder(order, out);
            case Reply reply -> writeReply(reply, out);
        }
    }

    private static void writeOrder(Order order, FrameWriter out) {
        switch (order) {
            case Order.Hello(var secret) -> {
                out.tag(1);
                out.string(secret.hex());
            }
            case Order.Prepare prepare -> {
                out.tag(2);
                writePrepare(prepare, out);
            }
            case Order.RunCheck run -> {
                out.tag(3);
                writeRun(run, out);
            }
            case Order.CollectOutcomes(var topic, var checkClass, var method, var check, var seed) -> {
                out.tag(4);
                writeStrings(out, topic, checkClass, method);
                writeCheck(check, out);
                out.number(seed);
            }
            case Order.Compile compile -> {
                out.tag(5);
                writeCompile(compile, out);
            }
            case Order.Quit() -> out.tag(6);
            case Order.Inspect(var subject, var check) -> {
                out.tag(7);
                writeCompile(subject, out);
                writeRun(check, out);
            }
            case Order.Suspect(var check) -> {
                out.tag(8);
                writeRun(check, out);
            }
            case Order.Confirm(var check, var scenario) -> {
                out.tag(9);
                writeRun(check, out);
                writeScenario(scenario, out);
            }
        }
    }

    private static void writeReply(Reply reply, FrameWriter out) {
        switch (reply) {
            case Reply.Ready() -> out.tag(21);
            case Reply.Progress(var topic, var check, var schedules) -> {
                out.tag(22);
                writeStrings(out, topic, check);
                out.number(schedules);
            }
            case Reply.Ended(var topic, var check, var verdict) -> {
                out.tag(23);
                writeStrings(out, topic, check);
                VerdictCodec.write(verdict, out);
            }
            case Reply.Outcomes(var topic, var check, var outcomes) -> {
                out.tag(24);
                writeStrings(out, topic, check);
                out.list(outcomes, FrameWriter::string);
            }
            case Reply.Compiled(var topic) -> {
                out.tag(25);
                out.string(topic);
            }
            case Reply.Rejected(var topic, var findings) -> {
                out.tag(26);
                out.string(topic);
                VerdictCodec.writeFindings(findings, out);
            }
            case Reply.Timed(var phase, var nanos) -> {
                out.tag(27);
                out.string(phase);
                out.number(nanos);
            }
            case Reply.Fault(var text) -> {
                out.tag(28);
                out.string(text);
            }
            case Reply.Alive() -> out.tag(29);
            case Reply.Suspected(var topic, var check, var scenario) -> {
                out.tag(30);
                writeStrings(out, topic, check);
                writeScenario(scenario, out);
            }
        }
    }

    static Message read(FrameReader in) throws BabbleException {
        try {
            var message = readTagged(in.tag(), in);
            in.end();
            return message;
        } catch (IllegalArgumentException e) {
            throw new BabbleException("a record that refuses its values: " + e.getMessage());
        }
    }

    private static Message readTagged(int tag, FrameReader in) throws BabbleException {
        return switch (tag) {
            case 1 -> new Order.Hello(new Secret(in.string()));
            case 2 -> readPrepare(in);
            case 3 -> readRun(in);
            case 4 -> new Order.CollectOutcomes(in.string(), in.string(), in.string(), readCheck(in), in.number());
            case 5 -> readCompile(in);
            case 6 -> new Order.Quit();
            case 7 -> new Order.Inspect(readCompile(in), readRun(in));
            case 8 -> new Order.Suspect(readRun(in));
            case 9 -> new Order.Confirm(readRun(in), readScenario(in));
            case 21 -> new Reply.Ready();
            case 22 -> new Reply.Progress(in.string(), in.string(), in.number());
            case 23 -> new Reply.Ended(in.string(), in.string(), VerdictCodec.read(in));
            case 24 -> new Reply.Outcomes(in.string(), in.string(), in.list(FrameReader::string));
            case 25 -> new Reply.Compiled(in.string());
            case 26 -> new Reply.Rejected(in.string(), VerdictCodec.readFindings(in));
            case 27 -> new Reply.Timed(in.string(), in.number());
            case 28 -> new Reply.Fault(in.string());
            case 29 -> new Reply.Alive();
            case 30 -> new Reply.Suspected(in.string(), in.string(), readScenario(in));
            default -> throw new BabbleException("no message has the tag " + tag);
        };
    }

    private static void writeStrings(FrameWriter out, String... values) {
        for (var value : values) {
            out.string(value);
        }
    }

    private static void writePrepare(Order.Prepare prepare, FrameWriter out) {
        out.string(prepare.topic());
        out.path(prepare.classes());
        out.list(prepare.contracts(), FrameWriter::path);
        out.list(prepare.checks(), FrameWriter::path);
        out.list(prepare.findings().declared(), (o, kind) -> {
            writeStrings(o, kind.code(), kind.meaning(), kind.advice());
            o.flag(kind.about() == About.TIME);
        });
    }

    private static Order.Prepare readPrepare(FrameReader in) throws BabbleException {
        return new Order.Prepare(in.string(), in.path(), paths(in), paths(in),
                new FindingRegistry(in.list(i -> new FindingKind(i.string(), i.string(), i.string(),
                        i.flag() ? About.TIME : About.STATE))));
    }

    private static void writeCompile(Order.Compile compile, FrameWriter out) {
        writePrepare(compile.target(), out);
        out.list(compile.sources(),
                (o, source) -> writeStrings(o, source.path(), source.packageName(), source.text()));
    }

    private static Order.Compile readCompile(FrameReader in) throws BabbleException {
        return new Order.Compile(readPrepare(in),
                in.list(i -> new SourceFile(i.string(), i.string(), i.string())));
    }

    private static void writeRun(Order.RunCheck run, FrameWriter out) {
        writeStrings(out, run.topic(), run.checkClass(), run.method());
        writeCheck(run.check(), out);
        out.string(run.finding());
        out.number(run.seed());
        out.optional(run.replay(), FrameWriter::string);
    }

    private static Order.RunCheck readRun(FrameReader in) throws BabbleException {
        return new Order.RunCheck(in.string(), in.string(), in.string(), readCheck(in), in.string(), in.number(),
                in.optional(FrameReader::string));
    }

    private static void writeScenario(List<List<Integer>> scenario, FrameWriter out) {
        out.list(scenario, (o, calls) -> o.list(calls, (each, call) -> each.number(call)));
    }

    private static List<List<Integer>> readScenario(FrameReader in) throws BabbleException {
        return in.list(i -> i.list(FrameReader::integer));
    }

    private static List<Path> paths(FrameReader in) throws BabbleException {
        return in.list(FrameReader::path);
    }

    private static void writeCheck(CheckInfo check, FrameWriter out) {
        writeStrings(out, check.id(), check.title());
        out.number(check.points());
        out.string(check.needs());
        KindCodec.write(check.kind(), out);
    }

    private static CheckInfo readCheck(FrameReader in) throws BabbleException {
        return new CheckInfo(in.string(), in.string(), in.integer(), in.string(), KindCodec.read(in));
    }
}
