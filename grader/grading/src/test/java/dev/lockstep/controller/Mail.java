package dev.lockstep.controller;

/// A small topic for tests of streams: messages over bytes.
final class Mail {

    static final String CONTRACT = """
            package mail.contract;
            import java.io.IOException;
            public interface Connection {
                void send(String message) throws IOException;
                String receive() throws IOException;
            }
            """;

    /// A right way to send.
    static final String RIGHT_SEND = """
            public synchronized void send(String message) throws IOException {
                out.write(message.length());
                out.write(message.getBytes());
            }
            """;

    private Mail() {}

    /// A submission.
    ///
    /// @param methods how it sends and receives
    static String mail(String methods) {
        return """
                package mail;
                import java.io.*;
                public class Mail implements mail.contract.Connection {
                    private final InputStream in;
                    private final OutputStream out;
                    public Mail(InputStream in, OutputStream out) {
                        this.in = in;
                        this.out = out;
                    }
                    %s
                }
                """.formatted(methods);
    }
}
