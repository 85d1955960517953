package course;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The JDK's own debugger, attached to a JVM. Thread safety: for one thread.
final class Jdb implements AutoCloseable {

    private final Process process;
    private final Reader output;
    private final Writer commands;
    private final StringBuilder said = new StringBuilder();

    private Jdb(Process process) {
        this.process = process;
        output = process.inputReader(StandardCharsets.UTF_8);
        commands = process.outputWriter(StandardCharsets.UTF_8);
    }

    /// Attaches as soon as somebody listens there.
    static Jdb attach(int port) throws IOException {
        var program = Path.of(System.getProperty("java.home"), "bin", "jdb").toString();
        while (true) {
            var jdb = new Jdb(new ProcessBuilder(program, "-attach", "localhost:" + port).redirectErrorStream(true)
                    .start());
            if (jdb.says("> ")) {
                return jdb;
            }
            jdb.close();
        }
    }

    /// Types a command and waits for an answer.
    ///
    /// @throws IllegalStateException if the answer never comes
    void type(String command, String answer) throws IOException {
        said.setLength(0);
        commands.write(command + "\n");
        commands.flush();
        if (!says(answer)) {
            throw new IllegalStateException("the debugger never says \"" + answer + "\": " + said);
        }
    }

    /// Reads until a text comes.
    private boolean says(String text) throws IOException {
        while (said.indexOf(text) < 0) {
            var next = output.read();
            if (next < 0) {
                return false;
            }
            said.append((char) next);
        }
        return true;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
