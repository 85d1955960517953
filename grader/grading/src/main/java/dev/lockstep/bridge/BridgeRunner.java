package dev.lockstep.bridge;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

import dev.lockstep.api.CheckRunner;
import dev.lockstep.api.Submission;
import dev.lockstep.controller.Controller;
import dev.lockstep.controller.Plan;
import dev.lockstep.course.CourseCatalog;
import dev.lockstep.course.Selection;
import dev.lockstep.course.TopicCatalog;
import dev.lockstep.report.Discretion;
import dev.lockstep.submission.SubmissionReader;
import dev.lockstep.submission.UnreadableSubmissionException;

/// Runs the checks of a JVM that is no worker: Surefire's or an IDE's.
///
/// The first check of a class starts the grading of them all, in workers that serve every class of this JVM; each check
/// waits for its own verdict. The workers end with the JVM.
///
/// Thread safety: guarded by its own lock until a grading is started; see [ClassGrading] from there on.
public final class BridgeRunner implements CheckRunner {

    private final Map<String, ClassGrading> gradings = new HashMap<>();
    private @Nullable Controller controller;

    /// For [java.util.ServiceLoader].
    public BridgeRunner() {}

    @Override
    public void run(Class<?> checks, Method check) throws InterruptedException {
        var request = Request.fromProperties();
        // a starter's test class inherits the checks: they belong to the class that declares them
        var declaring = check.getDeclaringClass();
        var topic = CourseOf.topic(declaring);
        requireReplayed(request, topic + "." + check.getName() + ".");
        var grading = grading(request, declaring, check.getName());
        Relay.relay(topic, grading.shown(topic, check.getName()), grading.findings(), request.submission());
    }

    @Override
    public Submission submission() {
        throw new IllegalStateException("a submission is loaded by a worker only");
    }

    private static void requireReplayed(Request request, String prefix) {
        if (request.replay() != null && !request.replay().startsWith(prefix)) {
            throw new TestAbortedException("only the check of -Dlockstep.replay is run");
        }
    }

    private synchronized ClassGrading grading(Request request, Class<?> checks, String check) {
        var key = request.single() ? checks.getName() + "." + check : checks.getName();
        var known = gradings.get(key);
        if (known == null) {
            known = start(request, checks, check);
            gradings.put(key, known);
        }
        return known;
    }

    private ClassGrading start(Request request, Class<?> checks, String check) {
        var course = CourseOf.course(checks);
        var catalog = CourseCatalog.read(course);
        var topic = catalog.topic(CourseOf.topic(checks)).orElseThrow();
        var ids = request.single() ? Set.of(check) : withNeeded(topic, checks.getName());
        var chosen = new Selection(course, catalog.topics().stream()
                .filter(it -> it.topic().equals(topic.topic())).toList()).onlyChecks(ids);
        var options = new Plan.Options(request.single() ? Plan.HeldBack.NO : Plan.HeldBack.YES, Plan.Options.SEED,
                request.replay(), Plan.SecondOpinion.NO);
        return ClassGrading.start(controller(request), plan(request, catalog, chosen, options),
                new Discretion(catalog.disclosure()));
    }

    private static Plan plan(Request request, CourseCatalog catalog, Selection chosen, Plan.Options options) {
        try {
            var plan = chosen.plan(SubmissionReader.read(request.submission(), catalog.topicNames()), options);
            if (plan.topics().isEmpty()) {
                throw new CheckUndecided(request.submission() + " has no source of the topic "
                        + chosen.topics().getFirst().topic() + ".");
            }
            return plan;
        } catch (UnreadableSubmissionException e) {
            throw new CheckUndecided(String.valueOf(e.getMessage()));
        }
    }

    /// The checks of a class and what they build on, directly or not, in any class.
    private static Set<String> withNeeded(TopicCatalog topic, String checkClass) {
        var ids = new HashSet<String>();
        // no check comes before the one that it builds on: from last to first, each is known to be needed in time
        for (var check : topic.checks().reversed()) {
            if (check.checkClass().equals(checkClass) || ids.contains(check.info().id())) {
                ids.add(check.info().id());
                ids.add(check.info().needs());
            }
        }
        return ids;
    }

    private Controller controller(Request request) {
        var opened = controller;
        if (opened == null) {
            request.settings().debugPort().ifPresent(port -> System.err.println(
                    "Lockstep: the exploring worker waits for a debugger at localhost:" + port + "."));
            opened = Controller.open(request.settings());
            controller = opened;
        }
        return opened;
    }
}
