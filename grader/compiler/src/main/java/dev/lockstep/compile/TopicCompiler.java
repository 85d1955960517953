package dev.lockstep.compile;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

import dev.lockstep.source.TopicSources;

/// Compiles the sources of one topic with the javac of this JVM. No processor, plug-in or service of anybody's runs.
///
/// Thread safety: no shared state; topics may be compiled at the same time.
public final class TopicCompiler {

    /// No `--release`: this JVM is of the release that submissions are written for, and reading the description of its
    /// own platform would cost javac a tenth of a second. What the JDK has beyond its documented API, the policy
    /// refuses.
    private static final List<String> OPTIONS = List.of("-proc:none", "-implicit:none", "-g", "-parameters",
            "-Xlint:none", "-Xmaxerrs", "1000");

    private TopicCompiler() {}

    /// Compiles a topic.
    ///
    /// @param contracts all that the sources may refer to beside the JDK: folders or jars
    /// @param output the folder for the class files, empty or not there yet; after a rejection some may be missing
    public static CompileOutcome compile(TopicSources sources, List<Path> contracts, Path output) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var errors = new DiagnosticCollector<JavaFileObject>();
        Files.createDirectories(output);
        var standard = compiler.getStandardFileManager(errors, Locale.ROOT, StandardCharsets.UTF_8);
        try (var files = new TopicFiles(standard, sources, contracts, output)) {
            return task(compiler, files, errors, sources).call()
                    ? new CompileOutcome.Compiled(output)
                    : new CompileOutcome.Rejected(CompileErrors.findings(errors.getDiagnostics()));
        } catch (RuntimeException | StackOverflowError _) { // a source can overwhelm javac; it costs its own topic only
            return new CompileOutcome.Rejected(List.of(CompileErrors.crash()));
        }
    }

    private static JavaCompiler.CompilationTask task(JavaCompiler compiler, TopicFiles files,
            DiagnosticCollector<JavaFileObject> errors, TopicSources sources) {
        var texts = sources.files().stream().map(SourceText::new).toList();
        return compiler.getTask(Writer.nullWriter(), files, errors, OPTIONS, null, texts);
    }
}
