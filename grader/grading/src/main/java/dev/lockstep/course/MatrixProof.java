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
/// not exist, a program that the check lets pass. A hole is what nobody asks for, and why is not said.
///
/// @param contract the documentation of all the topic's contracts; an empty line ends a comment or a paragraph
/// @param checks the ids of the topic's checks
/// @param wrong by the name of each wrong program, the checks that it fails
record MatrixProof(Matrix matrix, String contract, Set<String> checks, Map<String, Set<String>> wrong) {

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
        return errors;
    }

    private void addErrors(Matrix.Case one, List<String> errors) {
        var check = one.check();
        var program = one.wrong();
        if (check != null && !checks.contains(check)) {
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
        checks.stream().filter(check -> !asking.contains(check)).sorted()
                .forEach(check -> holes.add("no sentence stands behind " + check));
        return holes;
    }

    private static String plain(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }
}
