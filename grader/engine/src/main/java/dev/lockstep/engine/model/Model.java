package dev.lockstep.engine.model;

import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.stream.BaseStream;

import org.jspecify.annotations.Nullable;

/// What the JDK's classes and methods do, looked up in the tables.
public final class Model {

    private static final Tables TABLES = new Tables(List.of(ConcurrentTable.ATOMICS, ConcurrentTable.LOCKS,
            ConcurrentTable.SYNCHRONIZERS, ConcurrentTable.COLLECTIONS, ConcurrentTable.TASKS, ConcurrentTable.SHARED,
            DataTable.COLLECTIONS, DataTable.VALUES, DataTable.STREAMS, TextTable.BUILDERS, TextTable.STREAMS,
            TextTable.BUFFERS, TextTable.TOOLS, TextTable.FORMATS, LanguageTable.OBJECTS, LanguageTable.THREADS,
            LanguageTable.STATICS));

    /// Classes that do what they do by methods which their subclasses have to have.
    private static final Set<String> SKELETONS = Set.of("java.util.AbstractCollection", "java.util.AbstractList",
            "java.util.AbstractMap", "java.util.AbstractSet", "java.util.AbstractQueue",
            "java.util.AbstractSequentialList", "java.io.InputStream", "java.io.OutputStream", "java.lang.Object",
            "java.lang.Number");

    /// What all objects are asked, and need not read anything for.
    private static final Set<String> OF_OBJECTS = Set.of("toString()", "hashCode()", "equals(Ljava/lang/Object;)");

    private static final Description UNKNOWN = new Description(Kind.UNKNOWN, Set.of(), Map.of());
    private static final Description IMMUTABLE = new Description(Kind.IMMUTABLE, Set.of(), Map.of());

    private static final ClassValue<Description> DESCRIPTIONS = new ClassValue<>() {
        @Override
        protected Description computeValue(Class<?> type) {
            return find(type);
        }
    };

    /// Classes whose objects equal nothing but themselves.
    private static final ClassValue<Boolean> IDENTICAL = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return isOfObject(type, "equals", Object.class) && isOfObject(type, "hashCode");
        }
    };

    /// Classes whose objects have no text but their name.
    private static final ClassValue<Boolean> NAMED_ALONE = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return isOfObject(type, "toString");
        }
    };

    private Model() {}

    private static boolean isOfObject(Class<?> type, String method, Class<?>... parameters) {
        try {
            return type.getMethod(method, parameters).getDeclaringClass() == Object.class;
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e); // every class has these
        }
    }

    /// Whether objects of a class equal nothing but themselves: whoever compares them does not read them.
    public static boolean isIdentical(Class<?> type) {
        return IDENTICAL.get(type);
    }

    /// Whether objects of a class are read when they are asked for a text, or when they are compared.
    public static boolean tells(Class<?> type, boolean whenCompared) {
        return !(whenCompared ? IDENTICAL : NAMED_ALONE).get(type);
    }

    /// What a class of the JDK is to threads that share its objects.
    public static Kind kind(Class<?> type) {
        return DESCRIPTIONS.get(type).kind();
    }

    /// Whether a trait is one of all methods of a class.
    public static boolean is(Class<?> type, Trait trait) {
        return DESCRIPTIONS.get(type).traits().contains(trait);
    }

    private static Description find(Class<?> type) {
        var exactly = TABLES.types.get(type.getName());
        if (exactly != null) {
            return exactly;
        }
        if (type.isArray() || type.isHidden()) {
            return IMMUTABLE; // of arrays, the elements are watched
        }
        if (Iterator.class.isAssignableFrom(type) || Enumeration.class.isAssignableFrom(type)
                || Spliterator.class.isAssignableFrom(type)) {
            return DESCRIPTIONS.get(Iterator.class);
        }
        if (Throwable.class.isAssignableFrom(type)) {
            return DESCRIPTIONS.get(Throwable.class);
        }
        if (BaseStream.class.isAssignableFrom(type)) {
            return DESCRIPTIONS.get(BaseStream.class);
        }
        var listed = TABLES.of(type.getName());
        return listed != null ? listed : ofEnclosing(type);
    }

    private static Description ofEnclosing(Class<?> type) {
        var name = type.getName();
        for (var end = name.lastIndexOf('$'); end > 0; end = name.lastIndexOf('$', end - 1)) {
            var listed = TABLES.of(name.substring(0, end));
            if (listed != null && listed.kind() != Kind.OPEN) {
                return listed;
            }
        }
        return inherited(type);
    }

    private static Description inherited(Class<?> type) {
        var superclass = type.getSuperclass();
        if (superclass != null && isTelling(superclass)) {
            return DESCRIPTIONS.get(superclass);
        }
        for (var parent : type.getInterfaces()) {
            if (isTelling(parent)) {
                return DESCRIPTIONS.get(parent);
            }
        }
        return UNKNOWN;
    }

    private static boolean isTelling(Class<?> type) {
        return switch (kind(type)) {
            case OPEN, UNKNOWN -> false;
            case CONCURRENT, TASKS, SYNCHRONISED, UNSYNCHRONISED, CURSOR, WRAPPER, THREAD, IMMUTABLE -> true;
        };
    }

    /// What a method does, on an object of a class of the JDK.
    public static Deed deed(Class<?> type, String method, String descriptor) {
        var exactly = exactly(method, descriptor);
        var found = described(type, method, exactly);
        if (kind(type) == Kind.IMMUTABLE) {
            return found == null ? Deed.NOTHING : found.onOthers();
        }
        if (found == null) {
            found = described(Object.class, method, exactly);
        }
        if (found != null && found.is(Trait.DEEP) && OF_OBJECTS.contains(exactly)
                && !tells(type, found.is(Trait.COMPARES))) {
            return Deed.NOTHING;
        }
        if (found == null) {
            return is(type, Trait.SETTLED) ? Deed.NOTHING : Deed.UNDESCRIBED;
        }
        return found;
    }

    /// With the types of the parameters, as in `get(I)`.
    private static String exactly(String method, String descriptor) {
        return method + descriptor.substring(0, descriptor.indexOf(')') + 1);
    }

    /// What the tables say: of the class itself, or of the nearest interface or class that it extends.
    private static @Nullable Deed described(Class<?> type, String method, String exactly) {
        var found = listed(type.getName(), method, exactly);
        for (var parent : type.getInterfaces()) {
            found = found != null ? found : described(parent, method, exactly);
        }
        var superclass = type.getSuperclass();
        return found != null || superclass == null || superclass == Object.class
                ? found
                : described(superclass, method, exactly);
    }

    private static @Nullable Deed listed(String type, String method, String exactly) {
        var listed = TABLES.of(type);
        if (listed == null) {
            return null;
        }
        var deed = listed.methods().get(exactly);
        return deed != null ? deed : listed.methods().get(method);
    }

    /// What a static method does to its first argument.
    ///
    /// @param owner with slashes
    static Deed ofStatic(String owner, String method, String descriptor) {
        var found = listedStatic(owner, method, descriptor);
        return found == null ? Deed.NOTHING : found;
    }

    private static @Nullable Deed listedStatic(String owner, String method, String descriptor) {
        var methods = TABLES.statics.getOrDefault(owner.replace('/', '.'), Map.of());
        var deed = methods.get(exactly(method, descriptor));
        return deed != null ? deed : methods.get(method);
    }

    /// Whether the scheduler has to know of a call. What the call does is decided when it happens, by the class of its
    /// object.
    ///
    /// @param owner the class that declares the method, or inherits it from another class of the JDK, with slashes
    public static boolean watches(String owner, String method, String descriptor, boolean isStatic) {
        if (!isOfJdk(owner) || method.startsWith("<")) {
            return false;
        }
        if (isStatic) {
            return listedStatic(owner, method, descriptor) != null;
        }
        var listed = TABLES.of(owner.replace('/', '.'));
        if (listed == null) {
            return true;
        }
        var exact = listed.methods().get(exactly(method, descriptor));
        var deed = exact != null ? exact : listed.methods().get(method);
        return switch (listed.kind()) {
            case IMMUTABLE -> deed != null && !deed.onOthers().traits().isEmpty();
            case THREAD -> deed != null && deed.effect() != Effect.NONE;
            case CONCURRENT, TASKS, SYNCHRONISED, UNSYNCHRONISED, CURSOR, WRAPPER, OPEN, UNKNOWN ->
                deed == null || deed.effect() != Effect.NONE || !deed.traits().isEmpty();
        };
    }

    /// Whether a table describes a method of this name: then it may be the JDK's that runs where the program's own
    /// interface is called.
    public static boolean isNamed(String method) {
        return TABLES.names.contains(method);
    }

    private static boolean isOfJdk(String owner) {
        return owner.startsWith("java/") || owner.startsWith("javax/") || owner.startsWith("jdk/")
                || owner.startsWith("sun/") || owner.startsWith("com/sun/");
    }

    /// Whether a call that is not watched may change something all the same: then a loop that makes it may do more than
    /// wait.
    ///
    /// @param owner with slashes
    public static boolean isOpaque(String owner, String method) {
        if (!isOfJdk(owner)) {
            return !owner.startsWith("[") && !owner.endsWith("Exception") && !owner.startsWith("dev/lockstep/");
        }
        return isListed(owner, Trait.OPAQUE) && !isConfined(owner, method);
    }

    /// Whether a class of the JDK draws numbers by chance.
    ///
    /// @param owner with slashes
    public static boolean draws(String owner) {
        return isOfJdk(owner) && isListed(owner, Trait.DRAWS);
    }

    private static boolean isListed(String owner, Trait trait) {
        var listed = TABLES.of(owner.replace('/', '.'));
        return listed != null && listed.traits().contains(trait);
    }

    /// Whether a call reads what belongs to the thread alone.
    ///
    /// @param owner with slashes
    public static boolean isConfined(String owner, String method) {
        var deed = listed(owner.replace('/', '.'), method, method);
        return deed != null && deed.is(Trait.CONFINED);
    }

    /// Whether a class leaves the state to the classes that extend it.
    public static boolean isSkeleton(Class<?> type) {
        return type.isInterface() || SKELETONS.contains(type.getName());
    }

    /// The class itself or the nearest superclass that is of the JDK.
    public static Class<?> jdkClass(Class<?> type) {
        var candidate = type;
        while (!isOfJdk(candidate) && candidate.getSuperclass() != null) {
            candidate = candidate.getSuperclass();
        }
        return candidate;
    }

    /// Whether a class is one of the JDK's.
    @SuppressWarnings("ReferenceEquality") // a loader is itself alone
    public static boolean isOfJdk(Class<?> type) {
        var loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }
}
