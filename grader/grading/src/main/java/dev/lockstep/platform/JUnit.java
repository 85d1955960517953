package dev.lockstep.platform;

import java.io.StringWriter;
import java.util.List;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import dev.lockstep.report.Legible;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;

/// JUnit's XML as any CI service reads it: a suite a topic, each by itself as Surefire writes one. Points are properties of the
/// suite, since a test case has no place for them. What keeps a topic from being checked is a failed test case of its own, because
/// checks that are not run are skipped, and a suite of those alone would look green. Durations are 0: the same submission gives the
/// same bytes.
public final class JUnit {

    private static final int LONGEST = 20_000;
    private static final int LONGEST_MESSAGE = 1_000;

    private final Result result;
    private final XMLStreamWriter xml;

    private JUnit(Result result, XMLStreamWriter xml) {
        this.result = result;
        this.xml = xml;
    }

    /// The text of the report.
    public static String export(Result result) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new JUnit(result.concealed(), xml).document();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e); // a string takes everything
        }
        return text + "\n";
    }

    private void document() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        start(0, "testsuites");
        attribute("name", result.name());
        for (var topic : result.grade().topics()) {
            suite(topic);
        }
        end(0);
        xml.writeEndDocument();
    }

    private void suite(TopicGrade topic) throws XMLStreamException {
        start(1, "testsuite");
        attribute("name", topic.topic());
        attribute("time", "0");
        attribute("tests", topic.checks().size() + (topic.findings().isEmpty() ? 0 : 1));
        attribute("errors", count(topic, Verdict.Inconclusive.class));
        attribute("skipped", count(topic, Verdict.NotRun.class));
        attribute("failures", count(topic, Verdict.Failed.class) + (topic.findings().isEmpty() ? 0 : 1));
        properties(topic);
        if (!topic.findings().isEmpty()) {
            obstacle(topic);
        }
        for (var check : topic.checks()) {
            testCase(topic, check);
        }
        end(1);
    }

    private static int count(TopicGrade topic, Class<? extends Verdict> kind) {
        return (int) topic.checks().stream().filter(check -> kind.isInstance(check.verdict())).count();
    }

    private void properties(TopicGrade topic) throws XMLStreamException {
        start(2, "properties");
        property("lockstep.version", result.made().lockstep());
        property("lockstep.jdk", result.made().jdk());
        property("lockstep.course", result.made().course());
        property("lockstep.points", topic.conclusive() ? String.valueOf(topic.points()) : "not decided, run again");
        property("lockstep.maxPoints", String.valueOf(topic.maxPoints()));
        for (var check : topic.checks()) {
            property("lockstep.points." + check.check().id(),
                    (check.verdict() instanceof Verdict.Inconclusive ? "?" : check.points()) + "/"
                            + check.check().points());
        }
        end(2);
    }

    private void property(String name, String value) throws XMLStreamException {
        start(3, "property");
        attribute("name", name);
        attribute("value", value);
        xml.writeEndElement();
    }

    private void obstacle(TopicGrade topic) throws XMLStreamException {
        startCase(topic, "(the topic as a whole)");
        failure(topic.findings(), result.console().render(topic));
        end(2);
    }

    private void testCase(TopicGrade topic, CheckGrade check) throws XMLStreamException {
        startCase(topic, check.check().title());
        switch (check.verdict()) {
            case Verdict.Passed _ -> {
            }
            case Verdict.Failed(_, var findings) -> failure(findings, result.console().render(check));
            case Verdict.NotRun _ -> {
                start(3, "skipped");
                attribute("message", Words.note(check));
                xml.writeEndElement();
            }
            case Verdict.Inconclusive _ -> {
                start(3, "error");
                attribute("message", Words.note(check));
                attribute("type", "not-decided");
                xml.writeEndElement();
            }
        }
        end(2);
    }

    private void startCase(TopicGrade topic, String name) throws XMLStreamException {
        start(2, "testcase");
        attribute("name", name);
        attribute("classname", topic.topic());
        attribute("time", "0");
    }

    /// A report is legible: it has no character that XML does not allow.
    private void failure(List<Finding> findings, String report) throws XMLStreamException {
        start(3, "failure");
        attribute("message", findings.getFirst().message());
        attribute("type", findings.getFirst().code());
        xml.writeCharacters(Words.capped(report, LONGEST));
        xml.writeEndElement();
    }

    private void start(int depth, String name) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
        xml.writeStartElement(name);
    }

    private void end(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
        xml.writeEndElement();
    }

    private void attribute(String name, int value) throws XMLStreamException {
        xml.writeAttribute(name, String.valueOf(value));
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Legible.line(value, LONGEST_MESSAGE));
    }
}
