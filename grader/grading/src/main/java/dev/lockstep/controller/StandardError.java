package dev.lockstep.controller;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// What a child prints to its standard error: the last of it, so that a flood costs no memory.
///
/// Thread safety: guarded by its own lock.
final class StandardError {

    private static final int LIMIT = 64 << 10;

    private final byte[] ring = new byte[LIMIT];
    private long written;

    /// Reads until the child is gone.
    void drain(InputStream in) {
        var buffer = new byte[8192];
        try (in) {
            for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                keep(buffer, count);
            }
        } catch (IOException e) {
            // the child was killed: what came until then is all there is
        }
    }

    private synchronized void keep(byte[] bytes, int count) {
        for (var i = 0; i < count; i++) {
            ring[(int) (written++ % LIMIT)] = bytes[i];
        }
    }

    synchronized String text() {
        var length = (int) Math.min(written, LIMIT);
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) {
            bytes[i] = ring[(int) ((written - length + i) % LIMIT)];
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
