package dev.lockstep.course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.lockstep.controller.Collected;
import dev.lockstep.controller.Controller;
import dev.lockstep.controller.Plan;
import dev.lockstep.controller.Watcher;
import dev.lockstep.source.CheckResources;
import dev.lockstep.source.SourceFile;
import dev.lockstep.source.TopicSources;
import dev.lockstep.submission.SubmissionReader;
import dev.lockstep.submission.SubmissionSources;
import dev.lockstep.submission.UnreadableSubmissionException;
import dev.lockstep.verdict.Grade;
import dev.lockstep.verdict.Kind;

/// Shows that the checks of a course are good: the reference and every other correct program get full marks, the
/// starter gets nothing, each known-wrong program fails with the findings that it declares and no others, every check
/// is failed by one of them, and the outcomes and steps that ship with the checks are those of the reference.
///
/// The programs of all topics are handed to the controller at once, so that its workers are never idle; of each topic the
/// correct ones go first, and what they show of a check need not be shown again ([KnownPasses]).
///
/// Thread safety: for one thread; what the controller's threads complete are futures.
public final class CourseProof {

    /// A JVM for each moment at which a process is killed takes a hundred times as long as the schedules in which it dies, and
    /// the correct programs have all of them.
    private static final Plan.Options ALL = new Plan.Options(Plan.HeldBack.NO, Plan.Options.SEED, null,
            Plan.SecondOpinion.NO).withoutLaunching();

    /// What is right has to be so in the eyes of both tools.
    private static final Plan.Options TWICE = new Plan.Options(Plan.HeldBack.YES, Plan.Options.SEED, null,
            Plan.SecondOpinion.YES);

    /// Where the parts of a course lie.
    ///
    /// @param reference the folder with `src/main/java`, `correct` and `wrong`
    /// @param starter what a student gets
    /// @param checkResources where the outcomes lie that ship with the checks
    public record Places(Course course, Path reference, Path starter, Path checkResources) {

        /// In a repository laid out like ours.
        public static Places in(Path repository, Course course) {
            return new Places(course, repository.resolve("reference"), repository.resolve("starter"),
                    repository.resolve("assignments/src/test/resources"));
        }

        /// Where grades of earlier proofs are kept: a folder that a clean build empties.
        public Path proved() {
            return reference.resolveSibling("target").resolve("proved");
        }

        /// Where the sources of a topic's contracts lie: in the module of the checks.
        Path contracts(String topic) {
            return checkResources.resolve("../../main/java").resolve(topic).resolve("contract").normalize();
        }
    }

    private final Controller controller;
    private final Places places;
    private final CourseCatalog catalog;
    private final Selection selection;
    private final EarlierGrades earlier;
    private final Listener listener;
    private final Map<String, TopicSources> references = new HashMap<>();
    private final List<CompletableFuture<Proof>> proofs = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger decided = new AtomicInteger();

    /// Is told of each item as soon as it is decided, by any thread.
    @FunctionalInterface
    public interface Listener {

        /// An item was decided.
        ///
        /// @param decided how many items are, with this one
        /// @param asked how many items are known of so far
        void decided(Proof item, int decided, int asked);
    }

    /// Reads the course, to prove all of it.
    ///
    /// @throws InvalidCourseException if the course breaks a rule or cannot be read
    public CourseProof(Controller controller, Places places, EarlierGrades earlier, Listener listener) {
        this(controller, places, List.of(), earlier, listener);
    }

    /// Reads the course, to prove some of its topics.
    ///
    /// @param topics their names; none stands for all
    /// @param earlier the grades that need not be made again
    /// @throws InvalidCourseException if the course breaks a rule or cannot be read
    public CourseProof(Controller controller, Places places, List<String> topics, EarlierGrades earlier,
            Listener listener) {
        this.earlier = earlier;
        this.controller = controller;
        this.places = places;
        this.listener = listener;
        catalog = CourseCatalog.read(places.course());
        var all = Selection.all(places.course(), catalog);
        selection = topics.isEmpty() ? all : all.only(topics);
    }

    /// Proves everything.
    ///
    /// @return every item, in an order that does not depend on which was decided first
    public List<Proof> prove() {
        controller.start(selection.roles());
        for (var topic : selection.topics()) {
            var known = new KnownPasses();
            var reference = correct("reference " + topic.topic(), () -> only(places.reference(), topic), known);
            claim(reference, Judgement::fullMarks);
            claim(graded("starter " + topic.topic(), () -> only(places.starter(), topic), Plan.Options.DEFAULT),
                    Judgement::nothingYet);
            outcomes(topic, this::compare);
            if (Files.exists(stepsFile(topic))) {
                claim(new Graded("steps of " + topic.topic(), reference.grade()),
                        grade -> steps(topic, grade).problems());
            }
            var correct = new ArrayList<>(List.of(reference));
            for (var program : programs("correct", topic)) {
                var graded = correct(program.subject(), () -> program.over(reference(topic)), known);
                claim(graded, Judgement::fullMarks);
                correct.add(graded);
            }
            matrix(topic, wrong(topic, known, allOf(correct)));
        }
        return results();
    }

    /// Writes the outcomes of the reference, and its steps, where those lie that ship with the checks. They count once the
    /// course is built again.
    public List<Proof> update() {
        for (var topic : selection.topics()) {
            outcomes(topic, (check, collected) -> {
                var file = outcomes(check, collected);
                if (collected.trouble().isEmpty()) {
                    file.write();
                }
                return new Proof(file.path().toString(), problems(collected));
            });
            claim(graded(stepsFile(topic).toString(), () -> only(places.reference(), topic), ALL), grade -> {
                var problems = Judgement.fullMarks(grade);
                if (problems.isEmpty()) {
                    steps(topic, grade).write();
                }
                return problems;
            });
        }
        return results();
    }

    private List<Proof> results() {
        return proofs.stream().map(CourseProof::await).toList();
    }

    /// A program on its way to its grade.
    private record Graded(String subject, CompletableFuture<Grade> grade) {}

    /// Grades a program that has one topic.
    private Graded graded(String subject, Supplier<SubmissionSources> program, Plan.Options options) {
        return graded(subject, program, sources -> grade(selection.plan(sources, options), Watcher.NONE));
    }

    /// Grades a correct program, and learns from it.
    private Graded correct(String subject, Supplier<SubmissionSources> program, KnownPasses known) {
        return graded(subject, program,
                sources -> grade(selection.plan(sources, TWICE), known.learning(files(sources))));
    }

    /// Grades a wrong program as soon as the correct ones are graded, but for what is known from them.
    private Graded wrong(Program program, TopicCatalog topic, KnownPasses known, CompletableFuture<Void> learned) {
        return graded(program.subject(), () -> program.over(reference(topic)),
                sources -> unlessGraded(selection.plan(sources, ALL), () -> learned.thenCompose(_ -> controller
                        .grade(selection.plan(sources, ALL.knowing(known.on(files(sources)))), Watcher.NONE))));
    }

    private CompletableFuture<Grade> grade(Plan plan, Watcher watcher) {
        return unlessGraded(plan, () -> controller.grade(plan, watcher));
    }

    private CompletableFuture<Grade> unlessGraded(Plan plan, Supplier<CompletableFuture<Grade>> grading) {
        return earlier.of(plan, catalog.topicNames(), grading);
    }

    private static Graded graded(String subject, Supplier<SubmissionSources> program,
            Function<SubmissionSources, CompletableFuture<Grade>> grading) {
        try {
            return new Graded(subject, grading.apply(program.get()));
        } catch (UnreadableSubmissionException | UnusableProgramException e) {
            return new Graded(subject, CompletableFuture.failedFuture(e));
        }
    }

    private static List<SourceFile> files(SubmissionSources program) {
        return program.topics().getFirst().files();
    }

    /// When these are graded, or cannot be.
    private static CompletableFuture<Void> allOf(List<Graded> programs) {
        return CompletableFuture.allOf(programs.stream().map(program -> program.grade().handle((_, _) -> program))
                .toArray(CompletableFuture[]::new));
    }

    /// How a grade is judged.
    @FunctionalInterface
    private interface Judge {
        List<String> problems(Grade grade);
    }

    private void claim(Graded program, Judge judge) {
        claim(program, judge, List.of());
    }

    private void claim(Graded program, Judge judge, List<String> holes) {
        add(program.grade().handle((grade, failure) -> new Proof(program.subject(),
                grade == null ? unreadable(failure) : judge.problems(grade), holes)));
    }

    private void add(CompletableFuture<Proof> proof) {
        asked.incrementAndGet();
        proofs.add(proof.whenComplete((done, _) -> {
            if (done != null) {
                listener.decided(done, decided.incrementAndGet(), asked.get());
            }
        }));
    }

    /// What a program's author can put right; the grader's own trouble is thrown on.
    private static List<String> unreadable(Throwable failure) {
        var cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof UnreadableSubmissionException || cause instanceof UnusableProgramException) {
            return List.of(String.valueOf(cause.getMessage()));
        }
        throw new CompletionException(cause);
    }

    private TopicSources reference(TopicCatalog topic) {
        return references.computeIfAbsent(topic.topic(),
                _ -> only(places.reference(), topic).topics().getFirst());
    }

    private SubmissionSources only(Path folder, TopicCatalog topic) {
        var all = SubmissionReader.read(folder, catalog.topicNames());
        var one = all.topics().stream().filter(sources -> sources.topic().equals(topic.topic())).toList();
        // reading again for a topic that is not there says so in the reader's words
        return one.isEmpty()
                ? SubmissionReader.read(folder, List.of(topic.topic()))
                : new SubmissionSources(all.name(), one);
    }

    private List<Program> programs(String kind, TopicCatalog topic) {
        return Program.in(places.reference(), kind, topic.topic());
    }

    private void matrix(TopicCatalog topic, Map<String, Set<String>> wrong) {
        var file = places.checkResources().resolve(topic.topic()).resolve("matrix.yaml");
        if (Files.isRegularFile(file)) {
            add(CompletableFuture.completedFuture(matrix(topic, file, wrong)));
        }
    }

    private Proof matrix(TopicCatalog topic, Path file, Map<String, Set<String>> wrong) {
        var subject = "matrix of " + topic.topic();
        try {
            var proof = new MatrixProof(Matrix.read(file), Contracts.documentation(places.contracts(topic.topic())),
                    topic.checks().stream().collect(Collectors.toMap(check -> check.info().id(),
                            check -> check.info().needs())),
                    wrong);
            return new Proof(subject, proof.errors(), proof.holes());
        } catch (IllegalArgumentException e) {
            return new Proof(subject, List.of(String.valueOf(e.getMessage())));
        }
    }

    /// @return by the name of each wrong program, the checks that it is to fail
    private Map<String, Set<String>> wrong(TopicCatalog topic, KnownPasses known, CompletableFuture<Void> learned) {
        var expectations = new HashMap<String, Set<String>>();
        var failed = new ArrayList<CompletableFuture<Set<String>>>();
        for (var program : programs("wrong", topic)) {
            try {
                var expected = Expectation.read(program.folder().resolve("expect.yaml")).of(catalog.findings());
                expectations.put(program.name(), expected.fails().keySet());
                var graded = wrong(program, topic, known, learned);
                claim(graded, grade -> Judgement.asExpected(grade, expected), expected.holes());
                failed.add(graded.grade().thenApply(Judgement::failed).exceptionally(_ -> Set.of()));
            } catch (IllegalArgumentException e) {
                add(CompletableFuture.completedFuture(
                        new Proof(program.subject(), List.of(String.valueOf(e.getMessage())))));
            }
        }
        add(CompletableFuture.allOf(failed.toArray(CompletableFuture[]::new))
                .thenApply(_ -> covered(topic, failed)));
        return expectations;
    }

    private static Proof covered(TopicCatalog topic, List<CompletableFuture<Set<String>>> failed) {
        var ids = new HashSet<String>();
        failed.forEach(one -> ids.addAll(one.join()));
        return new Proof("every check of " + topic.topic() + " is failed by a wrong program", topic.checks().stream()
                .map(check -> check.info().id()).filter(id -> !ids.contains(id))
                .map(id -> id + " is failed by none: add one to reference/wrong/" + topic.topic()).toList());
    }

    /// What becomes of the outcomes of a check.
    @FunctionalInterface
    private interface Receiver {
        Proof receive(CatalogCheck check, Collected collected);
    }

    private void outcomes(TopicCatalog topic, Receiver receiver) {
        var checks = topic.checks().stream().filter(check -> check.info().kind() instanceof Kind.MatchesReference)
                .toList();
        if (checks.isEmpty()) {
            return;
        }
        var asked = new Selection(places.course(), List.of(topic.with(checks)));
        CompletableFuture<SortedMap<String, Collected>> collected = controller
                .outcomes(asked.plan(only(places.reference(), topic), Plan.Options.DEFAULT));
        for (var check : checks) {
            add(collected.thenApply(all -> receiver.receive(check,
                    all.getOrDefault(check.info().id(), new Collected(List.of(), "there are none")))));
        }
    }

    private Proof compare(CatalogCheck check, Collected collected) {
        return new Proof("outcomes of " + check.info().id(),
                collected.trouble().isEmpty() ? outcomes(check, collected).problems() : problems(collected));
    }

    private ShippedFile outcomes(CatalogCheck check, Collected collected) {
        return ShippedFile.outcomes(places.checkResources(), check, collected.outcomes());
    }

    private Path stepsFile(TopicCatalog topic) {
        return places.checkResources().resolve(CheckResources.steps(topic.topic()));
    }

    private ShippedFile steps(TopicCatalog topic, Grade reference) {
        return ShippedFile.steps(stepsFile(topic), reference.topics().getFirst());
    }

    private static List<String> problems(Collected collected) {
        return collected.trouble().isEmpty() ? List.of() : List.of(collected.trouble());
    }

    private static Proof await(CompletableFuture<Proof> proof) {
        try {
            return proof.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
