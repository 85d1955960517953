package dev.lockstep.course;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Holds a matrix against the contracts, the checks and the wrong programs of its topic.
///
/// An error is what the matrix claims and what is not so: a sentence that no contract has, a check or a program that does
/// not exist, a program that the check lets pass. A hole is what nobody asks for, and why is not said; and a check that could
/// go, as others catch all the wrong programs that it catches and none builds on it, if nothing is said for it.
///
/// @param contract the documentation of all the topic's contracts; an empty line ends a comment or a paragraph
/// @param checks by the id of each of the topic's checks, the one that it builds on, or empty
/// @param wrong by the name of each wrong program, the checks that it fails
record MatrixProof(Matrix matrix, String contract, Map<String, String> checks,
        Map<String, Set<String>> wrong) {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<=[.:;])\\s+|\\n\\s*\\n");

    /// What is not as the matrix has it.
    List<String> errors() {
        var errors = new ArrayList<String>();
        for (var sentence : matrix.sentences()) {
            if (!plain(contract).contains(plain(sentence.says()))) {
                errors.add("no contract says: " + sentence.says());
            }
            sentence.cases().forEach(one -> addErrors(one, errors));
        }
        matrix.stays().keySet().stream().sorted().forEach(check -> {
            if (!checks.containsKey(check)) {
                errors.add("stays: there is no check " + check);
            } else if (!couldGo(check)) {
                errors.add("stays: nobody doubts " + check);
            }
        });
        return errors;
    }

    private void addErrors(Matrix.Case one, List<String> errors) {
        var check = one.check();
        var program = one.wrong();
        if (check != null && !checks.containsKey(check)) {
            errors.add("%s: there is no check %s".formatted(one, check));
        }
        if (program != null && !wrong.containsKey(program)) {
            errors.add("%s: there is no wrong program %s".formatted(one, program));
        } else if (program != null && !wrong.getOrDefault(program, Set.of()).contains(check)) {
            errors.add("%s: %s is not failed by %s".formatted(one, check, program));
        }
    }

    /// What is not asked for: sentences, cases, and checks that no sentence stands behind.
    List<String> holes() {
        var holes = new ArrayList<String>();
        var quoted = matrix.sentences().stream().filter(sentence -> !sentence.cases().isEmpty())
                .map(sentence -> plain(sentence.says())).toList();
        END_OF_SENTENCE.splitAsStream(contract).map(MatrixProof::plain).filter(said -> !said.isEmpty())
                .filter(said -> quoted.stream().noneMatch(quote -> quote.contains(said) || said.contains(quote)))
                .forEach(said -> holes.add("nobody asks: " + said));
        var asking = new HashSet<String>();
        for (var one : matrix.sentences().stream().flatMap(sentence -> sentence.cases().stream()).toList()) {
            if (one.check() != null) {
                asking.add(one.check());
            }
            if (one.why() == null && (one.check() == null || one.wrong() == null)) {
                holes.add("%s: no %s, and no reason why".formatted(one, one.check() == null ? "check" : "program"));
            }
        }
        checks.keySet().stream().filter(check -> !asking.contains(check)).sorted()
                .forEach(check -> holes.add("no sentence stands behind " + check));
        checks.keySet().stream().filter(check -> couldGo(check) && !matrix.stays().containsKey(check)).sorted()
                .forEach(check -> holes
                        .add("%s: nothing that it alone catches, no check that builds on it, and no reason why"
                                .formatted(check)));
        return holes;
    }

    private boolean couldGo(String check) {
        return !checks.containsValue(check) && !wrong.containsValue(Set.of(check));
    }

    private static String plain(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }
}
