package dev.lockstep.benchmarks;

import java.util.List;

/// A table in Markdown: the first column holds words, the others figures.
final class Table {

    private final StringBuilder text = new StringBuilder();

    Table(String... columns) {
        row(columns);
        text.append("|---|").append("---:|".repeat(columns.length - 1)).append('\n');
    }

    Table row(String... cells) {
        text.append("| ").append(String.join(" | ", List.of(cells))).append(" |\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
