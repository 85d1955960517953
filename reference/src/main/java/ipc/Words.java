package ipc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What manager and clients say to each other: a few words in a message, each with its length before it.
///
/// A request is the kind of a thing, its name, its size, the operation, and what belongs to that. The answer is what the
/// operation gives, or nothing.
final class Words {

    private Words() {}

    static byte[] message(List<String> words) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        for (var word : words) {
            var letters = word.getBytes(StandardCharsets.UTF_8);
            out.writeInt(letters.length);
            out.write(letters);
        }
        return bytes.toByteArray();
    }

    static List<String> of(byte[] message) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(message));
        var words = new ArrayList<String>();
        while (in.available() > 0) {
            words.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
        }
        return words;
    }
}
