package dev.lockstep.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lockstep.source.SourceFile;
import dev.lockstep.source.TopicSources;
import dev.lockstep.submission.SubmissionReader;

/// Takes the programs that prove a course's checks out of the reference, whole, to be worked on, and keeps them there as
/// what they differ in from a correct one.
///
/// @param reference the folder of the reference
/// @param topics of the course
public record ReferencePrograms(Path reference, List<String> topics) {

    /// What became of a program that was kept.
    ///
    /// @param base the program that it is a patch of
    /// @param lines how many of that one's lines it takes away or adds
    public record Kept(Path patch, String base, int lines) {}

    /// Writes all sources of a program to a folder.
    ///
    /// @param subject such as `wrong/queues/timeout-restarts`
    /// @return what was written
    /// @throws UnusableProgramException if there is no such program, or something is in the folder
    public List<Path> unpack(String subject, Path folder) throws IOException {
        var program = program(subject);
        if (!Files.isDirectory(program.folder())) {
            throw new UnusableProgramException("There is no program %s in %s.".formatted(subject, reference));
        }
        requireEmpty(folder);
        var files = program.over(model(program)).topics().getFirst().files();
        for (var file : files) {
            var path = folder.resolve(file.path());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.text());
        }
        return files.stream().map(file -> folder.resolve(file.path())).toList();
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new UnusableProgramException(
                            folder + " holds files already: name a folder that is empty or not there.");
                }
            }
        }
    }

    /// Keeps a program as what it differs in from the correct one that it is closest to. It may be new, or its own folder,
    /// whose files then go. What the folder does not hold it has from the correct one.
    ///
    /// @param subject such as `wrong/queues/timeout-restarts`
    /// @param folder where its files lie
    /// @throws UnusableProgramException if it does not differ from a correct one
    public Kept pack(String subject, Path folder) throws IOException {
        var program = program(subject);
        var model = model(program);
        var own = SubmissionReader.read(folder, List.of(model.topic())).topics().getFirst().files().stream()
                .map(ReferencePrograms::inWholeLines).toList();
        var difference = closest(program, model, own);
        var base = Patch.parse(difference.patch()).base();
        Files.createDirectories(program.folder());
        var file = program.folder().resolve(Patch.FILE);
        Files.writeString(file, difference.patch());
        deleteSources(program.folder());
        return new Kept(file, base, difference.lines());
    }

    private Difference closest(Program program, TopicSources model, List<SourceFile> own) {
        var named = program.named(own);
        var correct = Program.in(reference, "correct", program.topic()).stream()
                .filter(other -> !other.equals(program)).map(other -> other.named(model));
        var closest = Stream.concat(Stream.of(Program.namesOf(model)), correct)
                .map(base -> Difference.between(base, named))
                .sorted(Comparator.comparingInt(Difference::lines))
                .filter(difference -> difference.lines() == 0 || leadsTo(program, model, own, difference))
                .findFirst().orElseThrow();
        if (closest.lines() == 0) {
            throw new UnusableProgramException(
                    "%s does not differ from a correct program.".formatted(program.subject()));
        }
        return closest;
    }

    /// A patch that changes nothing but the model solution's files is one of the model solution, whatever else its base
    /// has.
    private static boolean leadsTo(Program program, TopicSources model, List<SourceFile> own, Difference difference) {
        return program.patched(Patch.parse(difference.patch()), model).containsAll(own);
    }

    /// As a patch tells it: every line with a line feed alone, the last one, too.
    private static SourceFile inWholeLines(SourceFile file) {
        return new SourceFile(file.path(), file.packageName(),
                file.text().lines().map(line -> line + "\n").collect(Collectors.joining()));
    }

    private static void deleteSources(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
                Files.delete(file);
            }
        }
    }

    private Program program(String subject) {
        var steps = subject.split("/", -1);
        if (steps.length != 3 || !topics.contains(steps[1]) || steps[2].isEmpty()) {
            throw new UnusableProgramException("%s names no program: it reads correct/TOPIC/NAME or wrong/TOPIC/NAME."
                    .formatted(subject));
        }
        return new Program(reference, subject);
    }

    private TopicSources model(Program program) {
        return SubmissionReader.read(reference, topics).topics().stream()
                .filter(sources -> sources.topic().equals(program.topic())).findFirst().orElseThrow(
                        () -> new UnusableProgramException("There is no model solution of " + program.topic() + "."));
    }
}
