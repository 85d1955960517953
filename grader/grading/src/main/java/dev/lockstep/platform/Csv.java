package dev.lockstep.platform;

import java.util.List;
import java.util.stream.Collectors;

/// Rows of comma-separated values as RFC 4180 has them, but for line ends of one character. A cell that a spreadsheet would take for a
/// formula begins with an apostrophe.
final class Csv {

    private static final String FORMULA = "=+-@\t\r\n|%";

    private Csv() {}

    static String row(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\n";
    }

    private static String cell(String text) {
        var inert = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return inert.chars().anyMatch(c -> c == ',' || c == '"' || c == ';' || c == '\n' || c == '\r')
                || !inert.equals(inert.strip()) ? "\"" + inert.replace("\"", "\"\"") + "\"" : inert;
    }
}
