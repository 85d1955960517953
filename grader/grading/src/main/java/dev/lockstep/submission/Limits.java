package dev.lockstep.submission;

/// How much a submission may hold: far more than any honest one, far less than what would trouble the grader.
///
/// @param archiveBytes size of an archive: bounds its directory, which is read as a whole
/// @param entries files and folders of any kind that are looked at
/// @param files Java sources
/// @param fileBytes size of a source
/// @param totalBytes size of all sources
/// @param depth folders above a source
/// @param pathLength characters of a source's path
record Limits(long archiveBytes, int entries, int files, int fileBytes, int totalBytes, int depth, int pathLength) {

    static final Limits DEFAULT = new Limits(16 << 20, 20_000, 300, 256 << 10, 4 << 20, 24, 300);
}
