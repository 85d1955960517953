package dev.lockstep.compile;

import java.net.URI;
import java.net.URISyntaxException;

import javax.tools.SimpleJavaFileObject;

import dev.lockstep.source.SourceFile;

/// A source in memory, as javac reads it.
final class SourceText extends SimpleJavaFileObject {

    private final SourceFile file;

    SourceText(SourceFile file) {
        super(uri(file), Kind.SOURCE);
        this.file = file;
    }

    private static URI uri(SourceFile file) {
        try {
            return new URI("submission", null, "/" + file.path(), null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    SourceFile file() {
        return file;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return file.text();
    }
}
