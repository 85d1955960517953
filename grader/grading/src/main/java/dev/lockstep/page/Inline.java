package dev.lockstep.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/// Style or script of ours that stands in the page.
///
/// @param text as it stands there
/// @param hash by which the page's policy admits it, and nothing else
record Inline(String text, String hash) {

    static final Inline STYLE = read("page.css");
    static final Inline SCRIPT = read("page.js");

    private static Inline read(String name) {
        try (var in = Objects.requireNonNull(Inline.class.getResourceAsStream(name), name)) {
            var bytes = in.readAllBytes();
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Inline(new String(bytes, StandardCharsets.UTF_8),
                    "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
