package dev.lockstep.verdict;

import java.util.List;

/// A submission's grade: the verdicts of its topics with their points.
///
/// @param submission the name it is reported under
public record Grade(String submission, List<TopicGrade> topics) {

    public Grade {
        topics = List.copyOf(topics);
    }

    /// What the submission earned. Decided only if the grade is conclusive.
    public int points() {
        return topics.stream().mapToInt(TopicGrade::points).sum();
    }

    public int maxPoints() {
        return topics.stream().mapToInt(TopicGrade::maxPoints).sum();
    }

    /// Whether every check has a verdict about the submission; else there is no total.
    public boolean conclusive() {
        return topics.stream().allMatch(TopicGrade::conclusive);
    }
}
