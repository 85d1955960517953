package dev.lockstep.kit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Digests, as they are written.
final class Sum {

    private static final int SHORT = 10;

    private Sum() {}

    /// As Maven has it beside each file of a repository.
    static String sha1(byte[] content) {
        return hex("SHA-1", content);
    }

    /// Enough of a digest to tell contents apart.
    static String brief(byte[]... contents) {
        var all = new StringBuilder();
        for (var content : contents) {
            all.append(hex("SHA-256", content));
        }
        return hex("SHA-256", all.toString().getBytes(StandardCharsets.US_ASCII)).substring(0, SHORT);
    }

    private static String hex(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
