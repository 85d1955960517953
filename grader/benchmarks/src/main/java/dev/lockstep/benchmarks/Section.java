package dev.lockstep.benchmarks;

/// The part of a document between two markers, which is generated.
final class Section {

    static final String BEGIN = "<!-- benchmarks:begin -->";
    static final String END = "<!-- benchmarks:end -->";

    private Section() {}

    /// The document with another text between its markers.
    ///
    /// @throws IllegalArgumentException if they are not there, or not in order
    static String replace(String document, String text) {
        var begin = document.indexOf(BEGIN);
        var end = document.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException(
                    "the document needs a line %s and after it a line %s".formatted(BEGIN, END));
        }
        return document.substring(0, begin + BEGIN.length()) + "\n" + text.strip() + "\n" + document.substring(end);
    }
}
