package dev.lockstep.engine.instrument;

import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.constant.ConstantDescs.CD_int;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

class RewrittenTest {

    private static final ClassDesc READER = ClassDesc.of("program.Reader");
    private static final ClassDesc HOLDER = ClassDesc.of("program.Holder");

    @Test
    void aClassIsRewrittenOnceForAllWhoKnowTheSame() {
        assertSame(reader(knowing("program/Holder")), reader(knowing("program/Holder")));
    }

    @Test
    void aClassIsRewrittenAgainWhereAnotherThatItNamesIsNotTheSame() {
        assertFalse(Arrays.equals(reader(knowing("program/Holder")), reader(knowing("program/Nothing"))));
    }

    @Test
    void aClassOfACheckIsRewrittenOnItsOwn() {
        var types = knowing("program/Holder");
        assertNotSame(Rewritten.of(readerFile(), types, true), Rewritten.of(readerFile(), types, false));
    }

    private static byte[] reader(Types types) {
        return Rewritten.of(readerFile(), types, false);
    }

    /// The class that reads, and beside it the one that holds what is read, if it has this name.
    private static Types knowing(String holder) {
        return Types.of(name -> switch (name) {
            case "program/Reader" -> readerFile();
            case "program/Holder" -> holder.equals(name) ? holderFile() : null;
            default -> null;
        });
    }

    private static byte[] readerFile() {
        return ClassFile.of().build(READER, type -> type.withMethodBody("read", MethodTypeDesc.of(CD_int),
                ACC_PUBLIC | ACC_STATIC, code -> code.getstatic(HOLDER, "held", CD_int).ireturn()));
    }

    private static byte[] holderFile() {
        return ClassFile.of().build(HOLDER, type -> type.withField("held", CD_int, ACC_PUBLIC | ACC_STATIC));
    }
}
