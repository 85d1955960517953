package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.DiscontinuedInstruction.JsrInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lockstep.engine.trace.Failure;
import programs.Antique;
import programs.UsesAntique;

/// Class files of every age are instrumented, or refused with a sentence that says what to do.
class ClassVersionsTest {

    private static final int JAVA_1_1 = 45;
    private static final int TOO_NEW = ClassFile.latestMajorVersion() + 1;

    private static final ClassDesc ANTIQUE = ClassDesc.of(Antique.class.getName());

    @TempDir
    private Path folder;

    private static byte[] bytes(Class<?> type) throws IOException {
        try (var in = type.getResourceAsStream("/" + file(type))) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    private static String file(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static byte[] ofVersion(Class<?> type, int version, CodeTransform code) throws IOException {
        var maps = version < ClassFile.JAVA_7_VERSION
                ? StackMapsOption.DROP_STACK_MAPS
                : StackMapsOption.STACK_MAPS_WHEN_REQUIRED;
        var writer = ClassFile.of(maps);
        ClassTransform aged = (builder, element) -> builder
                .with(element instanceof ClassFileVersion ? ClassFileVersion.of(version, 0) : element);
        return writer.transformClass(writer.parse(bytes(type)),
                aged.andThen(ClassTransform.transformingMethodBodies(code)));
    }

    /// The program with the antique class of a version.
    private Exploration exploration(Class<?> program, String method, byte[] antique)
            throws ReflectiveOperationException, IOException {
        Files.createDirectories(folder.resolve("programs"));
        Files.write(folder.resolve(file(Antique.class)), antique);
        Files.write(folder.resolve(file(UsesAntique.class)), bytes(UsesAntique.class));
        var loader = new URLClassLoader(new URL[]{folder.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        return Exploration.of(Entry.of(loader.loadClass(program.getName()).getDeclaredMethod(method)));
    }

    @ParameterizedTest
    @ValueSource(ints = {JAVA_1_1, 46, 47, 48, 49, 50, 51, 52})
    void anOldClassIsInstrumented(int version) throws Exception {
        var antique = ofVersion(Antique.class, version, CodeTransform.ACCEPT_ALL);
        var failing = exploration(Antique.class, "losesIncrements", antique).explore().failing();
        assertInstanceOf(Failure.Uncaught.class, failing == null ? null : failing.failure());
    }

    @ParameterizedTest
    @ValueSource(ints = {48, 49, 50})
    void whatALoopCarriesIsKnownOfAnOldClassToo(int version) throws Exception {
        var antique = ofVersion(Antique.class, version, CodeTransform.ACCEPT_ALL);
        exploration(Antique.class, "givesUp", antique).verify();
    }

    @Test
    void aClassWithSubroutinesIsRefused() throws Exception {
        var antique = ofVersion(Antique.class, 48, (code, element) -> {
            if (element instanceof ReturnInstruction) {
                var end = code.newLabel();
                code.with(JsrInstruction.of(Opcode.JSR, end)).labelBinding(end).pop();
            }
            code.with(element);
        });
        assertEquals("Nothing was explored: programs.Antique was compiled for Java 5 or older, with subroutines (the "
                + "instruction jsr), which cannot be rewritten: compile it anew from its source.",
                refusal(exploration(UsesAntique.class, "losesIncrements", antique)));
    }

    @Test
    void aClassNewerThanTheJdkIsRefused() throws Exception {
        var antique = bytes(Antique.class);
        antique[7] = (byte) TOO_NEW;
        assertEquals("Nothing was explored: programs.Antique was compiled for Java 26, and this is Java 25: compile it "
                + "with --release 25.", refusal(exploration(UsesAntique.class, "losesIncrements", antique)));
    }

    @Test
    void aClassThatCannotBeInstrumentedIsNotHeldAgainstTheProgram() throws Exception {
        var antique = ofVersion(Antique.class, 52, (code, element) -> {
            if (element instanceof ReturnInstruction) {
                for (var i = 0; i < 12_000; i++) {
                    code.getstatic(ANTIQUE, "count", ConstantDescs.CD_int).pop();
                }
            }
            code.with(element);
        });
        var refusal = refusal(exploration(UsesAntique.class, "losesIncrements", antique));
        assertTrue(refusal.startsWith("Nothing is proved: programs.Antique cannot be instrumented: Code length "),
                refusal);
    }

    private static String refusal(Exploration exploration) {
        return String.valueOf(assertThrows(IllegalStateException.class, exploration::explore).getMessage());
    }
}
