package dev.lockstep.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.lockstep.report.Legible;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Location;
import dev.lockstep.verdict.Schedule;

/// Lines of one of the student's files around those that a finding names.
///
/// @param ids of the lines shown, by their number
record Excerpt(String path, String file, List<Line> lines, Map<Integer, String> ids) {

    private static final int AROUND = 3;
    private static final int MOST = 150;

    /// A line.
    ///
    /// @param id in the page
    /// @param look whether it is the one to look at first
    /// @param used whether a step of the schedule is there
    /// @param gap whether lines before it are left out
    record Line(String id, int number, String text, boolean look, boolean used, boolean gap) {}

    /// The excerpts of a finding; of a file whose text is not known there is none.
    static List<Excerpt> of(String id, Finding finding, Map<String, String> texts) {
        var named = new LinkedHashMap<String, TreeSet<Integer>>();
        var steps = finding.schedule() == null ? Stream.<Location>empty() : locations(finding.schedule());
        Stream.concat(Stream.ofNullable(finding.location()), steps)
                .forEach(each -> named.computeIfAbsent(each.file(), _ -> new TreeSet<>()).add(each.line()));
        var excerpts = new ArrayList<Excerpt>();
        named.forEach((path, lines) -> {
            var text = texts.get(path);
            if (text != null) {
                excerpts.add(of(id + "x" + excerpts.size(), path, text.lines().toList(), lines,
                        finding.location()));
            }
        });
        return excerpts;
    }

    private static Stream<Location> locations(Schedule schedule) {
        return schedule.steps().stream().map(Schedule.Step::location).filter(Objects::nonNull);
    }

    private static Excerpt of(String id, String path, List<String> all, TreeSet<Integer> named,
            @Nullable Location look) {
        var numbers = IntStream.rangeClosed(1, all.size()).filter(i -> isNear(named, i)).limit(MOST).toArray();
        var indent = IntStream.of(numbers).mapToObj(i -> all.get(i - 1)).filter(line -> !line.isBlank())
                .mapToInt(Excerpt::indent).min().orElse(0);
        var lines = new ArrayList<Line>();
        var ids = new HashMap<Integer, String>();
        for (var i = 0; i < numbers.length; i++) {
            var number = numbers[i];
            var text = all.get(number - 1);
            ids.put(number, id + "l" + number);
            lines.add(new Line(id + "l" + number, number,
                    Legible.line(text.substring(Math.min(indent, text.length())), 200),
                    Problem.isAt(look, path, number), named.contains(number), i > 0 && numbers[i - 1] != number - 1));
        }
        return new Excerpt(path, Legible.line(path, 200), lines, ids);
    }

    private static boolean isNear(TreeSet<Integer> named, int line) {
        var before = named.floor(line + AROUND);
        return before != null && before >= line - AROUND;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    /// Where in the page a line of the source stands; empty if it does not.
    static String idOf(List<Excerpt> excerpts, @Nullable Location location) {
        return location == null
                ? ""
                : excerpts.stream().filter(each -> each.path.equals(location.file()))
                        .map(each -> each.ids.getOrDefault(location.line(), "")).findFirst().orElse("");
    }
}
