package dev.lockstep.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

import dev.lockstep.source.TopicSources;

/// Lets javac see the contracts and nothing else, and write classes of the topic and nothing else.
final class TopicFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private final TopicSources sources;

    TopicFiles(StandardJavaFileManager files, TopicSources sources, List<Path> contracts, Path output)
            throws IOException {
        super(files);
        this.sources = sources;
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, contracts);
        files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of()); // else sources beside the contracts count
        files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
    }

    /// Refuses a class of a package that is not the submission's: the package was read off its source by a lexer
    /// simpler than javac's, and this is where it would show that the lexer was misled.
    @Override
    public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind,
            FileObject sibling) throws IOException {
        var dot = className.lastIndexOf('.');
        if (dot < 0 || !sources.mayDeclareIn(className.substring(0, dot))) {
            throw new IOException("it does not belong to the package of the topic");
        }
        return super.getJavaFileForOutput(location, className, kind, sibling);
    }
}
