package dev.lockstep.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;

class TopicOrderTest {

    private static final Set<String> TOPICS = Set.of("events", "locks", "queues", "threads");

    @TempDir
    Path folder;

    private final List<String> problems = new ArrayList<>();

    @Test
    void withoutAFileTopicsStandInTheOrderOfTheirNames() {
        assertEquals(List.of("events", "locks", "queues", "threads"), ordered());
        assertEquals(List.of(), problems);
    }

    @Test
    void topicsThatAreNotNamedComeAfterThoseThatAre() throws IOException {
        write("topics: [threads, locks]\n");
        assertEquals(List.of("threads", "locks", "events", "queues"), ordered());
        assertEquals(List.of(), problems);
    }

    @Test
    void whatIsWrongWithTheFileIsToldAtOnce() throws IOException {
        write("topics: [thread, locks, locks, zoo]\n");
        assertEquals(List.of("locks", "events", "queues", "threads"), ordered());
        assertEquals(List.of("course.yaml names the topic 'thread', which has no checks: 'threads' is meant?",
                "course.yaml names the topic 'locks' twice: leave one out",
                "course.yaml names the topic 'zoo', which has no checks: leave it out"), problems);
    }

    @Test
    void aFileOfAnotherShapeIsToldSo() throws IOException {
        write("order: [threads]\n");
        ordered();
        assertEquals(1, problems.size());
        assertEquals("course.yaml cannot be understood: ", problems.getFirst().substring(0, 34));
    }

    private List<String> ordered() {
        var settings = CourseSettings.read(List.of(folder), problems);
        return TOPICS.stream().sorted(TopicOrder.of(settings, TOPICS, problems)).toList();
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve(CourseSettings.FILE), text);
    }
}
