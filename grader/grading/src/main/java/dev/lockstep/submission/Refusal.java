package dev.lockstep.submission;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/// Every sentence that a submission can be refused with.
final class Refusal {

    private static final int LONGEST_NAME = 200;

    private Refusal() {}

    static UnreadableSubmissionException noSuchPath(Path path) {
        return refuse("there is no %s: give the folder, zip or jar that holds the submission".formatted(quoted(path)));
    }

    static UnreadableSubmissionException notASubmissionFile(Path path) {
        return refuse("%s is not a folder, zip or jar: give the one that holds the sources".formatted(quoted(path)));
    }

    static UnreadableSubmissionException notReadable(Path path) {
        return refuse("%s may not be read: grant read permission on it".formatted(quoted(path)));
    }

    static UnreadableSubmissionException readFailed(String name, String why) {
        return refuse(
                "%s could not be read (%s): repair it or make a new copy".formatted(quoted(name), printable(why)));
    }

    static UnreadableSubmissionException corrupt(Path path) {
        return refuse("%s is a damaged archive: zip the sources again".formatted(quoted(path)));
    }

    static UnreadableSubmissionException unreadableEntry(String entry) {
        return refuse("%s is encrypted or packed in an unusual way: zip the sources again without a password"
                .formatted(quoted(entry)));
    }

    static UnreadableSubmissionException archiveTooBig(Path path, long limit) {
        return refuse("%s has more than %s bytes: zip the sources alone".formatted(quoted(path), limit));
    }

    static UnreadableSubmissionException tooManyEntries(Path path, int limit) {
        return refuse(
                "%s holds more than %s files: give the folder of the sources alone".formatted(quoted(path), limit));
    }

    static UnreadableSubmissionException tooManyFiles(Path path, int limit) {
        return refuse(
                "%s holds more than %s .java files: give those of the assignment alone".formatted(quoted(path), limit));
    }

    static UnreadableSubmissionException fileTooBig(String file, int limit) {
        return refuse("%s has more than %s bytes: make it smaller".formatted(quoted(file), limit));
    }

    static UnreadableSubmissionException sourcesTooBig(Path path, int limit) {
        return refuse("the sources in %s have more than %s bytes in all: give those of the assignment alone"
                .formatted(quoted(path), limit));
    }

    static UnreadableSubmissionException tooDeep(String file, int limit) {
        return refuse("%s lies more than %s folders deep: move it up".formatted(quoted(file), limit));
    }

    static UnreadableSubmissionException pathTooLong(String file, int limit) {
        return refuse("the path of %s is longer than %s characters: shorten it".formatted(quoted(file), limit));
    }

    static UnreadableSubmissionException leavesArchive(String entry) {
        return refuse(
                "the archive has an entry %s that leads out of it: zip the sources again".formatted(quoted(entry)));
    }

    static UnreadableSubmissionException link(String file) {
        return refuse("%s is a link: put what it points to in its place".formatted(quoted(file)));
    }

    static UnreadableSubmissionException noSources(Path path) {
        return refuse(
                "no .java file in %s: give the folder, zip or jar that holds the sources".formatted(quoted(path)));
    }

    static UnreadableSubmissionException noTopic(Path path, Collection<String> topics, Collection<String> found) {
        return refuse("no file in %s declares the package of a topic: %s, found %s".formatted(quoted(path),
                meant(topics, found).orElseGet(() -> "expected one of " + String.join(", ", topics)),
                found.stream().limit(5).map(Refusal::packageShown).collect(Collectors.joining(", "))));
    }

    static UnreadableSubmissionException noPackage(String file, Collection<String> topics) {
        return refuse("%s declares no package: begin it with that of its topic, such as `package %s;`"
                .formatted(quoted(file), topics.iterator().next()));
    }

    private static Optional<String> meant(Collection<String> topics, Collection<String> found) {
        return found.stream().flatMap(word -> Nearest.to(word, topics).stream()).findFirst()
                .map(topic -> "did you mean " + topic + "?");
    }

    static UnreadableSubmissionException reservedPackage(String file, String packageName) {
        return refuse("%s declares the reserved package %s: move it to the package of its topic".formatted(quoted(file),
                printable(packageName)));
    }

    static UnreadableSubmissionException notUtf8(String file) {
        return refuse("%s is not valid UTF-8: save it in that encoding".formatted(quoted(file)));
    }

    static UnreadableSubmissionException badFileName(String file) {
        return refuse("%s is not named like a Java class: rename it to the class it holds".formatted(quoted(file)));
    }

    static UnreadableSubmissionException duplicate(String path, String one, String other) {
        return refuse(
                "both %s and %s would be %s: keep one of them, or give the folder that only one is in"
                        .formatted(quoted(one), quoted(other), printable(path)));
    }

    static UnreadableSubmissionException caseCollision(String one, String other) {
        return refuse("%s and %s differ in upper and lower case alone: rename one of them".formatted(quoted(one),
                quoted(other)));
    }

    private static UnreadableSubmissionException refuse(String sentence) {
        return new UnreadableSubmissionException(sentence);
    }

    private static String packageShown(String packageName) {
        return packageName.isEmpty() ? "no package" : printable(packageName);
    }

    private static String quoted(Object name) {
        return "'" + printable(name.toString()) + "'";
    }

    /// Names come from whoever made the archive: no control characters, no flood.
    private static String printable(String text) {
        var shown = text.codePoints().limit(LONGEST_NAME)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return text.codePointCount(0, text.length()) > LONGEST_NAME ? shown + "..." : shown.toString();
    }
}
