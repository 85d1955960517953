package dev.lockstep.wire;

import java.io.IOException;

import dev.lockstep.verdict.Grade;

/// A grade as bytes, to be kept by a grader and read by the very same grader again.
public final class KeptGrade {

    private static final Form<Grade> GRADE = Forms.of(Grade.class);

    private KeptGrade() {}

    /// The bytes of a grade.
    public static byte[] bytes(Grade grade) {
        var out = new FrameWriter();
        GRADE.write(grade, out);
        return out.bytes();
    }

    /// The grade of these bytes.
    ///
    /// @throws IOException if they are none
    public static Grade of(byte[] bytes) throws IOException {
        var in = new FrameReader(bytes);
        var grade = GRADE.read(in);
        in.end();
        return grade;
    }
}
