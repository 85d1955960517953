package dev.lockstep.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

import dev.lockstep.source.SourceFile;
import dev.lockstep.source.TopicSources;

import static org.junit.jupiter.api.Assertions.assertTrue;

/// Programs for tests, as texts.
public final class Programs {

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|enum|record) (\\w+)");

    private Programs() {}

    /// The sources of topic `locks`, each named after its first type.
    public static TopicSources locks(String... texts) {
        return new TopicSources("locks", Arrays.stream(texts).map(Programs::file).toList());
    }

    /// A source named after its first type.
    public static SourceFile file(String text) {
        var packageName = first(PACKAGE, text);
        return new SourceFile(packageName.replace('.', '/') + "/" + first(TYPE, text) + ".java", packageName, text);
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().orElseThrow().group(1);
    }

    /// A resource beside a test class.
    public static String resource(Class<?> test, String name) throws IOException {
        try (var in = test.getResourceAsStream(name)) {
            assertTrue(in != null, () -> "there is no resource " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Compiles what belongs to a course, against the class path of this JVM.
    public static Path compile(Path output, String... texts) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        Files.createDirectories(output);
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            var sources = Arrays.stream(texts).map(Programs::file).map(Text::new).toList();
            var options = List.of("-g", "-proc:none", "-Xlint:none");
            assertTrue(compiler.getTask(null, files, null, options, null, sources).call());
        }
        return output;
    }

    private static final class Text extends SimpleJavaFileObject {

        private final String text;

        Text(SourceFile file) {
            super(URI.create("string:///" + file.path()), JavaFileObject.Kind.SOURCE);
            this.text = file.text();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
