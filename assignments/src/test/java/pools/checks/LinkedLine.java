package pools.checks;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import dev.lockstep.api.Link;
import pools.contract.Line;

/// A line over a link to another process: the length of a message goes before it.
///
/// Thread safety: as a line; one thread sends, and one receives.
final class LinkedLine implements Line {

    private final Link link;
    private final DataInputStream in;
    private final DataOutputStream out;

    LinkedLine(Link link) {
        this.link = link;
        in = new DataInputStream(new BufferedInputStream(link.input()));
        out = new DataOutputStream(link.output());
    }

    @Override
    public void send(String message) throws IOException {
        var bytes = message.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    @Override
    public Optional<String> receive() throws IOException {
        try {
            var bytes = new byte[in.readInt()];
            in.readFully(bytes);
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (EOFException _) {
            return Optional.empty();
        }
    }

    @Override
    public boolean hasEnded() {
        try {
            if (in.available() > 0 || !link.awaitInput(Duration.ZERO)) {
                return false;
            }
            in.mark(1);
            var ended = in.read() < 0;
            if (!ended) {
                in.reset();
            }
            return ended;
        } catch (IOException _) {
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            link.output().close();
            link.input().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
