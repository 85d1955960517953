package dev.lockstep.worker;

import dev.lockstep.engine.trace.Site;
import dev.lockstep.worker.Call.Step;

/// The line where a bug was made, as far as a schedule tells.
///
/// @param why this line, in a few words
record Culprit(Site site, String why) {

    static Culprit of(Step step, String why) {
        return new Culprit(step.site(), why);
    }
}
