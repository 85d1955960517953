package dev.lockstep.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import dev.lockstep.controller.Controller;
import dev.lockstep.controller.Plan;
import dev.lockstep.controller.Role;
import dev.lockstep.controller.Settings;
import dev.lockstep.controller.Settings.Work;
import dev.lockstep.controller.Timings;
import dev.lockstep.controller.Watcher;
import dev.lockstep.course.CourseCatalog;
import dev.lockstep.course.Selection;
import dev.lockstep.course.TopicCatalog;
import dev.lockstep.platform.Result;
import dev.lockstep.report.Discretion;
import dev.lockstep.report.Legible;
import dev.lockstep.source.SourceFile;
import dev.lockstep.submission.Nearest;
import dev.lockstep.submission.SubmissionReader;
import dev.lockstep.submission.SubmissionSources;
import dev.lockstep.verdict.Disclosure;
import dev.lockstep.verdict.Grade;

/// The grading of one submission, from end to end. The workers start while course and submission are read.
final class Session implements AutoCloseable {

    private static final int LONGEST_NAME = 200;

    private final Path submission;
    private final CourseFolder place;
    private final CourseCatalog catalog;
    private final Controller controller;
    private final Unchanged unchanged;
    private final Surroundings surroundings;

    private Session(Path submission, CourseFolder place, CourseCatalog catalog, Controller controller,
            Unchanged unchanged, Surroundings surroundings) {
        this.submission = submission;
        this.place = place;
        this.catalog = catalog;
        this.controller = controller;
        this.unchanged = unchanged;
        this.surroundings = surroundings;
    }

    /// Starts the workers that every grading needs, then reads the course.
    static Session open(Surroundings surroundings, Path submission, Work work) {
        var place = CourseFolder.of(surroundings);
        requireSubmission(submission, place);
        var folder = place.course();
        var settings = settings(surroundings, work);
        var controller = surroundings.workers().apply(settings);
        try {
            controller.start(EnumSet.of(Role.COMPILER, Role.EXPLORER));
            var catalog = CourseCatalog.read(folder);
            controller.timings().passed("course read");
            return new Session(submission, place, catalog, controller,
                    Unchanged.fromProperties(settings, catalog.topicNames()), surroundings);
        } catch (RuntimeException e) {
            controller.close();
            throw e;
        }
    }

    private static void requireSubmission(Path submission, CourseFolder course) {
        if (!Files.exists(submission)) {
            throw new UserException(ExitCode.UNREADABLE_SUBMISSION, "There is no " + submission + ": "
                    + beside(submission).map(name -> "did you mean " + name + "?")
                            .orElse("name the folder, zip or jar of a submission."));
        }
        var folder = submission.toAbsolutePath().normalize();
        if ((folder.equals(course.repository()) && !course.isKit()) || folder.startsWith(course.root())) {
            var starter = course.repository().resolve("starter");
            throw new UserException(ExitCode.UNREADABLE_SUBMISSION, submission + " is the folder of the course: give "
                    + (Files.isDirectory(starter)
                            ? "the folder " + submission.resolve(folder.relativize(starter)).normalize()
                            : "that of a submission")
                    + ".");
        }
    }

    /// What lies where somebody looked for something, by the name that was probably meant.
    private static Optional<Path> beside(Path missing) {
        var name = missing.getFileName();
        var folder = missing.toAbsolutePath().getParent();
        if (name == null || folder == null || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            var names = files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
            return Nearest.to(name.toString(), names).map(missing::resolveSibling);
        } catch (IOException e) {
            return Optional.empty(); // a guess less
        }
    }

    /// How the workers are to be run.
    static Settings settings(Surroundings surroundings, Work work) {
        try {
            var settings = Settings.fromProperties(work);
            settings.debugPort().ifPresent(port -> surroundings.say(
                    "The exploring worker waits for a debugger at localhost:" + port + "."));
            return settings;
        } catch (IllegalArgumentException e) {
            throw new UserException(ExitCode.BAD_USAGE, String.valueOf(e.getMessage()));
        }
    }

    /// Every check of the course.
    Selection course() {
        return Selection.all(place.course(), catalog);
    }

    /// Grades what the submission has of the chosen topics.
    ///
    /// @param required whether it must have all of them
    /// @return with no more in it than is to be told
    Result grade(Selection chosen, Required required, Plan.Options options, Telling telling) {
        var sources = read(chosen, required);
        var plan = chosen.plan(sources, options);
        return result(unchanged.grade(plan, this::grade), sources, telling);
    }

    private SubmissionSources read(Selection chosen, Required required) {
        controller.start(chosen.roles());
        var sources = SubmissionReader.read(submission, catalog.topicNames());
        controller.timings().passed("submission read");
        sources.unpackaged().forEach(file -> surroundings.say(
                "lockstep: " + Legible.line(file, LONGEST_NAME) + " declares no package, and is left out."));
        requireTopics(sources, chosen, required);
        return sources;
    }

    private Grade grade(Plan plan) {
        try (var progress = new GradingProgress(surroundings.progress(), plan, controller.timings())) {
            return grade(plan, progress);
        }
    }

    /// Grades a plan, and tells the watcher how it goes.
    Grade grade(Plan plan, Watcher watcher) {
        return await(controller.grade(plan, watcher));
    }

    /// Grades the submission as it is now, by our own scheduler alone.
    ///
    /// @param regrading knows what it was before
    /// @return what may be shown of it
    Grade regrade(Selection chosen, Regrading regrading) {
        var sources = read(chosen, Required.ANY);
        var plan = chosen.plan(sources, Plan.Options.DEFAULT);
        var news = new News(regrading, catalog.disclosure(), surroundings.out(), Watcher.NONE);
        return result(regrading.grade(plan, news), sources, Telling.AS_THE_COURSE_SAYS).concealed().grade();
    }

    private Result result(Grade grade, SubmissionSources sources, Telling telling) {
        var disclosure = switch (telling) {
            case EVERYTHING -> Disclosure.EVERYTHING;
            case AS_THE_COURSE_SAYS -> catalog.disclosure();
        };
        var files = new HashMap<String, String>();
        sources.found().forEach((file, found) -> files.put(file, below() + found));
        var texts = sources.topics().stream().flatMap(topic -> topic.files().stream())
                .collect(Collectors.toMap(SourceFile::path, SourceFile::text, (one, _) -> one));
        return new Result(new Discretion(disclosure).thin(grade), disclosure, catalog.findings(), place.made(),
                new Result.Place(submission.toString(), files, texts));
    }

    /// The folder of the submission as seen from the current one, which is where a platform has its repository.
    private String below() {
        var current = Path.of("").toAbsolutePath();
        var folder = submission.toAbsolutePath().normalize();
        return Files.isDirectory(folder) && folder.startsWith(current) && !folder.equals(current)
                ? current.relativize(folder).toString().replace('\\', '/') + "/"
                : "";
    }

    /// How much of a grade is told.
    enum Telling {
        EVERYTHING,
        AS_THE_COURSE_SAYS
    }

    /// Whether a submission must have all topics that are chosen.
    enum Required {
        ALL,
        ANY
    }

    private void requireTopics(SubmissionSources sources, Selection chosen, Required required) {
        var there = sources.topics().stream().map(topic -> topic.topic()).toList();
        var missing = chosen.topics().stream().map(TopicCatalog::topic).filter(topic -> !there.contains(topic))
                .toList();
        var allowed = required == Required.ALL ? 0 : chosen.topics().size() - 1;
        if (missing.size() > allowed) {
            throw new UserException(ExitCode.UNREADABLE_SUBMISSION, submission + " has no source of the topic "
                    + String.join(" or ", missing) + ": it has " + String.join(", ", there) + ".");
        }
    }

    /// Waits for a result; what went wrong on the way comes as itself.
    static <T> T await(CompletableFuture<T> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while grading", e);
        }
    }

    Timings timings() {
        return controller.timings();
    }

    @Override
    public void close() {
        controller.close();
    }
}
