package dev.lockstep.kit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.lockstep.course.CatalogCheck;
import dev.lockstep.course.TopicCatalog;
import dev.lockstep.verdict.FindingRegistry;

/// The texts of a kit. Their templates lie beside this class; `@word@` in them stands for what is put there.
final class KitPages {

    static final String HANDOUT = "handout.md";

    /// A report is what a student reads; where something is wrong, Lockstep says it in a sentence and the plugin in a stack trace.
    private static final String QUIET = """
            --quiet
            -Dorg.slf4j.simpleLogger.log.org.codehaus.mojo.exec.ExecMojo=off
            """;

    /// One that grades a program which is not in the kit.
    private static final String COMMAND = "(?m)^    grader/bin/lockstep grade (reference/|\\. --check).*\\n\\n?";

    private final Path tests;
    private final List<TopicCatalog> topics;
    private final VisibleChecks visible;

    /// @param tests the folder with the test classes of the starter, if it has any
    KitPages(List<TopicCatalog> topics, VisibleChecks visible, Path tests) {
        this.tests = tests;
        this.topics = topics;
        this.visible = visible;
    }

    /// @param artifacts the contracts and the checks
    void write(KitFolder kit, List<Artifact> artifacts) throws IOException {
        var words = words(artifacts.getFirst(), artifacts.getLast());
        kit.write("README.md", text("README.md", words));
        kit.write("pom.xml", text("pom.xml", words));
        kit.write(".devcontainer/devcontainer.json", text("devcontainer.json", words));
        kit.write(".mvn/maven.config", QUIET);
        kit.write(".mvn/jvm.config", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC\n");
        kit.write(".gitignore", "target/\nreport.html\n");
        kit.write(".gitattributes", "lockstep text eol=lf\nlockstep.cmd text eol=crlf\nrepository/** -text\n");
        kit.write(".lockstep/.gitignore", "*\n!.gitignore\n");
        kit.script("lockstep", text("lockstep", words));
        kit.write("lockstep.cmd", text("lockstep.cmd", words).replace("\n", "\r\n"));
        kit.script(LocalRepository.FOLDER + "find-jdk", text("find-jdk", Map.of()));
        for (var finding : FindingRegistry.GRADERS.codes()) {
            kit.write("findings/" + finding + ".md",
                    text("findings/" + finding + ".md", Map.of()).replaceAll(COMMAND, ""));
        }
        for (var topic : topics) {
            if (!visible.visible(topic).isEmpty()) {
                kit.write("src/test/java/" + topic.topic() + "/" + testClass(topic) + ".java", test(topic));
            }
        }
    }

    private Map<String, String> words(Artifact contracts, Artifact checks) {
        var words = new LinkedHashMap<String, String>();
        words.put("group", Artifact.GROUP);
        words.put("contracts", contracts.version());
        words.put("checks", checks.version());
        words.put("topic", topics.getFirst().topic());
        words.put("test", testClass(topics.getFirst()));
        words.put("topics", topics.stream()
                .map(topic -> "- [%s](handouts/%1$s.md): %d points".formatted(topic.topic(), points(topic)))
                .collect(Collectors.joining("\n")));
        words.put("hidden", hidden());
        return words;
    }

    private int points(TopicCatalog topic) {
        return visible.visible(topic).stream().mapToInt(check -> check.info().points()).sum();
    }

    private String hidden() {
        var all = topics.stream().flatMap(topic -> topic.checks().stream()).mapToInt(check -> check.info().points())
                .sum();
        var hidden = all - topics.stream().mapToInt(this::points).sum();
        return hidden == 0 ? "" : "\nChecks that are not in this kit are worth another " + hidden + " points.\n";
    }

    /// Called as in the starter, since handouts name it.
    private String testClass(TopicCatalog topic) {
        try (var files = Files.list(tests.resolve(topic.topic()))) {
            var names = files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.endsWith("Test.java"))
                    .toList();
            return names.size() == 1 ? names.getFirst().replace(".java", "") : plainTestClass(topic);
        } catch (IOException e) {
            return plainTestClass(topic);
        }
    }

    private static String plainTestClass(TopicCatalog topic) {
        return topic.topic().substring(0, 1).toUpperCase(Locale.ROOT) + topic.topic().substring(1) + "Test";
    }

    /// A class that an IDE runs: one part for each class of checks.
    private String test(TopicCatalog topic) {
        var classes = visible.visible(topic).stream().map(CatalogCheck::checkClass).distinct().toList();
        var parts = classes.stream().map(name -> "    @Nested\n    class %s extends %s {}\n"
                .formatted(simple(name).replaceFirst("(?<=.)Checks$", ""), simple(name)))
                .collect(Collectors.joining("\n"));
        var imports = classes.stream().sorted().map("import %s;\n"::formatted).collect(Collectors.joining());
        return """
                package %s;

                import org.junit.jupiter.api.Nested;

                %s
                /// The checks of %1$s: run this class in your IDE, or one of its parts.
                class %s {

                %s}
                """.formatted(topic.topic(), imports, testClass(topic), parts);
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /// A handout as it reads in a kit: with the kit's commands and folders. Commands on programs that are not in it are left out.
    static String handout(String topic, String text) {
        return text.replaceAll(COMMAND, "")
                .replaceAll("(?m)^    mvn -pl starter .*$", "    mvn test -Dtopic=" + topic)
                .replace("grader/bin/lockstep grade starter", "./lockstep grade .")
                .replace("starter/src/main/java", "src/main/java");
    }

    private static String text(String name, Map<String, String> words) throws IOException {
        try (var stream = KitPages.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IOException("the jar lacks the kit's " + name);
            }
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            for (var word : words.entrySet()) {
                text = text.replace("@" + word.getKey() + "@", word.getValue());
            }
            return text;
        }
    }
}
