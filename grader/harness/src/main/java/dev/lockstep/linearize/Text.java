package dev.lockstep.linearize;

/// What an exception says, shortened. A submission may have written its `getMessage`.
public final class Text {

    private static final int LONGEST = 300;

    private Text() {}

    /// The simple class name and the first line of the message.
    static String firstLine(Throwable thrown) {
        var message = message(thrown).lines().findFirst().orElse("");
        var name = thrown.getClass().getSimpleName();
        return shortened(message.isEmpty() ? name : name + ": " + message);
    }

    static String message(Throwable thrown) {
        try {
            var message = thrown.getMessage();
            return message == null ? "" : message;
        } catch (RuntimeException | Error e) {
            return "";
        }
    }

    static String shortened(String text) {
        return shortened(text, LONGEST);
    }

    /// The text, or its beginning, of so many characters.
    public static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "...";
    }
}
