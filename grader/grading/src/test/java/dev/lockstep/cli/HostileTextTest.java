package dev.lockstep.cli;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

import dev.lockstep.platform.Results;

import static dev.lockstep.cli.ReportFormatTest.decoded;
import static dev.lockstep.cli.ReportFormatTest.json;
import static dev.lockstep.cli.ReportFormatTest.render;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Text of a submission does nothing in any format: a real parser of each reads it again as text.
class HostileTextTest {

    private static final List<String> TEXTS = List.of(
            "<script>alert(1)</script><img src=x onerror=alert(1)>",
            "]]></failure><testcase name='mine'/><!--",
            "=HYPERLINK(\"http://evil\")", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "a\",=1,\"", "a\n=1",
            "::error file=x::owned", "x\n::set-output name=result::e30=", "\r::warning::x", "##[error]x",
            "\u001b[31mred\u001b[0m \u009b2J", "lone \ud800 half \udc00", "NUL \0 and \uffff", "100% %0A %25",
            "`code` ```\nfence\n``` | cell | ~~~", "[link](http://evil) ![i](http://evil) @everyone #1 http://evil",
            "\"}],\"points\":100", "\u202egpj.exe\u2028", "a".repeat(1_000_000), "\n\n# heading\n\n<div>", " ", "\\",
            "..\\..\\x:y?z#f", "//evil/x", "{{7*7}} ${jndi:ldap://x} $(rm -rf /)");

    @ParameterizedTest
    @EnumSource
    void isInert(ReportFormat format) throws Exception {
        for (var text : TEXTS) {
            var report = render(format, Results.hostile(text));
            assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(report));
            assertTrue(report.length() < 1_200_000, "is cut");
            inert(format, report);
        }
    }

    private static void inert(ReportFormat format, String report) throws Exception {
        switch (format) {
            case CONSOLE -> lines(report);
            case AUTOLAB -> {
                lines(report);
                assertEquals("{\"scores\":{\"locks\":5,\"queues\":0}}", report.lines().toList().getLast());
            }
            case GITHUB_ANNOTATIONS -> {
                assertNoControls(report);
                var commands = report.lines().toList();
                assertEquals(List.of("error", "error", "notice"), commands.stream()
                        .map(line -> line.replaceFirst("^::(\\w+) [^:]*::.*$", "$1")).toList(), report);
            }
            case HTML -> {
                assertNoControls(report);
                assertEquals(2, report.split("<script", -1).length, "one, and ours"); // PageTest asks a browser
                assertFalse(report.contains("<img"), report);
            }
            case MARKDOWN, GITHUB_SUMMARY -> markdown(report);
            case JSON -> json(report); // as it was: for programs
            case GRADESCOPE -> {
                texts(json(report)).forEach(HostileTextTest::assertNoControls);
                assertEquals(4, json(report).get("tests").size());
            }
            case PRAIRIELEARN, SUBMITTY, GITLAB, CTRF ->
                texts(json(report)).forEach(HostileTextTest::assertNoControls);
            case SARIF -> assertEquals(2, json(report).at("/runs/0/results").size());
            case GITHUB_CLASSROOM -> {
                assertEquals(1, report.lines().count());
                texts(json(decoded(report))).forEach(HostileTextTest::assertNoControls);
            }
            case JUNIT -> {
                var cases = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                        .parse(new InputSource(new StringReader(report))).getElementsByTagName("testcase");
                assertEquals(5, cases.getLength());
            }
            case CANVAS, MOODLE -> csv(format, report);
        }
    }

    private static void lines(String report) {
        assertNoControls(report);
        report.lines().forEach(line -> assertFalse(line.strip().startsWith("::") || line.contains("##["), line));
    }

    private static void assertNoControls(String text) {
        assertTrue(text.chars().allMatch(c -> c == '\n' || !Character.isISOControl(c)), text);
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isString()
                ? Stream.of(node.asString())
                : node.valueStream().flatMap(HostileTextTest::texts);
    }

    /// Nothing but what we wrote is markup, and what GitHub would look for in plain text is not there.
    private static void markdown(String report) {
        assertNoControls(report);
        var plain = new StringBuilder();
        Parser.builder().extensions(List.<Extension>of(TablesExtension.create())).build().parse(report)
                .accept(new AbstractVisitor() {
                    @Override
                    public void visit(HtmlBlock block) {
                        throw new AssertionError(block.getLiteral());
                    }

                    @Override
                    public void visit(HtmlInline inline) {
                        throw new AssertionError(inline.getLiteral());
                    }

                    @Override
                    public void visit(Link link) {
                        throw new AssertionError(link.getDestination());
                    }

                    @Override
                    public void visit(Image image) {
                        throw new AssertionError(image.getDestination());
                    }

                    @Override
                    public void visit(Text text) {
                        plain.append(text.getLiteral()).append('\n');
                    }
                });
        for (var live : List.of("evil", "@everyone", "#1", "alert", "heading")) {
            assertFalse(plain.toString().contains(live), plain.toString());
        }
    }

    /// Read as a spreadsheet does, no cell is a formula.
    private static void csv(ReportFormat format, String report) throws IOException {
        try (var rows = CSVParser.parse(report, CSVFormat.EXCEL)) {
            var all = rows.getRecords();
            assertEquals(format == ReportFormat.CANVAS ? 3 : 2, all.size(), report);
            for (var row : all) {
                assertEquals(all.getFirst().size(), row.size(), report);
                row.forEach(cell -> assertFalse(!cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0, cell));
            }
        }
    }
}
