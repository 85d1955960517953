package dev.lockstep.platform;

import java.util.ArrayList;
import java.util.List;

import dev.lockstep.platform.Result.Found;

/// Workflow commands of GitHub Actions, to be printed in a step: a mark beside each line that is wrong. A step may show ten errors;
/// the last of these says how many more there are.
public final class GitHubAnnotations {

    private static final int MOST = 10;

    private GitHubAnnotations() {}

    /// The commands, one a line.
    public static String export(Result all) {
        var result = all.concealed();
        var lines = new ArrayList<String>();
        var found = result.found();
        var shown = found.size() <= MOST ? found.size() : MOST - 1;
        found.stream().limit(shown).forEach(it -> lines.add(error(result, it)));
        if (shown < found.size()) {
            lines.add(command("error", List.of("title=Lockstep"),
                    found.size() - shown + " more findings: see the summary of the job"));
        }
        if (!result.grade().conclusive()) {
            lines.add(command("warning", List.of("title=Lockstep"), Words.RUN_AGAIN));
        }
        lines.add(command("notice", List.of("title=Lockstep"),
                Words.total(result.grade()) + " (" + result.made().line() + ")"));
        return String.join("\n", lines) + "\n";
    }

    private static String error(Result result, Found found) {
        var properties = new ArrayList<String>();
        var location = found.finding().location();
        if (location != null) {
            properties.add("file=" + property(result.file(location)));
            properties.add("line=" + location.line());
        }
        properties.add("title=" + property(found.subject()));
        return command("error", properties, found.message() + Words.hint(found.finding()));
    }

    private static String command(String name, List<String> properties, String message) {
        return "::" + name + " " + String.join(",", properties) + "::" + data(message);
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
