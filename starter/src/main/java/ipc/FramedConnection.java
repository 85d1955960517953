package ipc;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import ipc.contract.Connection;
import ipc.contract.Link;

/// Your connection. What each method must do is written in [Connection]; the handout says what you may build it from. The
/// numbers are an order to work in: after TODO 2, for one thread at each end, the first check passes.
public class FramedConnection implements Connection {

    /// TODO 1: remember what you are told; nothing is read or written here. TODO 4: which limits make no sense?
    public FramedConnection(Link link, int limit) {
    }

    @Override
    public void send(byte[] message) throws IOException {
        throw new UnsupportedOperationException("TODO 2: write how long it is, then the message. TODO 4: what if it is too "
                + "long? TODO 5: what if another thread sends as well?");
    }

    @Override
    public Optional<byte[]> receive() throws IOException {
        throw new UnsupportedOperationException("TODO 2: read how long it is, then all of the message. TODO 3: what if the "
                + "stream ends, before it or inside? TODO 5: what if another thread receives as well?");
    }

    @Override
    public boolean poll(Duration timeout) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("TODO 6: the link can wait for a time; what if another thread receives?");
    }

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException("TODO 7: who waits, and has to hear of it?");
    }
}
