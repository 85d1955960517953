package dev.lockstep.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.lockstep.report.Legible;
import dev.lockstep.verdict.Location;
import dev.lockstep.verdict.Schedule;
import dev.lockstep.verdict.Schedule.Kind;
import dev.lockstep.verdict.Schedule.Step;
import dev.lockstep.verdict.Ties.Handover;
import dev.lockstep.verdict.Ties.Spell;

/// A schedule that a reader walks through: a row a step, and beside the rows the picture.
///
/// @param edges of the circle in which threads wait, a row each below the steps
record Walk(String id, List<Row> rows, List<Edge> edges, Drawing drawing, List<String> legend) {

    private static final int LONGEST = 300;

    /// A step.
    ///
    /// @param number counted from 1; 0 for a word about steps that are left out
    /// @param label of its line
    /// @param at the id of its line in an excerpt; may be empty
    /// @param notes what else there is to say of it
    /// @param now who waits for what at this moment
    record Row(int number, String thread, String style, String label, String source, String operation,
            List<String> notes, String at, String now) {}

    /// A thread that waits for another one.
    record Edge(String thread, String style, String text) {}

    static Walk of(String id, Schedule schedule, List<Excerpt> excerpts) {
        return new Maker(id, schedule, excerpts).walk();
    }

    /// Makes one.
    private record Maker(String id, Schedule schedule, List<Excerpt> excerpts) {

        Walk walk() {
            var lanes = Lanes.of(schedule);
            var files = schedule.steps().stream().map(Step::location).filter(Objects::nonNull).map(Location::file)
                    .distinct().count();
            var numbers = numbers();
            var rows = new ArrayList<Row>();
            for (var i = 0; i < schedule.steps().size(); i++) {
                rows.add(row(i, numbers, lanes, files > 1));
            }
            return new Walk(id, rows, edges(lanes), Drawing.of(schedule, lanes, numbers), legend());
        }

        private Row row(int index, List<Integer> numbers, Lanes lanes, boolean named) {
            var step = schedule.steps().get(index);
            var location = step.location();
            if (step.kind() == Kind.LEFT_OUT) {
                return new Row(0, "", "", "", "", Legible.line(step.operation(), LONGEST), List.of(), "", "");
            }
            return new Row(numbers.get(index), name(step.thread()), lanes.style(step.thread()), label(location, named),
                    location == null ? "" : Legible.line(location.source(), LONGEST),
                    Legible.line(step.operation(), LONGEST), notes(index, numbers),
                    Excerpt.idOf(excerpts, location), now(index));
        }

        /// Of each step, counted from 1; 0 for what is none.
        private List<Integer> numbers() {
            var numbers = new ArrayList<Integer>();
            var next = 1;
            for (var step : schedule.steps()) {
                numbers.add(step.kind() == Kind.LEFT_OUT ? 0 : next++);
            }
            return numbers;
        }

        private static String label(@Nullable Location location, boolean named) {
            if (location == null) {
                return "";
            }
            var name = location.file().substring(location.file().lastIndexOf('/') + 1);
            return named
                    ? Legible.line(name.replaceFirst("\\.java$", ""), 24) + ":" + location.line()
                    : String.valueOf(location.line());
        }

        private String name(int thread) {
            return Lanes.name(schedule, thread);
        }

        private List<String> notes(int index, List<Integer> numbers) {
            var ties = schedule.ties();
            return Stream.of(kind(index), preempted(index),
                    ties.spells().stream().filter(spell -> spell.from() == index)
                            .map(spell -> waits(spell) + (isForGood(index) ? ", for good" : "")),
                    ties.handovers().stream().filter(each -> each.to() == index)
                            .map(each -> hand(each, numbers)),
                    when(ties.race() != null && (ties.race().first() == index || ties.race().last() == index),
                            "one of the two accesses of the race"),
                    when(ties.deaths().contains(index), "here the process dies"),
                    when(ties.round() != null && ties.round().last() == index,
                            "and again from step " + (ties.round() == null ? 0 : numbers.get(ties.round().first()))
                                    + ", without end"))
                    .flatMap(each -> each).toList();
        }

        private static Stream<String> when(boolean so, String note) {
            return so ? Stream.of(note) : Stream.empty();
        }

        private Stream<String> kind(int index) {
            return switch (schedule.steps().get(index).kind()) {
                case BLOCKED -> when(schedule.ties().spells().stream().noneMatch(spell -> spell.from() == index),
                        "waits here for good");
                case CULPRIT -> Stream.of("the bug shows here");
                case PLAIN, PREEMPTED, LEFT_OUT -> Stream.empty();
            };
        }

        /// The thread's next step says that it was preempted after this one.
        private Stream<String> preempted(int index) {
            var thread = schedule.steps().get(index).thread();
            return IntStream.range(index + 1, schedule.steps().size()).mapToObj(schedule.steps()::get)
                    .filter(step -> step.thread() == thread && step.kind() != Kind.LEFT_OUT).limit(1)
                    .filter(step -> step.kind() == Kind.PREEMPTED).map(_ -> "preempted after this");
        }

        private boolean isForGood(int index) {
            return schedule.steps().get(index).kind() == Kind.BLOCKED;
        }

        private String waits(Spell spell) {
            return Legible.line(spell.awaited(), LONGEST) + heldBy(spell);
        }

        private String heldBy(Spell spell) {
            return spell.holders().isEmpty()
                    ? ""
                    : ", held by " + spell.holders().stream().map(this::name).collect(Collectors.joining(" and "));
        }

        private String hand(Handover handover, List<Integer> numbers) {
            var from = name(schedule.steps().get(handover.from()).thread()) + ", step "
                    + numbers.get(handover.from());
            return switch (handover.hand()) {
                case LOCK -> "takes what was given back by " + from;
                case WAKE_UP -> "woken by " + from;
                case VALUE -> "sees what was written by " + from;
                case ITEM -> "gets what was put there by " + from;
                case START -> "started by " + from;
                case END -> "sees the end of " + from;
            };
        }

        private String now(int index) {
            return schedule.ties().spells().stream().filter(spell -> spell.lasts(index))
                    .map(spell -> name(spell.thread()) + " " + waits(spell)).collect(Collectors.joining(" · "));
        }

        private List<Edge> edges(Lanes lanes) {
            var circle = schedule.ties().circle();
            var awaited = new HashMap<Integer, String>();
            schedule.ties().spells().stream().filter(spell -> spell.to() == Spell.FOR_GOOD)
                    .forEach(spell -> awaited.put(spell.thread(), Legible.line(spell.awaited(), LONGEST)));
            return IntStream.range(0, circle.size()).mapToObj(i -> {
                var next = name(circle.get((i + 1) % circle.size()));
                return new Edge(name(circle.get(i)), lanes.style(circle.get(i)),
                        awaited.getOrDefault(circle.get(i), "waits") + ", and so for " + next);
            }).toList();
        }

        private List<String> legend() {
            var steps = schedule.steps();
            return Stream.of(
                    when(steps.stream().anyMatch(
                            step -> step.kind() != Kind.LEFT_OUT && name(step.thread()).equals("main")),
                            "main is the thread of the check itself."),
                    when(steps.stream().anyMatch(step -> step.kind() == Kind.PREEMPTED),
                            "Preempted: the thread could have gone on, and another one goes first."))
                    .flatMap(each -> each).toList();
        }
    }
}
