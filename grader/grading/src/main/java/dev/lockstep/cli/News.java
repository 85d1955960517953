package dev.lockstep.cli;

import java.io.PrintStream;

import dev.lockstep.controller.Watcher;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Disclosure;
import dev.lockstep.verdict.Visibility;

/// Says of each check that a student may see, as its verdict falls, how it stands to the last time.
///
/// @param next is told as well
record News(Regrading regrading, Disclosure disclosure, PrintStream out, Watcher next) implements Watcher {

    @Override
    public void progress(String topic, String check, long schedules) {
        next.progress(topic, check, schedules);
    }

    @Override
    public void ended(String topic, CheckGrade grade) {
        var before = regrading.before(topic, grade.check().id());
        var visible = disclosure.of(topic, grade.check().id()).visibility() == Visibility.VISIBLE;
        if (before != null && visible) {
            var difference = Difference.of(topic, before, grade);
            if (difference.way() != Difference.Way.NONE) {
                out.println(difference);
                out.flush();
            }
        }
        next.ended(topic, grade);
    }
}
