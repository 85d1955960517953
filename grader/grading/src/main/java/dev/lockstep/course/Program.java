package dev.lockstep.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

import dev.lockstep.source.SourceFile;
import dev.lockstep.source.TopicSources;
import dev.lockstep.submission.SubmissionReader;
import dev.lockstep.submission.SubmissionSources;

/// A program that shows a course's checks to be good: the reference, with some files replaced or added.
///
/// @param subject such as `wrong/locks/ticket-taken-outside`
/// @param folder where its own files lie
record Program(String subject, String topic, Path folder) {

    /// The programs in the subfolders of `folder`, by name; none if there is no such folder.
    static List<Program> in(Path reference, String kind, String topic) {
        var folder = reference.resolve(kind).resolve(topic);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var programs = Files.list(folder)) {
            return programs.filter(Files::isDirectory).sorted()
                    .map(program -> new Program(kind + "/" + topic + "/" + program.getFileName(), topic, program))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The name of its folder.
    String name() {
        return folder.getFileName().toString();
    }

    /// The reference's sources of the topic, overlaid with those of this program: the same path replaces.
    SubmissionSources over(TopicSources reference) {
        var own = SubmissionReader.read(folder, List.of(topic)).topics().getFirst();
        var files = new TreeMap<String, SourceFile>();
        reference.files().forEach(file -> files.put(file.path(), file));
        own.files().forEach(file -> files.put(file.path(), file));
        return new SubmissionSources(subject, List.of(new TopicSources(topic, List.copyOf(files.values()))));
    }
}
