package dev.lockstep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import dev.lockstep.testing.GoldenFile;
import dev.lockstep.verdict.Disclosure;

class JsonReportTest {

    private static final Schema SCHEMA = schema();

    @ParameterizedTest
    @EnumSource
    void readsAsWeAgreed(Sample sample) throws IOException {
        GoldenFile.compare(getClass(), sample.file("json"), render(sample));
    }

    @ParameterizedTest
    @EnumSource
    void satisfiesItsSchema(Sample sample) {
        assertEquals(List.of(), errors(render(sample)));
    }

    @Test
    void theSchemaRefusesAFieldThatItDoesNotName() {
        assertFalse(errors(render(Sample.PASSING).replaceFirst("\"title\"", "\"name\"")).isEmpty());
    }

    @Test
    void theSchemaRefusesAFailedCheckWithoutAFinding() {
        assertFalse(errors(render(Sample.PASSING).replaceFirst("\"passed\"", "\"failed\"")).isEmpty());
    }

    @Test
    void theSchemaRefusesPointsForAnInconclusiveCheck() {
        var decided = render(Sample.INCONCLUSIVE).replace("null", "0");
        assertFalse(errors(decided).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void isUtf8WithPlainLineEnds(Sample sample) {
        var text = render(sample);
        assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(text));
        assertTrue(text.endsWith("\n}\n") && text.indexOf('\r') < 0);
    }

    @Test
    void textOfASubmissionArrivesAsItWas() {
        var finding = JsonMapper.shared().readTree(render(Sample.HOSTILE)).at("/topics/0/checks/0/findings/0");
        assertEquals("\u001b]0;title\u0007", finding.at("/location/source").asString());
        assertTrue(finding.at("/facts/0/value").asString().contains("lone \ufffd half"));
    }

    private static String render(Sample sample) {
        return new JsonReport(new Made("0.0.0", "25.0.1+8", "0123"), Disclosure.EVERYTHING).render(sample.grade());
    }

    private static List<Error> errors(String json) {
        return SCHEMA.validate(json, InputFormat.JSON);
    }

    private static Schema schema() {
        try (var stream = JsonReport.class.getResourceAsStream("grade.schema.json")) {
            assertTrue(stream != null, "the schema is in the jar");
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
