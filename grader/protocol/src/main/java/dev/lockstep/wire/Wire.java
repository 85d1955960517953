package dev.lockstep.wire;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// One side of the talk between two processes: messages in frames.
///
/// A frame is its length (4 bytes), the secret (a string) and the message.
///
/// Thread safety: any thread may send (one lock around a whole frame); one thread receives.
public final class Wire {

    /// The longest frame, in bytes.
    static final int MAX_FRAME = 32 << 20;

    private final Secret secret;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Object sending = new Object();

    private Wire(DataInputStream in, OutputStream out, Secret secret) {
        this.in = in;
        this.out = new DataOutputStream(out);
        this.secret = secret;
    }

    /// The controller's side. The caller sends [Order.Hello] with the same secret first.
    public static Wire over(InputStream in, OutputStream out, Secret secret) {
        return new Wire(buffered(in), out, secret);
    }

    /// The child's side: reads the secret from the first message.
    ///
    /// @throws BabbleException if that is no [Order.Hello]
    /// @throws EOFException if there is none
    public static Wire greeted(InputStream in, OutputStream out) throws IOException {
        var data = buffered(in);
        var frame = readFrame(data);
        var claimed = frame.string();
        if (Codec.read(frame) instanceof Order.Hello hello && hello.secret().matches(claimed)) {
            return new Wire(data, out, hello.secret());
        }
        throw new BabbleException("the first message does not hand over a secret");
    }

    private static DataInputStream buffered(InputStream in) {
        return new DataInputStream(new BufferedInputStream(in, 1 << 16));
    }

    /// Sends a message at once.
    public void send(Message message) throws IOException {
        var frame = new FrameWriter();
        frame.string(secret.hex());
        Codec.write(message, frame);
        var bytes = frame.bytes();
        if (bytes.length > MAX_FRAME) {
            throw new IOException("a message of " + bytes.length + " bytes is too long to send");
        }
        synchronized (sending) {
            out.writeInt(bytes.length);
            out.write(bytes);
            out.flush();
        }
    }

    /// Waits for the next message.
    ///
    /// @throws EOFException if the other side is gone
    /// @throws BabbleException if what came is no message
    public Message receive() throws IOException {
        var frame = readFrame(in);
        if (!secret.matches(frame.string())) {
            throw new BabbleException("a frame without the secret");
        }
        return Codec.read(frame);
    }

    /// Waits for the next message of the kind that this side is to receive; any other is babble.
    public <M extends Message> M receive(Class<M> kind) throws IOException {
        var message = receive();
        if (!kind.isInstance(message)) {
            throw new BabbleException(message.getClass().getSimpleName() + " is not for this side");
        }
        return kind.cast(message);
    }

    private static FrameReader readFrame(DataInputStream in) throws IOException {
        var length = in.readInt();
        if (length <= 0 || length > MAX_FRAME) {
            throw new BabbleException("a frame of " + Integer.toUnsignedString(length) + " bytes");
        }
        // grows with what really comes, so that a mere announcement costs no memory
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the other side stopped in the middle of a frame");
        }
        return new FrameReader(bytes);
    }
}
