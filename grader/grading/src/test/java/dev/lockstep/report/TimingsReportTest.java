package dev.lockstep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

class TimingsReportTest {

    @Test
    void thePhasesStandInTheirOrderAndToScale() {
        assertEquals("""
                compile      0.500 s  ███████████████
                worker       0.000 s
                total        1.000 s  ██████████████████████████████
                """, TimingsReport.text(phases(), Glyphs.UNICODE));
    }

    @Test
    void theFileHasMilliseconds() {
        assertEquals("""
                {
                  "phases": [
                    {
                      "name": "compile",
                      "milliseconds": 500
                    },
                    {
                      "name": "worker",
                      "milliseconds": 0
                    },
                    {
                      "name": "total",
                      "milliseconds": 1000
                    }
                  ]
                }
                """, TimingsReport.json(phases()));
    }

    @Test
    void noPhasesMakeAnEmptyTable() {
        assertEquals("", TimingsReport.text(Map.of(), Glyphs.ASCII));
    }

    private static Map<String, Duration> phases() {
        var phases = new LinkedHashMap<String, Duration>();
        phases.put("compile", Duration.ofMillis(500));
        phases.put("worker", Duration.ZERO);
        phases.put("total", Duration.ofSeconds(1));
        return phases;
    }
}
