package dev.lockstep.verdict;

/// What a check is, apart from any submission.
///
/// @param id its method's name, unique in its topic
/// @param title what it asks for
/// @param points what it is worth
/// @param needs the id of the check that it builds on, or empty
public record CheckInfo(String id, String title, int points, String needs, Kind kind) {}
