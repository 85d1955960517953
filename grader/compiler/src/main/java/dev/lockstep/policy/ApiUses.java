package dev.lockstep.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;

import dev.lockstep.source.TopicSources;

/// Holds what classes use of the JDK against the list of allowed API. Thread safety: confined to one check of a policy.
final class ApiUses {

    /// The stream inside of a `FilterInputStream` and its like, which only a constructor sets.
    private static final Set<String> WRAPPED = Set.of("in", "out");

    private final AllowedApi api;
    private final TopicSources sources;
    private final SourcePositions positions;

    ApiUses(AllowedApi api, TopicSources sources) {
        this.api = api;
        this.sources = sources;
        this.positions = new SourcePositions(sources);
    }

    Stream<Offence> offences(JavaClass type) {
        return Stream.of(type.getDirectDependenciesFromSelf().stream().flatMap(use -> offence(use).stream()),
                type.getAccessesFromSelf().stream().flatMap(access -> offence(access).stream()),
                promises(type).flatMap(promised -> inherited(type, promised).stream())).flatMap(each -> each);
    }

    /// What the code of one method uses. Types that it only names are told by [#offences(JavaClass)].
    Stream<Offence> offences(JavaCodeUnit code) {
        return code.getAccessesFromSelf().stream().flatMap(access -> called(access)
                .flatMap(type -> api.objectionTo(type)
                        .map(reason -> new Offence(positions.of(access.getSourceCodeLocation(), type.replace('$', '.')),
                                type.replace('$', '.'), reason))
                        .or(() -> offence(access))
                        .stream())
                .limit(1));
    }

    /// Whether an access is one of a member that a type of the JDK, or a subtype, has.
    boolean isOf(JavaAccess<?> access, Class<?> type, String member) {
        return access.getTarget().getName().equals(member)
                && called(access).anyMatch(owner -> JdkTypes.withSupertypes(owner).contains(type.getName()));
    }

    /// A type that is named: as a supertype, of a field, parameter or result, thrown, caught, tested for, called on.
    private Optional<Offence> offence(Dependency use) {
        var target = use.getTargetClass().getBaseComponentType();
        if (target.isPrimitive() || ofTopic(target)) {
            return Optional.empty();
        }
        var name = target.getName().replace('$', '.');
        return api.objectionTo(target.getName())
                .map(reason -> new Offence(positions.of(use.getSourceCodeLocation(), name), name, reason));
    }

    /// A member that is called, read or written. What a class of the topic inherits from the JDK looks like its own.
    private Optional<Offence> offence(JavaAccess<?> access) {
        var target = access.getTarget();
        var member = new ApiRule.Member(target.getName().equals("<init>") ? "new" : target.getName(),
                parameters(target));
        return called(access).filter(type -> api.objectionTo(type).isEmpty())
                .flatMap(type -> api.objectionTo(type, member)
                        .or(() -> access instanceof JavaFieldAccess field ? objectionTo(field, type) : Optional.empty())
                        .map(reason -> new Offence(positions.of(access.getSourceCodeLocation(), member.name()),
                                display(type, member), reason))
                        .stream())
                .findFirst();
    }

    /// A variable of the JDK's that a subclass has a share in.
    private static Optional<String> objectionTo(JavaFieldAccess access, String type) {
        var isWrappedStream = access.getAccessType() == JavaFieldAccess.AccessType.GET
                && type.startsWith("java.io.") && WRAPPED.contains(access.getTarget().getName());
        return isWrappedStream || !JdkTypes.hasVariable(type, access.getTarget().getName())
                ? Optional.empty()
                : Optional.of("the scheduler does not see it change");
    }

    /// What a class promises in interfaces of the topic that its superclass does not have.
    private Stream<JavaMethod> promises(JavaClass type) {
        var known = type.getRawSuperclass().map(JavaClass::getAllRawInterfaces).orElse(Set.of());
        return type.isInterface()
                ? Stream.of()
                : type.getAllRawInterfaces().stream().filter(each -> ofTopic(each) && !known.contains(each))
                        .flatMap(each -> each.getMethods().stream())
                        .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC));
    }

    /// A method of the JDK that keeps a promise: whoever calls the interface calls it, and no line with the call says so.
    private Optional<Offence> inherited(JavaClass type, JavaMethod promised) {
        var parameters = promised.getRawParameterTypes().stream().map(JavaClass::getName).toList();
        var heir = type;
        while (ofTopic(heir)) {
            if (heir.tryGetMethod(promised.getName(), parameters.toArray(String[]::new)).isPresent()) {
                return Optional.empty();
            }
            heir = heir.getRawSuperclass().orElseThrow(); // at the latest, java.lang.Object is not of the topic
        }
        var ancestor = heir;
        var member = new ApiRule.Member(promised.getName(), simpleNames(promised.getRawParameterTypes()));
        return api.objectionTo(ancestor.getName(), member)
                .filter(_ -> JdkTypes.hasMethod(ancestor.getName(), promised.getName(), parameters))
                .map(reason -> new Offence(positions.of(type.getSourceCodeLocation(), type.getSimpleName()),
                        display(ancestor.getName(), member), reason));
    }

    private boolean isDeclaredInTopic(AccessTarget target) {
        return target.resolveMember().map(member -> ofTopic(member.getOwner())).orElse(false);
    }

    /// The types of the JDK, by their names, that may declare what is accessed; none if a class of the topic does.
    private Stream<String> called(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        if (owner.isArray()) {
            return Stream.of();
        }
        if (!ofTopic(owner)) {
            return Stream.of(owner.getName());
        }
        if (isDeclaredInTopic(access.getTarget())) {
            return Stream.of();
        }
        var interfaces = owner.getAllRawInterfaces().stream().filter(type -> !ofTopic(type)).map(JavaClass::getName)
                .sorted();
        var superclasses = owner.isInterface()
                ? Stream.of("java.lang.Object")
                : owner.getAllRawSuperclasses().stream().filter(type -> !ofTopic(type)).map(JavaClass::getName);
        return Stream.concat(superclasses, interfaces);
    }

    /// Whether a type is the submission's or a contract. The models of the course are not for submissions.
    private boolean ofTopic(JavaClass type) {
        return sources.mayDeclareIn(type.getPackageName()) || sources.isContract(type.getPackageName());
    }

    private static String parameters(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget unit
                ? simpleNames(unit.getRawParameterTypes())
                : "";
    }

    private static String simpleNames(List<JavaClass> types) {
        return types.stream().map(JavaClass::getSimpleName).collect(Collectors.joining(","));
    }

    private static String display(String type, ApiRule.Member member) {
        var simple = type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
        return member.name().equals("new")
                ? "new %s(%s)".formatted(simple, member.parameters())
                : simple + "." + member.name();
    }
}
