package dev.lockstep.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.lockstep.report.Legible;
import dev.lockstep.verdict.Schedule;
import dev.lockstep.verdict.Schedule.Kind;

/// Which threads of a schedule have a lane, from left to right, and where these lie.
///
/// @param names of those threads
/// @param places of each thread's lane, counted from 0
record Lanes(List<String> names, Map<Integer, Integer> places) {

    private static final int LONGEST_NAME = 16;
    private static final int STYLES = 8;
    private static final int LEFT = 24;
    private static final int CHARACTER = 8;

    /// Threads that take a step, or of which it is told that they wait.
    static Lanes of(Schedule schedule) {
        var threads = Stream.of(
                schedule.steps().stream().filter(step -> step.kind() != Kind.LEFT_OUT).map(Schedule.Step::thread),
                schedule.ties().circle().stream(), schedule.ties().spells().stream().map(each -> each.thread()))
                .flatMap(each -> each).distinct().sorted().toList();
        var places = new HashMap<Integer, Integer>();
        threads.forEach(thread -> places.put(thread, places.size()));
        return new Lanes(threads.stream().map(thread -> name(schedule, thread)).toList(), places);
    }

    /// A thread's name as the page shows it.
    static String name(Schedule schedule, int thread) {
        return Legible.line(schedule.threads().get(thread), 40);
    }

    boolean has(int thread) {
        return places.containsKey(thread);
    }

    /// The colour of a thread's lane; the first one is the check's own, and grey.
    String style(int thread) {
        return "k" + (thread == 0 ? 0 : 1 + (thread - 1) % (STYLES - 1));
    }

    int x(int thread) {
        return LEFT + places.getOrDefault(thread, 0) * pitch();
    }

    int width() {
        return LEFT + Math.max(0, names.size() - 1) * pitch() + 20;
    }

    private int pitch() {
        return names.size() <= 3 ? 44 : names.size() <= 6 ? 32 : 24;
    }

    /// Whether the names stand aslant: side by side they would overlap.
    boolean aslant() {
        return names.stream().anyMatch(name -> shown(name).length() * CHARACTER > pitch() - 4);
    }

    /// How high the names stand.
    int head() {
        var longest = names.stream().mapToInt(name -> shown(name).length()).max().orElse(0);
        return aslant() ? 24 + (int) Math.ceil(longest * CHARACTER * 0.72) : 26;
    }

    /// How wide the names are in a column of their own.
    int namesWidth() {
        return 28 + (CHARACTER + 1) * names.stream().mapToInt(name -> shown(name).length()).max().orElse(0);
    }

    /// A name, without its middle where it is long: threads of a pool differ at the end.
    static String shown(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME / 2 - 1)) + "…"
                        + name.substring(name.offsetByCodePoints(name.length(), -LONGEST_NAME / 2));
    }
}
