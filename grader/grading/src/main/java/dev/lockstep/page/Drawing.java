package dev.lockstep.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.lockstep.verdict.Schedule;
import dev.lockstep.verdict.Schedule.Kind;
import dev.lockstep.verdict.Ties.Hand;
import dev.lockstep.verdict.Ties.Handover;
import dev.lockstep.verdict.Ties.Spell;

/// The picture of a schedule: a lane a thread, time downwards, a mark a step. It stands beside the rows that say in words what
/// the steps are, as high as these.
///
/// @param names how wide the names of the threads are in the rows
record Drawing(int width, int height, int names, List<Head> heads, int headHeight, List<Line> lines, List<Box> waits,
        List<Mark> marks, List<Shape> shapes) {

    /// The height of a row, in the page's style and script, too.
    static final int ROW = 44;

    private static final int RADIUS = 10;

    /// The name of a lane.
    record Head(int x, int y, int turn, String anchor, String style, String text) {}

    /// A stretch of a lane.
    record Line(int x, int from, int to, String style) {}

    /// A stretch of waiting.
    record Box(int x, int y, int width, int height, String style) {}

    /// A step.
    record Mark(int x, int y, String style, String sign) {}

    /// Anything else, as the path of an SVG.
    record Shape(String style, String path) {}

    static Drawing of(Schedule schedule, Lanes lanes, List<Integer> numbers) {
        return new Maker(schedule, lanes, numbers).drawing();
    }

    /// Makes one.
    private record Maker(Schedule schedule, Lanes lanes, List<Integer> numbers) {

        Drawing drawing() {
            return new Drawing(lanes.width(), bottom() + schedule.ties().circle().size() * ROW, lanes.namesWidth(),
                    heads(), lanes.head(),
                    lines(), waits(), marks(), shapes());
        }

        /// Where the steps end.
        private int bottom() {
            return schedule.steps().size() * ROW;
        }

        private static int y(int row) {
            return row * ROW + ROW / 2;
        }

        private int x(int step) {
            return lanes.x(schedule.steps().get(step).thread());
        }

        private List<Head> heads() {
            var aslant = lanes.aslant();
            return lanes.places().keySet().stream().sorted()
                    .map(thread -> new Head(lanes.x(thread) + (aslant ? 2 : 0), lanes.head() - 8, aslant ? -45 : 0,
                            aslant ? "start" : "middle", lanes.style(thread),
                            Lanes.shown(Lanes.name(schedule, thread))))
                    .toList();
        }

        /// Thin from a thread's first step to its last, and thick where it runs on without another one in between.
        private List<Line> lines() {
            var lines = new ArrayList<Line>();
            ends().forEach((thread, end) -> lines
                    .add(new Line(lanes.x(thread), y(end[0]), end[1], "lane " + lanes.style(thread))));
            for (var i = 0; i + 1 < schedule.steps().size(); i++) {
                var first = i;
                while (i + 1 < schedule.steps().size() && runsOn(i)) {
                    i++;
                }
                if (i > first) {
                    lines.add(new Line(x(i), y(first), y(i), "run " + lanes.style(schedule.steps().get(i).thread())));
                }
            }
            return lines;
        }

        /// Whether the same thread takes the next step, too.
        private boolean runsOn(int step) {
            var here = schedule.steps().get(step);
            var next = schedule.steps().get(step + 1);
            return here.thread() == next.thread() && here.kind() != Kind.LEFT_OUT && next.kind() != Kind.LEFT_OUT;
        }

        /// The first row of each thread, and how far down its lane goes.
        private Map<Integer, int[]> ends() {
            var ends = new TreeMap<Integer, int[]>();
            for (var i = 0; i < schedule.steps().size(); i++) {
                var step = schedule.steps().get(i);
                if (step.kind() != Kind.LEFT_OUT) {
                    var row = i;
                    ends.computeIfAbsent(step.thread(), _ -> new int[]{row, 0})[1] = y(i);
                }
            }
            for (var spell : schedule.ties().spells()) {
                ends.computeIfAbsent(spell.thread(), _ -> new int[]{spell.from(), 0})[1] = Math.max(
                        ends.get(spell.thread())[1], end(spell));
            }
            var circle = schedule.ties().circle();
            circle.forEach(thread -> ends.computeIfAbsent(thread, _ -> new int[]{0, 0})[1] = bottom()
                    + circle.size() * ROW);
            return ends;
        }

        private int end(Spell spell) {
            return spell.to() == Spell.FOR_GOOD ? bottom() : y(spell.to());
        }

        private List<Box> waits() {
            return schedule.ties().spells().stream().map(spell -> new Box(lanes.x(spell.thread()) - 8,
                    y(spell.from()), 16, end(spell) - y(spell.from()), lanes.style(spell.thread()))).toList();
        }

        private List<Mark> marks() {
            return IntStream.range(0, numbers.size()).filter(i -> numbers.get(i) > 0)
                    .mapToObj(i -> new Mark(x(i), y(i), style(i), sign(i))).toList();
        }

        private String sign(int step) {
            if (schedule.ties().deaths().contains(step)) {
                return "†";
            }
            return schedule.steps().get(step).kind() == Kind.CULPRIT ? "✗" : String.valueOf(numbers.get(step));
        }

        private String style(int step) {
            var race = schedule.ties().race();
            var kind = switch (schedule.steps().get(step).kind()) {
                case PLAIN, LEFT_OUT -> "plain ";
                case PREEMPTED -> "preempted ";
                case BLOCKED -> "blocked ";
                case CULPRIT -> "culprit ";
            };
            var racing = race != null && (race.first() == step || race.last() == step) ? "racing " : "";
            var dying = schedule.ties().deaths().contains(step) ? "dying " : "";
            return kind + racing + dying + lanes.style(schedule.steps().get(step).thread());
        }

        private List<Shape> shapes() {
            var shapes = new ArrayList<Shape>();
            schedule.ties().handovers().forEach(each -> arrow(each, shapes));
            circle(shapes);
            race(shapes);
            round(shapes);
            return shapes;
        }

        /// Leaves the one lane, goes down beside the other, and comes into the mark from above.
        private void arrow(Handover handover, List<Shape> shapes) {
            var fromX = x(handover.from());
            var toX = x(handover.to());
            var fromY = y(handover.from());
            var toY = y(handover.to()) - RADIUS - 2;
            var beside = toX + (fromX < toX ? -13 : 13);
            var turn = fromY + ROW - RADIUS;
            var long_ = handover.to() - handover.from() > 1;
            var way = long_
                    ? "C" + fromX + " " + (fromY + 26) + " " + beside + " " + (fromY + 14) + " " + beside + " " + turn
                            + "V" + (toY - 16) + "Q" + beside + " " + (toY - 6) + " " + toX + " " + (toY - 5)
                    : "C" + fromX + " " + (fromY + 26) + " " + toX + " " + (toY - 26) + " " + toX + " " + (toY - 5);
            var style = "hand " + (handover.hand() == Hand.VALUE ? "value" : "strong");
            shapes.add(new Shape(style, "M" + fromX + " " + fromY + way));
            shapes.add(new Shape(style + " head", "M" + (toX - 5) + " " + (toY - 7) + "h10l-5 8z"));
        }

        /// A row for each thread of the circle: an arrow to the one that it waits for.
        private void circle(List<Shape> shapes) {
            var circle = schedule.ties().circle();
            for (var i = 0; i < circle.size(); i++) {
                var from = lanes.x(circle.get(i));
                var to = lanes.x(circle.get((i + 1) % circle.size()));
                var y = y(schedule.steps().size() + i);
                var side = from < to ? -1 : 1;
                if (from == to) {
                    shapes.add(new Shape("circle", "M" + from + " " + y + "c30 -22 30 22 6 4"));
                    shapes.add(new Shape("circle head", "M" + (from + 4) + " " + (y + 2) + "l10 -1l-5 9z"));
                    continue;
                }
                shapes.add(new Shape("circle", "M" + from + " " + y + "H" + (to + side * 12)));
                shapes.add(new Shape("circle head",
                        "M" + (to + side * 3) + " " + y + "l" + side * 10 + " -6v12z"));
                shapes.add(new Shape("circle head", "M" + (from - 5) + " " + y + "a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z"));
            }
        }

        private void race(List<Shape> shapes) {
            var race = schedule.ties().race();
            if (race != null) {
                shapes.add(new Shape("race", "M" + x(race.first()) + " " + y(race.first()) + "L" + x(race.last())
                        + " " + y(race.last())));
            }
        }

        /// A bracket at the left, open towards what comes again and again, and an arrow back to its beginning.
        private void round(List<Shape> shapes) {
            var round = schedule.ties().round();
            if (round != null) {
                var top = y(round.first());
                shapes.add(new Shape("round", "M11 " + y(round.last()) + "H5V" + top + "H9"));
                shapes.add(new Shape("round head", "M12 " + top + "l-7 -5v10z"));
            }
        }
    }
}
