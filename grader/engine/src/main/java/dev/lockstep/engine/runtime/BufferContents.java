package dev.lockstep.engine.runtime;

import java.nio.Buffer;
import java.util.Set;

/// The arrays that buffers of `java.nio` keep their contents in. Another buffer may keep its own in the same array, and the
/// program may have it as well: so what a call does to the contents is told of the array's elements, too.
final class BufferContents {

    private static final Set<String> COMPARING = Set.of("equals", "compareTo", "mismatch", "hashCode", "toString",
            "charAt", "getChars", "read");

    private BufferContents() {}

    /// Before a call on a buffer.
    static void access(Execution execution, Memory memory, Buffer buffer, String method, int site) {
        if (!buffer.hasArray() || buffer.capacity() == 0) {
            return;
        }
        var array = execution.shadows.of(buffer.array());
        var from = buffer.arrayOffset();
        var to = from + buffer.capacity();
        if (method.startsWith("put") || method.equals("append") || method.equals("compact")) {
            memory.writePart(array, from, to, site);
        } else if (method.startsWith("get") || COMPARING.contains(method)) {
            memory.readPart(array, from, to, site);
        }
    }
}
