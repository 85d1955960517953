package dev.lockstep.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/// What only the controller and one child of its know. A frame without it is no message.
///
/// @param hex 32 hexadecimal digits in lower case
public record Secret(String hex) {

    private static final int BYTES = 16;

    public Secret {
        if (hex.length() != 2 * BYTES) {
            throw new IllegalArgumentException("a secret has " + 2 * BYTES + " digits");
        }
    }

    /// Makes a new one. Its randomness influences no result.
    public static Secret random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Secret(HexFormat.of().formatHex(bytes));
    }

    boolean matches(String other) {
        return MessageDigest.isEqual(ascii(hex), ascii(other));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Shows nothing, so that no log does.
    @Override
    public String toString() {
        return "Secret";
    }
}
