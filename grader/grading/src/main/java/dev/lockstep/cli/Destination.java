package dev.lockstep.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/// Where a result goes: a file or a stream.
sealed interface Destination extends AutoCloseable permits OutputFile, Destination.Stream {

    /// The file, made sure of now; or the stream, in this charset, if there is none.
    static Destination of(@Nullable Path file, PrintStream stream, Charset charset) {
        return file == null ? new Stream(stream, charset) : OutputFile.prepare(file);
    }

    /// Writes the whole result.
    void write(String text) throws IOException;

    @Override
    void close() throws IOException;

    /// Standard output.
    record Stream(PrintStream stream, Charset charset) implements Destination {

        @Override
        public void write(String text) {
            stream.writeBytes(text.getBytes(charset));
            stream.flush();
        }

        @Override
        public void close() {
            // not ours to close
        }
    }
}
