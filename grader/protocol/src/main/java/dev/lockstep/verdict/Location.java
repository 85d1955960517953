package dev.lockstep.verdict;

/// A line of the student's source.
///
/// @param file its path inside the submission, with `/`, such as `locks/SpinLock.java`
/// @param line counted from 1
/// @param source the line's text, trimmed; empty where it is not known
public record Location(String file, int line, String source) implements Comparable<Location> {

    @Override
    public int compareTo(Location other) {
        var byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
