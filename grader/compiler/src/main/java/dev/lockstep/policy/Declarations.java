package dev.lockstep.policy;

import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;

import dev.lockstep.source.TopicSources;

/// Looks for methods that a submission may not declare.
final class Declarations {

    private static final Set<String> OF_SERIALISATION = Set.of("readObject", "writeObject", "readObjectNoData",
            "readResolve", "writeReplace", "readExternal", "writeExternal");

    private final SourcePositions positions;

    Declarations(TopicSources sources) {
        this.positions = new SourcePositions(sources);
    }

    Stream<Offence> offences(JavaClass type) {
        return type.getMethods().stream().flatMap(this::offences);
    }

    private Stream<Offence> offences(JavaMethod method) {
        if (method.getModifiers().contains(JavaModifier.NATIVE)) {
            return offence(method, "a native method", "it would load native code");
        }
        if (method.getName().equals("finalize") && method.getRawParameterTypes().isEmpty()) {
            return offence(method, "a finalizer", "it runs whenever the garbage collector likes");
        }
        return isOfSerialisation(method) ? offence(method, method.getName(), "it is serialisation") : Stream.of();
    }

    /// The hooks have a fixed shape; a method that only shares the name is the student's own.
    private static boolean isOfSerialisation(JavaMethod method) {
        var parameters = method.getRawParameterTypes();
        return OF_SERIALISATION.contains(method.getName())
                && (parameters.isEmpty()
                        || (parameters.size() == 1 && parameters.getFirst().getPackageName().equals("java.io")));
    }

    private Stream<Offence> offence(JavaMethod method, String what, String reason) {
        return Stream.of(new Offence(positions.of(method.getSourceCodeLocation(), method.getName()), what, reason));
    }
}
