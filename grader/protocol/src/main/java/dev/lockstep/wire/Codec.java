package dev.lockstep.wire;

/// How messages lie in frames.
final class Codec {

    private static final Form<Message> MESSAGE = Forms.of(Message.class);

    private Codec() {}

    static void write(Message message, FrameWriter out) {
        MESSAGE.write(message, out);
    }

    /// Takes the one message out of a frame.
    ///
    /// @throws BabbleException if the frame holds anything else
    static Message read(FrameReader in) throws BabbleException {
        var message = MESSAGE.read(in);
        in.end();
        return message;
    }
}
