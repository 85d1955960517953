package dev.lockstep.engine.instrument;

import static java.lang.classfile.ClassFile.JAVA_7_VERSION;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.instruction.DiscontinuedInstruction;

/// Brings old class files to a version that can be rewritten: from Java 7 on, code has a stack map, which tells what a
/// loop carries, and may name classes as constants. What is too old for that, or newer than this JDK, is refused.
final class ClassVersions {

    /// A class file's version is that of its Java and this.
    private static final int BEFORE_JAVA_1 = 44;

    private ClassVersions() {}

    /// A class file that can be rewritten.
    ///
    /// @throws UnsupportedClassVersionError if there is none; its message says what to do
    static byte[] current(String internalName, byte[] bytes, ClassHierarchyResolver resolver) {
        var version = ((bytes[6] & 0xff) << 8) | (bytes[7] & 0xff);
        if (version > ClassFile.latestMajorVersion()) {
            throw new UnsupportedClassVersionError(
                    "%s was compiled for Java %d, and this is Java %d: compile it with --release %3$d".formatted(
                            internalName.replace('/', '.'), version - BEFORE_JAVA_1,
                            ClassFile.latestMajorVersion() - BEFORE_JAVA_1));
        }
        return version < JAVA_7_VERSION ? renewed(internalName, bytes, resolver) : bytes;
    }

    private static byte[] renewed(String internalName, byte[] bytes, ClassHierarchyResolver resolver) {
        var writer = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(resolver));
        var model = writer.parse(bytes);
        if (hasSubroutine(model)) {
            throw new UnsupportedClassVersionError(internalName.replace('/', '.')
                    + " was compiled for Java 5 or older, with subroutines (the instruction jsr), which cannot be "
                    + "rewritten: compile it anew from its source");
        }
        ClassTransform version = (builder, element) -> builder
                .with(element instanceof ClassFileVersion ? ClassFileVersion.of(JAVA_7_VERSION, 0) : element);
        return writer.transformClass(model,
                version.andThen(ClassTransform.transformingMethodBodies((code, part) -> code.with(part))));
    }

    private static boolean hasSubroutine(ClassModel model) {
        return model.methods().stream().flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream()).anyMatch(DiscontinuedInstruction.class::isInstance);
    }
}
