package dev.lockstep.cli;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.lockstep.platform.Result;
import dev.lockstep.platform.Results;
import dev.lockstep.report.Look;
import dev.lockstep.testing.GoldenFile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What platforms are given is what they take.
class ReportFormatTest {

    private static final Path SCHEMAS = Path.of("src/test/resources/schemas");

    @ParameterizedTest
    @EnumSource
    void readsAsWeAgreed(ReportFormat format) throws IOException {
        GoldenFile.compare(getClass(), "formats/" + format + "/decided-" + format.file(),
                said(format, Results.decided()));
    }

    @ParameterizedTest
    @EnumSource
    void saysSoWhereAGradeIsNotDecided(ReportFormat format) throws IOException {
        var said = said(format, Results.undecided());
        GoldenFile.compare(getClass(), "formats/" + format + "/undecided-" + format.file(), said);
        switch (format) {
            case JSON -> assertTrue(said.contains("\"inconclusive\"") && said.contains("\"points\": null"), said);
            case CONSOLE -> assertTrue(said.contains("No total"), said);
            case CANVAS -> assertTrue(said.endsWith("okafor,,,okafor,,3,\n"), said);
            case HTML, MARKDOWN, GRADESCOPE, PRAIRIELEARN, SUBMITTY, AUTOLAB, GITHUB_SUMMARY, GITHUB_ANNOTATIONS,
                    GITHUB_CLASSROOM, GITLAB, JUNIT, CTRF, SARIF, MOODLE ->
                assertTrue(said.toLowerCase(Locale.ROOT).contains("not decided"), said);
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatItWasMadeWith(ReportFormat format) {
        var said = said(format, Results.decided());
        switch (format) {
            case CONSOLE, GITLAB, CANVAS -> assertFalse(said.contains("0123456789ab"), "no place for it: " + said);
            case HTML, JSON, MARKDOWN, GRADESCOPE, PRAIRIELEARN, SUBMITTY, AUTOLAB, GITHUB_SUMMARY, GITHUB_ANNOTATIONS,
                    GITHUB_CLASSROOM, JUNIT, CTRF, SARIF, MOODLE ->
                assertTrue(said.contains("0123456789ab") && said.contains("25.0.1") && said.contains("0.0.0"), said);
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatToTry(ReportFormat format) {
        var said = said(format, Results.decided());
        switch (format) {
            case AUTOLAB, CANVAS -> assertFalse(said.contains("Test and set"), "points alone: " + said);
            case CONSOLE, HTML, JSON, MARKDOWN, GRADESCOPE, PRAIRIELEARN, SUBMITTY, GITHUB_SUMMARY, GITHUB_ANNOTATIONS,
                    GITHUB_CLASSROOM, GITLAB, JUNIT, CTRF, SARIF, MOODLE ->
                assertTrue(said.contains("Test and set in one step."), said);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatIsHidden(ReportFormat format) {
        var said = said(format, Results.hidden());
        switch (format) {
            case JSON -> assertEquals(List.of("visible", "hidden", "after-due-date", "visible"),
                    json(said).at("/topics").valueStream().flatMap(topic -> topic.get("checks").valueStream())
                            .map(check -> check.get("visibility").asString()).toList());
            case GRADESCOPE -> assertEquals(List.of("visible", "hidden", "after_due_date", "visible"),
                    json(said).at("/tests").valueStream().map(test -> test.get("visibility").asString()).toList());
            case CONSOLE, HTML, MARKDOWN, PRAIRIELEARN, SUBMITTY, AUTOLAB, GITHUB_SUMMARY, GITHUB_ANNOTATIONS,
                    GITHUB_CLASSROOM, GITLAB, JUNIT, CTRF, SARIF, CANVAS, MOODLE ->
                Results.SECRETS.forEach(secret -> assertFalse(said.contains(secret), said));
        }
    }

    @Test
    void whatGradescopeShowsNamesNothingHidden() {
        var results = json(render(ReportFormat.GRADESCOPE, Results.hidden()));
        var shown = results.get("output") + results.get("tests").valueStream()
                .filter(test -> test.get("visibility").asString().equals("visible")).toList().toString();
        Results.SECRETS.forEach(secret -> assertFalse(shown.contains(secret), shown));
    }

    @ParameterizedTest
    @EnumSource
    void isUtf8WithPlainLineEnds(ReportFormat format) {
        var text = render(format, Results.decided());
        assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(text));
        assertTrue(text.endsWith("\n") && text.indexOf('\r') < 0, text);
    }

    @Test
    void sarifSatisfiesItsSchemaAndCarriesTheInterleaving() throws IOException {
        for (var result : List.of(Results.decided(), Results.undecided(), Results.hostile("<b> \ud800 %00 a b"))) {
            assertEquals(List.of(), errors("sarif-2.1.0-rtm.5.json", SpecificationVersion.DRAFT_4,
                    render(ReportFormat.SARIF, result)));
        }
        assertFalse(errors("sarif-2.1.0-rtm.5.json", SpecificationVersion.DRAFT_4,
                render(ReportFormat.SARIF, Results.decided()).replace("\"executionOrder\"", "\"order\"")).isEmpty());
        var run = json(render(ReportFormat.SARIF, Results.decided())).at("/runs/0");
        var flows = run.at("/results/0/codeFlows/0/threadFlows");
        assertEquals(List.of("T1", "T2"),
                flows.valueStream().map(flow -> flow.at("/message/text").asString()).toList());
        assertEquals(List.of(List.of(1, 5, 6), List.of(2, 3, 4)), flows.valueStream().map(flow -> flow.get("locations")
                .valueStream().map(step -> step.get("executionOrder").asInt()).toList()).toList());
        assertEquals("src/main/java/locks/Inner.java",
                run.at("/results/0/locations/0/physicalLocation/artifactLocation/uri").asString());
        assertFalse(json(render(ReportFormat.SARIF, Results.undecided()))
                .at("/runs/0/invocations/0/executionSuccessful").asBoolean());
    }

    @Test
    void ctrfSatisfiesItsSchema() throws IOException {
        for (var result : List.of(Results.decided(), Results.undecided(), Results.hostile("<b> \ud800"))) {
            assertEquals(List.of(), errors("ctrf-0.0.json", SpecificationVersion.DRAFT_7,
                    render(ReportFormat.CTRF, result)));
        }
        assertFalse(errors("ctrf-0.0.json", SpecificationVersion.DRAFT_7,
                render(ReportFormat.CTRF, Results.decided()).replace("\"duration\"", "\"time\"")).isEmpty());
    }

    @Test
    void eachSuiteOfJUnitsSatisfiesSurefiresSchema() throws Exception {
        for (var result : List.of(Results.decided(), Results.undecided(), Results.hostile("]]> \0 \ud800 &amp#0;"))) {
            var document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new InputSource(new StringReader(render(ReportFormat.JUNIT, result))));
            var suites = document.getElementsByTagName("testsuite");
            assertEquals(2, suites.getLength());
            for (var i = 0; i < 2; i++) {
                var suite = new StringWriter();
                TransformerFactory.newInstance().newTransformer().transform(new DOMSource(suites.item(i)),
                        new StreamResult(suite));
                SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(SCHEMAS.resolve("surefire-test-report.xsd").toFile()).newValidator()
                        .validate(new StreamSource(new StringReader(suite.toString())));
            }
        }
    }

    @Test
    void pointsAddUpWhereverAPlatformAddsThem() {
        var tests = json(render(ReportFormat.GRADESCOPE, Results.decided())).get("tests");
        assertEquals(3, sum(tests, "score"));
        assertEquals(18, sum(tests, "max_score"));
        assertEquals(3, sum(json(render(ReportFormat.PRAIRIELEARN, Results.decided())).get("tests"), "points"));
        assertEquals(3.0 / 18, json(render(ReportFormat.SUBMITTY, Results.decided())).at("/data/score").asDouble());
        assertEquals(3.0 / 18, json(render(ReportFormat.PRAIRIELEARN, Results.decided())).get("score").asDouble());
        var classroom = json(decoded(render(ReportFormat.GITHUB_CLASSROOM, Results.decided())));
        assertEquals(3, sum(classroom.get("tests"), "score"));
        assertEquals(18, classroom.get("max_score").asInt());
        var autolab = render(ReportFormat.AUTOLAB, Results.decided()).lines().toList().getLast();
        assertEquals(Map.of("locks", 3, "queues", 0), JsonMapper.shared().convertValue(json(autolab).get("scores"),
                Map.class));
    }

    @Test
    void anUndecidedTopicHasNoScoreInAutolab() {
        var line = render(ReportFormat.AUTOLAB, Results.undecided()).lines().toList().getLast();
        assertEquals("{\"scores\":{\"locks\":3,\"queues\":null}}", line);
    }

    @Test
    void theZerosOfAnAutograderAreNoGrade() {
        var results = json(render(ReportFormat.GRADESCOPE, Results.undecided()));
        assertFalse(results.at("/extra_data/decided").asBoolean());
        assertTrue(results.at("/tests/3/name").asString().startsWith("NOT DECIDED"));
    }

    @Test
    void limitsOfPlatformsAreKept() {
        var result = Results.huge("数据\u001b<".repeat(30_000));
        assertTrue(bytes(ReportFormat.PRAIRIELEARN, result) < 1_000_000);
        assertTrue(bytes(ReportFormat.GITHUB_SUMMARY, result) < 1_048_576);
        assertTrue(bytes(ReportFormat.GITHUB_CLASSROOM, result) < 131_072);
        assertEquals(10, render(ReportFormat.GITHUB_ANNOTATIONS, result).lines()
                .filter(line -> line.startsWith("::error ")).count());
        assertTrue(render(ReportFormat.GITHUB_ANNOTATIONS, result).contains("91 more findings"));
        assertTrue(render(ReportFormat.GITHUB_SUMMARY, result).contains("more sections are cut"));
        assertTrue(render(ReportFormat.PRAIRIELEARN, result).contains("more characters cut"));
    }

    private static int bytes(ReportFormat format, Result result) {
        return render(format, result).getBytes(StandardCharsets.UTF_8).length;
    }

    private static int sum(JsonNode tests, String field) {
        return tests.valueStream().mapToInt(test -> test.get(field).asInt()).sum();
    }

    /// What a person would have to read, without the platform.
    private static String said(ReportFormat format, Result result) {
        var text = render(format, result);
        return format == ReportFormat.GITHUB_CLASSROOM ? decoded(text) : text;
    }

    static String render(ReportFormat format, Result result) {
        return format.render(result, Look.PLAIN);
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    static String decoded(String classroom) {
        assertTrue(classroom.startsWith("result="), classroom);
        return new String(Base64.getDecoder().decode(classroom.strip().substring("result=".length())),
                StandardCharsets.UTF_8);
    }

    private static List<com.networknt.schema.Error> errors(String schema, SpecificationVersion version, String json)
            throws IOException {
        return SchemaRegistry.withDefaultDialect(version).getSchema(Files.readString(SCHEMAS.resolve(schema)),
                InputFormat.JSON).validate(json, InputFormat.JSON);
    }
}
