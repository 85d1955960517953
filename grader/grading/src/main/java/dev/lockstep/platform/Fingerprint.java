package dev.lockstep.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Tells whether a finding is one that was there before: by what it is and the text of its line, wherever the line has moved to.
final class Fingerprint {

    private Fingerprint() {}

    static String of(Result.Found found) {
        var check = found.check();
        var location = found.finding().location();
        return of(List.of(found.topic().topic(), check == null ? "" : check.check().id(), found.finding().code(),
                location == null
                        ? ""
                        : location.file() + " "
                                + (location.source().isEmpty() ? location.line() : location.source())));
    }

    static String of(List<String> parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has it
        }
    }
}
