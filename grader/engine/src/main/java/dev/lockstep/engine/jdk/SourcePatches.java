package dev.lockstep.engine.jdk;

import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/// Rewrites the methods of the JDK in which a run would differ from another: those that ask for identity hash codes,
/// the date or chance, and the order of iteration of immutable collections. For threads that are not the scheduler's
/// only the last one changes.
final class SourcePatches implements ClassFileTransformer {

    /// Classes loaded before the agent that ask objects for their hash code, or for the date, or number threads.
    private static final Set<String> EARLY = Set.of("java/lang/Object", "java/lang/Enum", "java/lang/Math",
            "java/lang/StrictMath", "java/util/Calendar", "java/util/GregorianCalendar",
            "java/lang/Thread$ThreadIdentifiers", "java/lang/invoke/MethodType", "java/lang/WeakPairMap$Pair",
            "java/time/Clock", "java/time/Clock$SystemClock", "java/util/AbstractList",
            "java/util/AbstractMap$SimpleEntry", "java/util/AbstractMap$SimpleImmutableEntry",
            "java/util/AbstractSet", "java/util/ArrayList", "java/util/Arrays", "java/util/Collections",
            "java/util/Collections$CopiesList", "java/util/Date", "java/util/EnumMap", "java/util/HashMap",
            "java/util/HashMap$TreeNode", "java/util/Hashtable", "java/util/Hashtable$EntrySet",
            "java/util/IdentityHashMap", "java/util/IdentityHashMap$KeySet", "java/util/KeyValueHolder",
            "java/util/Objects", "java/util/Random", "java/util/SplittableRandom", "java/util/TreeMap$Entry",
            "java/util/UUID", "java/util/WeakHashMap", "java/util/concurrent/ConcurrentHashMap",
            "java/util/concurrent/ConcurrentHashMap$KeySetView", "java/util/concurrent/ConcurrentHashMap$MapEntry",
            "java/util/concurrent/ConcurrentHashMap$Node", "java/util/concurrent/ConcurrentHashMap$TreeBin",
            "java/util/concurrent/CopyOnWriteArrayList", "java/security/SecureRandom");

    /// Classes that do so too, and load later.
    private static final Set<String> ELSEWHERE = Set.of("java/io/ObjectOutputStream$HandleTable",
            "java/text/SimpleDateFormat", "jdk/internal/util/NullableKeyValueHolder",
            "sun/util/locale/provider/CalendarProviderImpl");

    private static final String IMMUTABLE = "java/util/ImmutableCollections";

    /// What turns up in the constant pool of a class that may have to be rewritten as it loads.
    private static final Set<String> TELLTALES = Set.of("hashCode", "identityHashCode", "nanoTime",
            "currentTimeMillis", "SALT32L", "REVERSE", "getAndAdd");

    /// Odd, as the JDK goes forwards then.
    private static final long SALT = 0x243f_6a89L;

    private static final ClassDesc BYTES = CD_byte.arrayType();
    private static final ClassDesc LIST = ClassDesc.of("java.util.List");
    private static final ClassDesc RANDOM = ClassDesc.of("java.util.Random");

    /// What methods do instead, if a scheduler's thread is current.
    private static final Map<String, Consumer<CodeBuilder>> REPLACED = Map.of(
            "java/lang/Math.random()D", SourcePatches::fraction,
            "java/lang/StrictMath.random()D", SourcePatches::fraction,
            "java/lang/Thread$ThreadIdentifiers.next()J", code -> source(code, "threadId").lreturn(),
            "java/time/Clock.currentInstant()Ljava/time/Instant;", SourcePatches::instant,
            "java/util/Random.seedUniquifier()J", code -> source(code, "seed").lreturn(),
            "java/util/Collections.shuffle(Ljava/util/List;)V", SourcePatches::shuffle,
            "java/util/UUID.randomUUID()Ljava/util/UUID;", SourcePatches::uuid,
            "java/security/SecureRandom.nextBytes([B)V", code -> {
                fill(code, 1);
                code.return_();
            },
            "java/security/SecureRandom.nextBytes([BLjava/security/SecureRandomParameters;)V", code -> {
                fill(code, 1);
                code.return_();
            },
            "java/security/SecureRandom.generateSeed(I)[B", code -> {
                var bytes = code.allocateLocal(TypeKind.REFERENCE);
                code.iload(1).newarray(TypeKind.BYTE).astore(bytes);
                fill(code, bytes);
                code.aload(bytes).areturn();
            });

    /// Whether a class that is loaded already has to be rewritten.
    static boolean patches(String name) {
        return EARLY.contains(name) || name.startsWith(IMMUTABLE);
    }

    private static CodeBuilder source(CodeBuilder code, String name) {
        return code.invokestatic(SourceClass.SOURCES, name, SourceClass.GIVES);
    }

    private static void fraction(CodeBuilder code) {
        source(code, "seed").bipush(11).lushr().l2d().loadConstant(0x1.0p-53).dmul().dreturn();
    }

    private static void instant(CodeBuilder code) {
        var instant = ClassDesc.of("java.time.Instant");
        source(code.lconst_0(), "nanosSinceEpoch")
                .invokestatic(instant, "ofEpochSecond", MethodTypeDesc.of(instant, CD_long, CD_long)).areturn();
    }

    private static CodeBuilder seededRandom(CodeBuilder code) {
        return source(code.new_(RANDOM).dup(), "seed").invokespecial(RANDOM, "<init>",
                MethodTypeDesc.of(CD_void, CD_long));
    }

    private static void shuffle(CodeBuilder code) {
        seededRandom(code.aload(0)).invokestatic(ClassDesc.of("java.util.Collections"), "shuffle",
                MethodTypeDesc.of(CD_void, LIST, RANDOM)).return_();
    }

    /// Version 4, variant 2, as RFC 9562 says.
    private static void uuid(CodeBuilder code) {
        var uuid = ClassDesc.of("java.util.UUID");
        code.new_(uuid).dup();
        source(code, "seed").loadConstant(~0xf000L).land().loadConstant(0x4000L).lor();
        source(code, "seed").loadConstant(Long.MAX_VALUE >> 1).land().loadConstant(Long.MIN_VALUE).lor();
        code.invokespecial(uuid, "<init>", MethodTypeDesc.of(CD_void, CD_long, CD_long)).areturn();
    }

    private static void fill(CodeBuilder code, int array) {
        seededRandom(code).aload(array).invokevirtual(RANDOM, "nextBytes", MethodTypeDesc.of(CD_void, BYTES));
    }

    @Override
    public byte @Nullable [] transform(@Nullable Module module, @Nullable ClassLoader loader, @Nullable String name,
            @Nullable Class<?> redefined, @Nullable ProtectionDomain domain, byte[] bytes) {
        if (loader != null || name == null || !(patches(name) || (mayDiffer(name) && hasTelltale(bytes)))) {
            return null;
        }
        return JdkFiles.rewrite(bytes, (type, element) -> patch(name, type, element));
    }

    /// Whether a class is looked into as it loads. Not those that read archives: classes are loaded through them, which
    /// happens once in a JVM and must not count as the program's asking.
    static boolean mayDiffer(String name) {
        return (name.startsWith("java/util/") && !name.startsWith("java/util/zip/")) || name.startsWith("java/time/")
                || name.startsWith("jdk/random/")
                || ELSEWHERE.contains(name);
    }

    private static boolean hasTelltale(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        return TELLTALES.stream().anyMatch(text::contains);
    }

    /// A method that needs no change is copied as it is, which is far cheaper.
    private static void patch(String name, ClassBuilder type, ClassElement element) {
        if (element instanceof MethodModel method) {
            var replacement = REPLACED
                    .get(name + "." + method.methodName().stringValue() + method.methodType().stringValue());
            if (replacement != null || asks(method)) {
                type.transformMethod(method, MethodTransform.transformingCode(new Patch(name, replacement)));
                return;
            }
        }
        type.with(element);
    }

    private static boolean asks(MethodModel method) {
        for (var element : method.code().map(CodeModel::elementList).orElse(List.of())) {
            var member = switch (element) {
                case InvokeInstruction call -> call.name();
                case FieldInstruction field -> field.name();
                default -> null;
            };
            if (member != null && TELLTALES.contains(member.stringValue())) {
                return true;
            }
        }
        return false;
    }

    /// Rewrites the code of one method.
    private record Patch(String owner, @Nullable Consumer<CodeBuilder> replacement) implements CodeTransform {

        @Override
        public void atStart(CodeBuilder code) {
            if (replacement != null) {
                var original = code.newLabel();
                SourceClass.managed(code).ifeq(original);
                replacement.accept(code);
                code.labelBinding(original);
            }
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            switch (element) {
                case InvokeInstruction call -> call(code, call);
                case FieldInstruction field when field.owner().asInternalName().equals(IMMUTABLE) -> salt(code, field);
                default -> code.with(element);
            }
        }

        private void call(CodeBuilder code, InvokeInstruction call) {
            switch (call.owner().asInternalName() + "." + call.name().stringValue()) {
                case "java/lang/Object.hashCode" -> identify(code, call, "hashed");
                case "java/lang/System.identityHashCode" -> identify(code, call, "identified");
                case "java/lang/System.nanoTime" -> code
                        .invokestatic(HookClass.HOOKS, "nanoTime", SourceClass.GIVES);
                case "java/lang/System.currentTimeMillis" -> source(code, "currentTimeMillis");
                case "java/util/concurrent/atomic/AtomicLong.getAndAdd" -> draw(code, call);
                default -> code.with(call);
            }
        }

        private void identify(CodeBuilder code, InvokeInstruction call, String how) {
            if (call.opcode() != Opcode.INVOKESPECIAL) {
                code.dup().invokestatic(SourceClass.SOURCES, asksLasting() ? "lasting" : how, SourceClass.TAKES);
            }
            code.with(call);
        }

        /// Whether it asks only classes and constants of enums, which outlive a schedule.
        private boolean asksLasting() {
            return owner.startsWith("java/lang/") && !owner.equals("java/lang/Object");
        }

        private void draw(CodeBuilder code, InvokeInstruction call) {
            if (drawsSeeds()) {
                code.invokestatic(SourceClass.SOURCES, "draw",
                        call.typeSymbol().insertParameterTypes(0, call.owner().asSymbol()));
            } else {
                code.with(call);
            }
        }

        private boolean drawsSeeds() {
            return owner.equals("java/util/SplittableRandom") || owner.startsWith("jdk/random/")
                    || owner.equals("java/util/concurrent/ThreadLocalRandom");
        }

        /// Which element an immutable set or map begins with, and in which direction it goes on.
        private static void salt(CodeBuilder code, FieldInstruction field) {
            switch (field.opcode() + " " + field.name().stringValue()) {
                case "GETSTATIC SALT32L" -> code.loadConstant(SALT);
                case "GETSTATIC REVERSE" -> code.iconst_0();
                default -> code.with(field);
            }
        }
    }
}
