package dev.lockstep.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Grade;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;

/// Holds grades against what they should be. Pure: a grade in, sentences about what is wrong out.
final class Judgement {

    /// How a line of a wrong program ends that has its bug.
    private static final String MARK = "// BUG";

    private Judgement() {}

    /// Of a correct program: every point.
    static List<String> fullMarks(Grade grade) {
        var problems = new ArrayList<String>();
        for (var topic : grade.topics()) {
            topic.findings().forEach(finding -> problems.add("is turned down: " + brief(finding)));
            for (var check : topic.checks()) {
                if (!(check.verdict() instanceof Verdict.Passed)) {
                    problems.add(check.check().id() + " " + brief(check.verdict()));
                }
            }
        }
        return problems;
    }

    /// Of the starter: no point, and no check that shows more than one finding.
    static List<String> nothingYet(Grade grade) {
        var problems = new ArrayList<String>();
        for (var topic : grade.topics()) {
            topic.findings().forEach(finding -> problems.add("is turned down: " + brief(finding)));
            for (var check : topic.checks()) {
                if (check.points() > 0) {
                    problems.add(check.check().id() + " earns points: let it build on a check that a stub fails");
                } else if (check.verdict() instanceof Verdict.Failed(_, var findings) && findings.size() > 1) {
                    problems.add(check.check().id() + " shows " + findings.size() + " findings: one will do");
                } else if (check.verdict() instanceof Verdict.Inconclusive) {
                    problems.add(check.check().id() + " " + brief(check.verdict()));
                }
            }
        }
        return problems;
    }

    /// Of a known-wrong program: what was expected of it and nothing else.
    static List<String> asExpected(Grade grade, Expectation expected) {
        var topic = grade.topics().getFirst();
        return expected.rejected().isEmpty() ? failing(topic, expected) : rejected(topic, expected.rejected());
    }

    private static List<String> rejected(TopicGrade topic, String code) {
        if (topic.findings().isEmpty()) {
            return List.of("is not turned down, but " + code + " was expected");
        }
        var problems = new ArrayList<String>();
        topic.findings().stream().filter(finding -> !finding.code().equals(code))
                .forEach(finding -> problems
                        .add("is turned down: " + brief(finding) + ", but " + code + " was expected"));
        requireMarked("the topic", topic.findings().getFirst(), problems);
        return problems;
    }

    private static List<String> failing(TopicGrade topic, Expectation expected) {
        var problems = new ArrayList<String>();
        topic.findings().forEach(finding -> problems.add("is turned down: " + brief(finding)));
        var left = new LinkedHashMap<>(expected.fails());
        for (var check : topic.checks()) {
            compare(check, left.remove(check.check().id()), problems);
            if (check.check().id().equals(expected.principal())
                    && check.verdict() instanceof Verdict.Failed(_, var findings)) {
                switch (expected.blame()) {
                    case BUG -> requireMarked(expected.principal(), findings.getFirst(), problems);
                    case ELSEWHERE -> requireUnmarked(expected.principal(), findings.getFirst(), problems);
                }
            }
        }
        left.keySet().forEach(id -> problems.add("expect.yaml names " + id + ", which is no check of the topic"));
        return problems;
    }

    private static void compare(CheckGrade check, @Nullable String expected, List<String> problems) {
        var id = check.check().id();
        switch (check.verdict()) {
            case Verdict.Passed _ -> {
                if (expected != null) {
                    problems.add(id + " passed, but " + expected + " was expected");
                }
            }
            case Verdict.Failed(_, var findings) -> {
                if (!codes(findings).equals(expected == null ? Set.of() : Set.of(expected))) {
                    problems.add(id + " " + brief(check.verdict()) + ", but " + (expected == null
                            ? "it was to pass"
                            : expected + " was expected"));
                }
            }
            case Verdict.NotRun _,Verdict.Inconclusive _ -> problems.add(id + " " + brief(check.verdict()));
        }
    }

    /// The finding names a marked line. To show one somewhere in its schedule is not enough.
    private static void requireMarked(String what, Finding finding, List<String> problems) {
        var location = finding.location();
        if (location == null) {
            problems.add(what + " names no line");
        } else if (!location.source().endsWith(MARK)) {
            problems.add(what + " names the line " + location + ", which does not end with " + MARK + ": "
                    + location.source());
        }
    }

    /// The finding names no marked line: a shortcoming that is known, and may not outlive its cure.
    private static void requireUnmarked(String what, Finding finding, List<String> problems) {
        var location = finding.location();
        if (location != null && location.source().endsWith(MARK)) {
            problems.add(what + " names a line that ends with " + MARK + ": take blame: elsewhere out of expect.yaml");
        }
    }

    /// The checks that a program fails.
    static Set<String> failed(Grade grade) {
        var failed = new LinkedHashSet<String>();
        grade.topics().forEach(topic -> topic.checks().stream()
                .filter(check -> check.verdict() instanceof Verdict.Failed)
                .forEach(check -> failed.add(check.check().id())));
        return failed;
    }

    private static Set<String> codes(List<Finding> findings) {
        var codes = new LinkedHashSet<String>();
        findings.forEach(finding -> codes.add(finding.code()));
        return codes;
    }

    private static String brief(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed _ -> "passed";
            case Verdict.Failed(_, var findings) -> "failed with " + String.join("; ",
                    findings.stream().map(Judgement::brief).toList());
            case Verdict.NotRun(var reason) -> "was not run: " + reason;
            case Verdict.Inconclusive(var reason) -> "could not be decided: " + reason;
        };
    }

    private static String brief(Finding finding) {
        var where = finding.location() == null ? "" : " at " + finding.location();
        return finding.code() + where + " (" + finding.message() + ")";
    }
}
