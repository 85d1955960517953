package dev.lockstep.engine.jdk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ConstantDescs;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lockstep.engine.ChildJvm;

/// What the build has kept of rewritten classes is used, and only where it belongs.
class PatchedClassesTest {

    private static final String LOCK_SUPPORT = "java/util/concurrent/locks/LockSupport";

    @ParameterizedTest
    @ValueSource(strings = {"-Xshare:auto", "-Xshare:off"})
    void aJvmGetsReadyWithoutRewritingAnything(String share) throws Exception {
        var child = ChildJvm.run(List.of(share, "-Xlog:class+load", ChildJvm.agent()), Ready.class);
        assertEquals(0, child.exit(), child.output());
        assertTrue(child.output().contains(Ready.class.getName() + " source"), child.output());
        assertTrue(child.output().contains(PatchedClasses.class.getName() + " source"), child.output());
        assertFalse(child.output().contains(JdkFiles.class.getName() + " source"), child.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {LOCK_SUPPORT, "java/lang/Thread", "java/util/HashMap", "java/util/concurrent/FutureTask"})
    void whatIsKeptIsWhatRewritingGives(String name) throws IOException {
        var kept = KeptClasses.ofBuild().of(name, file(name));
        assertNotNull(kept);
        assertArrayEquals(new PatchedClasses(new KeptClasses()).transform(null, null, name, null, null, file(name)),
                kept);
    }

    @Test
    void anotherClassOfThatNameIsRewritten() throws IOException {
        var other = ClassFile.of().transformClass(ClassFile.of().parse(file(LOCK_SUPPORT)),
                ClassTransform
                        .endHandler(type -> type.withField("another", ConstantDescs.CD_int, ClassFile.ACC_STATIC)));
        assertNull(KeptClasses.ofBuild().of(LOCK_SUPPORT, other));
        var patched = new PatchedClasses(KeptClasses.ofBuild()).transform(null, null, LOCK_SUPPORT, null, null, other);
        assertNotNull(patched);
        var text = new String(patched, StandardCharsets.ISO_8859_1);
        assertTrue(text.contains("java/lang/LockstepHooks") && text.contains("another"));
    }

    private static byte[] file(String name) throws IOException {
        try (var file = Object.class.getResourceAsStream("/" + name + ".class")) {
            return file.readAllBytes();
        }
    }

    /// To be started in a JVM of its own.
    static final class Ready {

        private Ready() {}

        public static void main(String[] arguments) {
            // the agent has done all that is to be seen
        }
    }
}
