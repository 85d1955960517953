package dev.lockstep.course;

import java.nio.file.Path;
import java.util.List;

/// Where the classes of a course lie: folders or jars.
///
/// @param contracts all that a submission is compiled against
/// @param checks the check classes and what lies beside them; in order, the first one that has a class counts
public record Course(List<Path> contracts, List<Path> checks) {

    public Course {
        contracts = List.copyOf(contracts);
        checks = List.copyOf(checks);
    }
}
