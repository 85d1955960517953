package dev.lockstep.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.lockstep.controller.Digest;
import dev.lockstep.controller.Plan;
import dev.lockstep.controller.Settings;
import dev.lockstep.verdict.Grade;
import dev.lockstep.wire.KeptGrade;

/// The grades of earlier proofs, kept in a folder. As a grading comes to the same each time, a program need not be graded
/// again if nothing has changed that its grade rests on: the program, the checks of its topic with what lies beside them,
/// the contracts, how and within which limits it is graded, the grader and the JDK. A digest of all that is the name of the
/// file that keeps a grade.
///
/// Thread safety: safe for any threads.
public final class EarlierGrades {

    private final @Nullable Path folder;

    /// What a check may take: one that takes too much fails.
    private final String limits;
    private @Nullable String grader;

    /// By topic, a digest of all that programs of it meet.
    private final Map<String, String> surroundings = new HashMap<>();
    private final AtomicInteger used = new AtomicInteger();

    private EarlierGrades(@Nullable Path folder, String limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /// None: everything is graded.
    public static EarlierGrades none() {
        return new EarlierGrades(null, "");
    }

    /// Those kept in a folder, which is made if it is not there. One that cannot be used keeps nothing.
    ///
    /// @param settings of the controller that makes the grades
    public static EarlierGrades in(Path folder, Settings settings) {
        return new EarlierGrades(folder, settings.silence() + " " + settings.processorTime());
    }

    /// How many grades were taken from here.
    public int used() {
        return used.get();
    }

    /// The grade of a program of one topic: an earlier one, or else the one that a grading makes.
    ///
    /// @param topics the names of all topics of the course: what belongs to another one does not count
    CompletableFuture<Grade> of(Plan plan, List<String> topics, Supplier<CompletableFuture<Grade>> grading) {
        var earlier = find(plan, topics);
        return earlier.isPresent()
                ? CompletableFuture.completedFuture(earlier.get())
                : grading.get().whenComplete((grade, _) -> {
                    if (grade != null) {
                        keep(plan, topics, grade);
                    }
                });
    }

    /// An earlier grade of a program of one topic.
    ///
    /// @param topics the names of all topics of the course
    public Optional<Grade> find(Plan plan, List<String> topics) {
        var earlier = folder == null ? Optional.<Grade>empty() : read(folder.resolve(digest(plan, topics)));
        earlier.ifPresent(_ -> used.incrementAndGet());
        return earlier;
    }

    /// Keeps a grade for later, if it is one that comes again.
    public void keep(Plan plan, List<String> topics, Grade grade) {
        if (folder != null && grade.conclusive()) {
            write(grade, folder, digest(plan, topics));
        }
    }

    private String digest(Plan plan, List<String> topics) {
        var topic = plan.topics().getFirst();
        var options = plan.options();
        var digest = new Digest().text(surroundings(plan, topic.name(), topics)).text(plan.submission())
                .text(options.heldBack() + " " + options.secondOpinion() + " " + options.launching() + " "
                        + options.seed());
        topic.checks().forEach(check -> digest.text(check.toString()));
        topic.sources().forEach(file -> digest.text(file.path()).text(file.text()));
        return digest.hex();
    }

    private synchronized String surroundings(Plan plan, String topic, List<String> topics) {
        return surroundings.computeIfAbsent(topic, _ -> {
            try {
                var digest = new Digest().text(grader()).text(limits);
                for (var part : Stream.concat(plan.contracts().stream(), plan.checks().stream()).toList()) {
                    digest.path(part, name -> concerns(name, topic, topics));
                }
                return digest.hex();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private String grader() throws IOException {
        var known = grader;
        if (known == null) {
            known = Digest.ofGrader().hex();
            grader = known;
        }
        return known;
    }

    private static boolean concerns(String name, String topic, List<String> topics) {
        var first = name.substring(0, Math.max(0, name.indexOf('/')));
        return first.equals(topic) || !topics.contains(first);
    }

    private static Optional<Grade> read(Path file) {
        try {
            return Optional.of(KeptGrade.of(Files.readAllBytes(file)));
        } catch (IOException e) {
            return Optional.empty(); // there is none, or a file that was half written
        }
    }

    /// Whoever reads it meanwhile finds all of it or nothing.
    private static void write(Grade grade, Path folder, String name) {
        try {
            Files.createDirectories(folder);
            var whole = Files.createTempFile(folder, "grade", ".new");
            try {
                Files.write(whole, KeptGrade.bytes(grade));
                Files.move(whole, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (IOException e) {
            // it is made again next time
        }
    }
}
