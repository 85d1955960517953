package dev.lockstep.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.lockstep.source.SourceFile;
import dev.lockstep.source.TopicSources;
import dev.lockstep.submission.SubmissionReader;
import dev.lockstep.submission.SubmissionSources;

/// A program that shows a course's checks to be good. Its folder holds the files in which it differs from the model
/// solution, or else a [Patch] of a correct program.
///
/// @param reference the folder that it lies in, with the model solution and all other programs
/// @param subject what it is called there, such as `wrong/locks/ticket-taken-outside`
record Program(Path reference, String subject) {

    /// The programs of a topic, by name; none if there is no such folder.
    ///
    /// @param kind `correct` or `wrong`
    static List<Program> in(Path reference, String kind, String topic) {
        var folder = reference.resolve(kind).resolve(topic);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var programs = Files.list(folder)) {
            return programs.filter(Files::isDirectory).sorted()
                    .map(program -> new Program(reference, kind + "/" + topic + "/" + program.getFileName())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where its own files lie.
    Path folder() {
        return reference.resolve(subject);
    }

    /// The name of its folder.
    String name() {
        return folder().getFileName().toString();
    }

    String topic() {
        return subject.split("/", -1)[1];
    }

    /// All its sources.
    ///
    /// @param model the model solution's of the topic
    /// @throws UnusableProgramException if it is a patch that does not fit
    SubmissionSources over(TopicSources model) {
        return new SubmissionSources(subject, List.of(new TopicSources(topic(), sources(model))));
    }

    private List<SourceFile> sources(TopicSources model) {
        var file = folder().resolve(Patch.FILE);
        if (Files.notExists(file)) {
            return inOrder(named(model).values());
        }
        requireAlone();
        return patched(Patch.parse(text(file)), model);
    }

    /// What a patch makes of the program that it changes.
    List<SourceFile> patched(Patch patch, TopicSources model) {
        return patch.applyTo(patch.base().equals(Patch.MODEL)
                ? namesOf(model)
                : new Program(reference, patch.base()).named(model));
    }

    /// Its sources by what a patch calls them: the paths of their files below the folder of the reference.
    SortedMap<String, SourceFile> named(TopicSources model) {
        var own = SubmissionReader.read(folder(), List.of(topic())).topics().getFirst().files();
        var paths = own.stream().map(SourceFile::path).collect(Collectors.toSet());
        var named = namesOf(model);
        named.values().removeIf(file -> paths.contains(file.path()));
        named.putAll(named(own));
        return named;
    }

    /// Sources as they are named if they are this program's.
    SortedMap<String, SourceFile> named(List<SourceFile> files) {
        var named = new TreeMap<String, SourceFile>();
        files.forEach(file -> named.put(subject + file.path().substring(topic().length()), file));
        return named;
    }

    /// The same of the model solution.
    static SortedMap<String, SourceFile> namesOf(TopicSources model) {
        var named = new TreeMap<String, SourceFile>();
        model.files().forEach(file -> named.put(Patch.MODEL + "/" + file.path(), file));
        return named;
    }

    static List<SourceFile> inOrder(Collection<SourceFile> files) {
        return files.stream().sorted(Comparator.comparing(SourceFile::path)).toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UnusableProgramException(Patch.FILE + " cannot be read: it has to be text in UTF-8.", e);
        }
    }

    private void requireAlone() {
        try (var files = Files.walk(folder())) {
            files.filter(file -> file.toString().endsWith(".java")).findFirst().ifPresent(file -> {
                throw new UnusableProgramException("%s lies beside %s: keep the program as the one or the other."
                        .formatted(Patch.FILE, folder().relativize(file)));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
