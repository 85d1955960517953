package dev.lockstep.course;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lockstep.controller.Watcher;
import dev.lockstep.source.SourceFile;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Verdict;

/// Which checks of a topic are known to pass on a program, since they have passed on another that is the same, to the letter,
/// in all that they can come to use: the files of the classes that a check asked for, and whatever these name. A check is
/// deterministic, so it need not be run again for a wrong program whose bug lies elsewhere. Of a structure check it is not
/// known what it asks for; it is run on every program.
///
/// Thread safety: safe for any threads.
final class KnownPasses {

    private static final Pattern DECLARATION = Pattern
            .compile("\\b(?:class|interface|record|enum)\\s+([\\p{L}_$][\\p{L}\\p{N}_$]*)");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    /// A check on what it uses: the texts of files by their paths.
    private record Input(String check, Map<String, String> files) {}

    /// By the check, the simple names of the classes that it asked for on a correct program.
    private final Map<String, Set<String>> asked = new ConcurrentHashMap<>();
    private final Map<Input, Verdict.Passed> passed = new ConcurrentHashMap<>();

    /// Learns what checks come to on a program.
    Watcher learning(List<SourceFile> program) {
        var files = new Files(program);
        return new Watcher() {
            @Override
            public void created(String topic, String check, List<String> classes) {
                asked.computeIfAbsent(check, _ -> ConcurrentHashMap.newKeySet()).addAll(classes);
            }

            @Override
            public void ended(String topic, CheckGrade grade) {
                var check = grade.check().id();
                var classes = asked.get(check);
                if (classes != null && grade.verdict() instanceof Verdict.Passed pass) {
                    passed.put(new Input(check, files.reachedFrom(classes)), pass);
                }
            }
        };
    }

    /// By its id, each check that is known to pass on a program.
    Map<String, Verdict.Passed> on(List<SourceFile> program) {
        var files = new Files(program);
        var known = new HashMap<String, Verdict.Passed>();
        asked.forEach((check, classes) -> {
            var pass = passed.get(new Input(check, files.reachedFrom(classes)));
            if (pass != null) {
                known.put(check, pass);
            }
        });
        return known;
    }

    /// The files of a program, and what each of them declares and names.
    private static final class Files {

        private final Map<String, Set<SourceFile>> declaring = new HashMap<>();

        /// By file, those that declare what it names.
        private final Map<SourceFile, Set<SourceFile>> named = new HashMap<>();

        /// Those that declare nothing: what they are for nobody knows.
        private final List<SourceFile> others;

        Files(List<SourceFile> all) {
            for (var file : all) {
                DECLARATION.matcher(file.text()).results().map(result -> result.group(1))
                        .forEach(name -> declaring.computeIfAbsent(name, _ -> new HashSet<>()).add(file));
            }
            for (var file : all) {
                named.put(file, declaring(NAME.matcher(file.text()).results().map(MatchResult::group)));
            }
            var declared = declaring(declaring.keySet().stream());
            others = all.stream().filter(file -> !declared.contains(file)).toList();
        }

        private Set<SourceFile> declaring(Stream<String> names) {
            return names.distinct().flatMap(name -> declaring.getOrDefault(name, Set.of()).stream())
                    .collect(Collectors.toSet());
        }

        /// The files that declare these classes, all that these name, and so on; and those that declare nothing.
        Map<String, String> reachedFrom(Set<String> classes) {
            var reached = new TreeMap<String, String>();
            var next = new ArrayDeque<>(others);
            next.addAll(declaring(classes.stream()));
            while (!next.isEmpty()) {
                var file = next.remove();
                if (reached.put(file.path(), file.text()) == null) {
                    next.addAll(named.getOrDefault(file, Set.of()));
                }
            }
            return reached;
        }
    }
}
