package dev.lockstep.worker.inside;

/// Texts that a submission made, which may be as long as it likes.
final class Shortened {

    /// Far more than a message needs that a person is to read.
    private static final int MOST_CHARACTERS = 2_000;

    private Shortened() {}

    /// The text, or its beginning and how much there is of it.
    static String of(String text) {
        return text.length() <= MOST_CHARACTERS
                ? text
                : text.substring(0, MOST_CHARACTERS) + " ... (" + text.length() + " characters)";
    }
}
