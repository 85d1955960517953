package dev.lockstep.policy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;

/// What code of a submission may come to run when a class of it is used: found by rapid type analysis (Bacon and Sweeney,
/// OOPSLA 1996). A call may reach the method of any class that is instantiated in code that is reached. Thread safety:
/// confined to one check.
final class Reach {

    /// A method as a call names it.
    private record Signature(String name, List<String> parameters) {
        static Signature of(String name, List<JavaClass> parameters) {
            return new Signature(name, parameters.stream().map(JavaClass::getName).toList());
        }
    }

    private final JavaClasses own;
    private final Set<JavaCodeUnit> reached = new LinkedHashSet<>();
    private final Set<JavaClass> made = new LinkedHashSet<>();
    private final Map<Signature, Set<JavaClass>> called = new HashMap<>();
    private final Deque<JavaCodeUnit> pending = new ArrayDeque<>();

    private Reach(JavaClasses own) {
        this.own = own;
    }

    /// The code that is reached by calls from outside of the submission, of all that a class does not keep to itself.
    static Set<JavaCodeUnit> of(JavaClass start, JavaClasses own) {
        var reach = new Reach(own);
        reach.make(start);
        withSuperclasses(start).flatMap(type -> type.getCodeUnits().stream())
                .filter(code -> !code.getModifiers().contains(JavaModifier.PRIVATE)).forEach(reach::add);
        while (!reach.pending.isEmpty()) {
            reach.pending.removeFirst().getAccessesFromSelf().forEach(reach::follow);
        }
        return reach.reached;
    }

    private void add(JavaCodeUnit code) {
        if (isOwn(code.getOwner()) && reached.add(code)) {
            pending.add(code);
            initialise(code.getOwner());
        }
    }

    private void follow(JavaAccess<?> access) {
        var target = access.getTarget();
        initialise(target.getOwner());
        if (target instanceof AccessTarget.CodeUnitAccessTarget code) {
            code.resolveMember().ifPresent(this::reach);
            call(target.getOwner(), Signature.of(target.getName(), code.getRawParameterTypes()));
        }
    }

    private void reach(JavaCodeUnit code) {
        add(code);
        if (code instanceof JavaConstructor) {
            make(code.getOwner());
        }
    }

    private void call(JavaClass owner, Signature signature) {
        if (called.computeIfAbsent(signature, _ -> new LinkedHashSet<>()).add(owner)) {
            made.stream().filter(type -> type.isAssignableTo(owner.getName())).toList()
                    .forEach(type -> dispatch(type, signature));
        }
    }

    private void dispatch(JavaClass type, Signature signature) {
        withSuperclasses(type)
                .flatMap(each -> each.tryGetMethod(signature.name(), signature.parameters().toArray(String[]::new))
                        .stream())
                .findFirst().ifPresent(this::add);
    }

    /// An object of the class may be there from now on.
    private void make(JavaClass type) {
        if (isOwn(type) && made.add(type)) {
            initialise(type);
            called.forEach((signature, owners) -> {
                if (owners.stream().anyMatch(owner -> type.isAssignableTo(owner.getName()))) {
                    dispatch(type, signature);
                }
            });
            withSuperclasses(type).flatMap(each -> each.getMethods().stream())
                    .filter(method -> isCalledBack(type, method.getName())).forEach(this::add);
        }
    }

    /// Whether the JDK may call a method of an object.
    private boolean isCalledBack(JavaClass type, String method) {
        return Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
                .filter(each -> !isOwn(each)).anyMatch(each -> JdkTypes.hasMethod(each.getName(), method));
    }

    private void initialise(JavaClass type) {
        withSuperclasses(type).filter(this::isOwn).flatMap(each -> each.getStaticInitializer().stream())
                .forEach(this::add);
    }

    private boolean isOwn(JavaClass type) {
        return own.contain(type.getName());
    }

    private static Stream<JavaClass> withSuperclasses(JavaClass type) {
        return Stream.iterate(type, each -> each != null, each -> each.getRawSuperclass().orElse(null));
    }
}
