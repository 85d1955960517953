package dev.lockstep.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/// Makes archives that no honest tool would make.
final class TestZip implements AutoCloseable {

    private static final int LINK = 0120777;

    private final Path path;
    private final ZipArchiveOutputStream out;

    private TestZip(Path path) throws IOException {
        this.path = path;
        this.out = new ZipArchiveOutputStream(path);
    }

    static TestZip at(Path path) throws IOException {
        return new TestZip(path);
    }

    @SuppressWarnings("PreferCharsetOverload") // the one that takes a charset is private
    TestZip named(Charset encoding) {
        out.setEncoding(encoding.name());
        out.setUseLanguageEncodingFlag(false);
        return this;
    }

    TestZip file(String name, String text) {
        return entry(new ZipArchiveEntry(name), text.getBytes(StandardCharsets.UTF_8));
    }

    TestZip file(String name, byte[] content) {
        return entry(new ZipArchiveEntry(name), content);
    }

    TestZip link(String name, String target) {
        var entry = new ZipArchiveEntry(name);
        entry.setUnixMode(LINK);
        return entry(entry, target.getBytes(StandardCharsets.UTF_8));
    }

    private TestZip entry(ZipArchiveEntry entry, byte[] content) {
        try {
            out.putArchiveEntry(entry);
            out.write(content);
            out.closeArchiveEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path done() throws IOException {
        close();
        return path;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
