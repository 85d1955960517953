package dev.lockstep.submission;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class PackageDeclarationTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "package locks.spin;",
            "\n\t package  locks . spin ;class A {}",
            "// package wrong;\npackage locks.spin;",
            "/* package wrong; */ package locks.spin;",
            "/** package wrong; * / **/package/* a */locks/* b */./* c */spin/**/;",
            "/// package wrong;\r\npackage locks.spin; this is no Java",
            "@Deprecated package locks.spin;",
            "@org.jspecify.annotations.NullMarked\npackage locks.spin;",
            "@A(value = \"package wrong; ) \\\" \", b = ')', c = @B(1)) @C package locks.spin;",
    })
    void aDeclarationIsFoundBehindBlanksCommentsAndAnnotations(String text) {
        assertEquals("locks.spin", PackageDeclaration.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "class A {}", "// package locks;", "/* package locks;", "package", "package locks",
            "packagelocks;", "import java.util.List; package locks;", "@", "@A(", "@A(\"", "@A('\\",
            "p\\u0061ckage locks;",
            "\"package locks;\""})
    void aSourceWithoutOneHasNone(String text) {
        assertEquals("", PackageDeclaration.of(text));
    }

    @Test
    void aSourceMadeOfOpenBracketsIsReadOnce() {
        assertEquals("", PackageDeclaration.of("@A" + "(".repeat(1_000_000)));
    }
}
