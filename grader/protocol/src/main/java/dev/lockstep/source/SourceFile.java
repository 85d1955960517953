package dev.lockstep.source;

/// One Java source of a submission.
///
/// @param path the folder of its package and its file name, such as `locks/SpinLock.java`, wherever in the submission
///        it lay
/// @param packageName as the file declares it
/// @param text without a byte order mark
public record SourceFile(String path, String packageName, String text) {

    /// The text of a line counted from 1, trimmed; empty if the file has no such line.
    public String line(int number) {
        return number < 1 ? "" : text.lines().skip(number - 1L).findFirst().orElse("").strip();
    }
}
