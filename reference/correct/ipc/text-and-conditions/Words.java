package ipc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Words on a line each. A backslash stands before a backslash, and `\n` for a line end.
final class Words {

    private Words() {}

    static byte[] message(List<String> words) {
        var lines = new StringBuilder();
        for (var word : words) {
            lines.append(word.replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    static List<String> of(byte[] message) {
        var words = new ArrayList<String>();
        var lines = new String(message, StandardCharsets.UTF_8);
        for (int begin = 0, end; (end = lines.indexOf('\n', begin)) >= 0; begin = end + 1) {
            words.add(plain(lines.substring(begin, end)));
        }
        return words;
    }

    private static String plain(String line) {
        var plain = new StringBuilder();
        for (int begin = 0, end;; begin = end + 2) {
            end = line.indexOf('\\', begin);
            if (end < 0) {
                return plain.append(line, begin, line.length()).toString();
            }
            plain.append(line, begin, end).append(line.charAt(end + 1) == 'n' ? '\n' : '\\');
        }
    }
}
