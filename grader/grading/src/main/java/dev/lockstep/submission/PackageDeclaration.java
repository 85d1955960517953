package dev.lockstep.submission;

/// Reads the package that a Java source declares, as far as that takes: the source may be wrong after it.
///
/// A source that hides its declaration behind Unicode escapes is seen as having none. Thread safety: confined to one
/// call.
final class PackageDeclaration {

    private final String text;
    private int at;

    private PackageDeclaration(String text) {
        this.text = text;
    }

    /// The declared package, or empty.
    static String of(String text) {
        return new PackageDeclaration(text).read();
    }

    private String read() {
        skipBlank();
        while (peek('@')) {
            skipAnnotation();
        }
        return word().equals("package") ? qualifiedName() : "";
    }

    private String qualifiedName() {
        var name = new StringBuilder();
        while (true) {
            skipBlank();
            name.append(word());
            skipBlank();
            if (!peek('.')) {
                return peek(';') ? name.toString() : "";
            }
            name.append('.');
            at++;
        }
    }

    /// Skips `@Name` and its arguments; a package may carry annotations.
    private void skipAnnotation() {
        do {
            advance(1); // the '@', then each '.'
            skipBlank();
            word();
            skipBlank();
        } while (peek('.'));
        if (peek('(')) {
            skipArguments();
        }
        skipBlank();
    }

    private void skipArguments() {
        var open = 0;
        do {
            skipBlank();
            if (peek('(')) {
                open++;
            } else if (peek(')')) {
                open--;
            } else if (peek('"') || peek('\'')) {
                skipLiteral(text.charAt(at));
            }
            advance(1);
        } while (open > 0 && at < text.length());
    }

    /// Leaves the closing quote to the caller.
    private void skipLiteral(char quote) {
        advance(1);
        while (at < text.length() && text.charAt(at) != quote) {
            advance(text.charAt(at) == '\\' ? 2 : 1);
        }
    }

    private String word() {
        var start = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private void skipBlank() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("//", at)) {
                skipPast("\n");
            } else if (text.startsWith("/*", at)) {
                advance(2);
                skipPast("*/");
            } else {
                return;
            }
        }
    }

    private void skipPast(String end) {
        var found = text.indexOf(end, at);
        at = found < 0 ? text.length() : found + end.length();
    }

    private void advance(int count) {
        at = Math.min(at + count, text.length());
    }

    private boolean peek(char expected) {
        return at < text.length() && text.charAt(at) == expected;
    }
}
