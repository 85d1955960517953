package dev.lockstep.engine.instrument;

import java.io.ByteArrayInputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.instrument.TypeInfo.FieldInfo;

/// The classes that are instrumented, as seen in their class files; none is loaded to look at it.
///
/// Thread safety: guarded by its own lock, as class loading may happen in several threads.
final class Types {

    private final Function<String, @Nullable TypeInfo> source;
    private final Map<String, Optional<TypeInfo>> known = new HashMap<>();

    private Types(Function<String, @Nullable TypeInfo> source) {
        this.source = source;
    }

    /// Those of some class files.
    ///
    /// @param files the bytes of an instrumented class of this internal name, or null if it is not one
    static Types of(Function<String, byte @Nullable []> files) {
        return new Types(name -> {
            var bytes = files.apply(name);
            return bytes == null ? null : Rewritten.info(bytes);
        });
    }

    /// The same classes, seen by somebody whose questions are to be known ([#asked]).
    Types view() {
        return new Types(this::find);
    }

    /// The class of this internal name, or null if it is not instrumented.
    synchronized @Nullable TypeInfo find(String name) {
        var found = known.get(name);
        if (found == null) {
            found = Optional.ofNullable(source.apply(name));
            known.put(name, found);
        }
        return found.orElse(null);
    }

    /// What was asked for so far, and what the answers were.
    synchronized Map<String, Optional<TypeInfo>> asked() {
        return Map.copyOf(known);
    }

    /// Whether these are the answers that would be given here too.
    boolean answer(Map<String, Optional<TypeInfo>> answers) {
        return answers.entrySet().stream()
                .allMatch(each -> Objects.equals(find(each.getKey()), each.getValue().orElse(null)));
    }

    /// A class file writer that knows the hierarchy of these classes too.
    ClassFile writer() {
        ClassHierarchyResolver ours = type -> hierarchy(find(internalName(type)));
        return ClassFile.of(ClassFile.ClassHierarchyResolverOption
                .of(ours.orElse(ClassHierarchyResolver.defaultResolver()).cached()));
    }

    private static @Nullable ClassHierarchyInfo hierarchy(@Nullable TypeInfo type) {
        if (type == null) {
            return null;
        }
        var superclass = type.superclass();
        return type.isInterface()
                ? ClassHierarchyInfo.ofInterface()
                : ClassHierarchyInfo.ofClass(superclass == null ? null : ClassDesc.ofInternalName(superclass));
    }

    /// Knows the hierarchy of the classes of some class files, and of the JDK's.
    static ClassHierarchyResolver resolver(Function<String, byte @Nullable []> files) {
        var ours = ClassHierarchyResolver.ofResourceParsing(type -> {
            var bytes = files.apply(internalName(type));
            return bytes == null ? null : new ByteArrayInputStream(bytes);
        });
        return ours.orElse(ClassHierarchyResolver.defaultResolver()).cached();
    }

    static String internalName(ClassDesc type) {
        var descriptor = type.descriptorString();
        return descriptor.startsWith("L") ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }

    /// A field with the class that declares it.
    record Declared(TypeInfo owner, FieldInfo field) {}

    /// Finds the field that a reference means, or null if the class that declares it is not instrumented.
    @Nullable
    Declared field(String owner, String name) {
        for (var type = find(owner); type != null && !JdkCopies.is(type.name()); type = superclass(type)) {
            var field = type.fields().get(name);
            if (field != null) {
                return new Declared(type, field);
            }
            for (var parent : type.interfaces()) {
                var inherited = field(parent, name);
                if (inherited != null) {
                    return inherited;
                }
            }
        }
        return null;
    }

    private @Nullable TypeInfo superclass(TypeInfo type) {
        var superclass = type.superclass();
        return superclass == null ? null : find(superclass);
    }

    /// The class of the JDK (or another library) that a method reference ends in: the owner itself, or what an
    /// instrumented owner inherits the method from; null if an instrumented class declares it.
    @Nullable
    String libraryOwner(String owner, String method) {
        var type = find(owner);
        if (type == null) {
            return owner;
        }
        if (type.methods().contains(method)) {
            return null;
        }
        for (var parent : type.interfaces()) {
            var found = libraryOwner(parent, method);
            if (found != null && !found.equals("java/lang/Object")) {
                return found;
            }
        }
        var superclass = type.superclass();
        return superclass == null ? null : libraryOwner(superclass, method);
    }

    /// The class that is to be told that one is about to be used, or null if no static initialiser that was moved may have
    /// to run: its own, a superclass's, or one of an interface that is initialised with its classes.
    @Nullable
    ClassDesc initializer(String name) {
        var used = find(name);
        if (used != null && used.isInterface()) {
            return used.hasStaticState() ? Companion.of(used) : null;
        }
        return used != null && hasInitializer(used) ? ClassDesc.ofInternalName(name) : null;
    }

    /// Whether a class gets a method that initialises it. One without an initialiser of its own does if there is one
    /// above it: it is locked while that runs (JLS 12.4.2, steps 6 and 7).
    boolean hasInitializer(TypeInfo type) {
        if (type.isInterface()) {
            return false;
        }
        var superclass = superclass(type);
        return type.hasStaticState() || !initializedWith(type).isEmpty()
                || (superclass != null && hasInitializer(superclass));
    }

    /// The class that declares a static method, which a call through a subclass initialises alone (JLS 12.4.1); the owner
    /// if it is not found among the instrumented ones.
    String declaring(String owner, String method) {
        for (var type = find(owner); type != null; type = superclass(type)) {
            if (type.methods().contains(method)) {
                return type.name();
            }
        }
        return owner;
    }

    /// The interfaces whose static initialisers were moved and that are initialised before a class that implements them,
    /// in their order (JLS 12.4.1, JVMS 5.5): those that have a default method.
    List<TypeInfo> initializedWith(TypeInfo type) {
        var found = new LinkedHashSet<TypeInfo>();
        type.interfaces().forEach(name -> addInitializedWith(name, found));
        return List.copyOf(found);
    }

    /// Those that are initialised before the class of a lambda that implements an interface.
    List<TypeInfo> initializedWithLambda(String name) {
        var found = new LinkedHashSet<TypeInfo>();
        addInitializedWith(name, found);
        return List.copyOf(found);
    }

    private void addInitializedWith(String name, Set<TypeInfo> found) {
        var parent = find(name);
        if (parent != null) {
            parent.interfaces().forEach(each -> addInitializedWith(each, found));
            if (parent.hasDefaultMethods() && parent.hasStaticState()) {
                found.add(parent);
            }
        }
    }

    /// Whether a class is an enum, or the body of one of its constants.
    boolean isEnum(String name) {
        for (var type = find(name); type != null; type = superclass(type)) {
            if (type.isEnum()) {
                return true;
            }
        }
        return false;
    }

    /// Whether an instrumented class is the topmost of its line: the one that holds the shadow.
    boolean isTopmost(TypeInfo type) {
        return superclass(type) == null;
    }
}
