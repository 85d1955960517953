package dev.lockstep.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.lockstep.api.Link;

/// An end of a link whose process may die before it reads, before it writes, and when a part of it is written.
///
/// @param moments says at each moment whether the process dies there
record MortalLink(Link link, Moments moments) implements Link {

    /// Says whether the process dies.
    interface Moments {

        /// Whether it dies here; null to go on.
        @Nullable
        Death next();

        /// Whether it dies here, once a part of what it writes is written; null to go on.
        @Nullable
        Death halfway();
    }

    /// How the process dies. Does not return.
    @FunctionalInterface
    interface Death {
        /// Dies.
        void now();
    }

    private void perhaps() {
        var death = moments.next();
        if (death != null) {
            death.now();
        }
    }

    @Override
    public InputStream input() {
        var input = link.input();
        return new InputStream() {
            @Override
            public int read() throws IOException {
                perhaps();
                return input.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                perhaps();
                return input.read(target, offset, length);
            }

            @Override
            public int available() throws IOException {
                return input.available();
            }

            @Override
            public void close() throws IOException {
                perhaps();
                input.close();
            }
        };
    }

    @Override
    public OutputStream output() {
        var output = link.output();
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                perhaps();
                output.write(one);
            }

            @Override
            public void write(byte[] source, int offset, int length) throws IOException {
                perhaps();
                if (length > 1) {
                    partly(source, offset, 1);
                }
                if (length > 2) {
                    partly(source, offset, length - 1);
                }
                output.write(source, offset, length);
            }

            private void partly(byte[] source, int offset, int part) throws IOException {
                var death = moments.halfway();
                if (death != null) {
                    output.write(source, offset, part);
                    death.now();
                }
            }

            @Override
            public void close() throws IOException {
                perhaps();
                output.close();
            }
        };
    }

    @Override
    public boolean awaitInput(Duration timeout) throws IOException, InterruptedException {
        perhaps();
        return link.awaitInput(timeout);
    }
}
