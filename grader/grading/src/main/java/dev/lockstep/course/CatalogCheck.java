package dev.lockstep.course;

import dev.lockstep.verdict.CheckInfo;

/// A check and where it is written.
///
/// @param checkClass the binary name of the class that declares it
/// @param finding the code of the finding that a failed assertion of the check amounts to
/// @param hint where to look when it failed; may be empty
public record CatalogCheck(CheckInfo info, String checkClass, String finding, String hint) {

    /// The name of the method in `checkClass`.
    public String method() {
        return info.id();
    }
}
