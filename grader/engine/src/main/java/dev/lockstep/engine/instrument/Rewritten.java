package dev.lockstep.engine.instrument;

import java.lang.classfile.ClassFile;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// The classes that this JVM has rewritten, kept for other loaders: the checks of a topic are the same for every submission,
/// and most of one submission is like most of another. Only bytes are kept; whoever takes them defines a class of its own,
/// with static fields of its own.
///
/// How a class is rewritten rests on its class file, on whether it is a check's, and on what [Types] knows of the classes
/// that it names: what was asked for is kept beside the bytes, which are taken only where the answers are the same.
///
/// Thread safety: guarded by the lock of this class; two threads may rewrite the same class at once, to the same bytes.
final class Rewritten {

    /// Class files are some thousands of bytes long.
    private static final int MOST_KEPT = 2_000;

    private static final Map<Source, Rewritten> KEPT = bounded();
    private static final Map<Source, TypeInfo> INFOS = bounded();

    private final byte[] bytes;
    private final Map<String, Optional<TypeInfo>> asked;

    private Rewritten(byte[] bytes, Map<String, Optional<TypeInfo>> asked) {
        this.bytes = bytes;
        this.asked = asked;
    }

    /// What is rewritten. Nobody changes the bytes.
    private static final class Source {

        final byte[] bytes;
        private final boolean isOfACheck;

        Source(byte[] bytes, boolean isOfACheck) {
            this.bytes = bytes;
            this.isOfACheck = isOfACheck;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Source source && isOfACheck == source.isOfACheck
                    && Arrays.equals(bytes, source.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /// A map that forgets what was not used for longest.
    private static <V> Map<Source, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Source, V> eldest) {
                return size() > MOST_KEPT;
            }
        };
    }

    /// A class, rewritten.
    ///
    /// @param isOfACheck whether it is what a program is checked with
    static byte[] of(byte[] bytes, Types types, boolean isOfACheck) {
        var source = new Source(bytes, isOfACheck);
        var kept = kept(source);
        if (kept != null && types.answer(kept.asked)) {
            return kept.bytes;
        }
        var view = types.view();
        var made = new Rewritten(ClassRewriter.rewrite(bytes, view, isOfACheck), view.asked());
        keep(source, made);
        return made.bytes;
    }

    private static synchronized @Nullable Rewritten kept(Source source) {
        return KEPT.get(source);
    }

    private static synchronized void keep(Source source, Rewritten made) {
        KEPT.put(source, made);
    }

    /// What the instrumenter has to know of a class: the same object for the same bytes, which are then soon compared.
    static synchronized TypeInfo info(byte[] bytes) {
        return INFOS.computeIfAbsent(new Source(bytes, false),
                source -> TypeInfo.of(ClassFile.of().parse(source.bytes)));
    }
}
