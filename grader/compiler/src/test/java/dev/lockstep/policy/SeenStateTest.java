package dev.lockstep.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.lockstep.engine.model.Kind;
import dev.lockstep.engine.model.Model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Walks what a submission may use of the JDK: whatever it can keep state in, the engine sees, or two threads that share it
/// would pass for two that do not.
class SeenStateTest {

    private static final AllowedApi API = AllowedApi.standard();
    private static final String FOLDER = "/modules/java.base/";
    private static final List<Class<?>> ALLOWED = allowed();

    /// Fields that change, of classes that the engine takes for unchanging, and that nobody can tell from unchanging ones.
    private static final Set<String> HARMLESS = Set.of(
            // computed once, when first asked for, and always to the same value
            "java.lang.Enum.hash", "java.lang.String.hash", "java.lang.String.hashIsZero",
            "java.math.BigDecimal.precision", "java.math.BigDecimal.stringCache",
            "java.math.BigInteger.bitCountPlusOne", "java.math.BigInteger.magBitLengthPlusOne",
            "java.math.BigInteger.lowestSetBitPlusTwo", "java.math.BigInteger.numberOfTrailingZeroIntsPlusTwo",
            "java.nio.charset.Charset.aliasSet",
            "java.time.ZoneOffset.rules", "java.util.Locale.hashCodeValue", "java.util.Locale.languageTag",
            "java.util.Locale$LanguageRange.hash", "java.lang.invoke.MethodHandles$Lookup.cachedProtectionDomain",
            // set before anybody else knows the object
            "java.lang.Character$Subset.name", "java.util.EventObject.source",
            "java.util.Locale.baseLocale", "java.util.Locale.localeExtensions",
            "java.text.DateFormat$Field.calendarField",
            "java.text.AttributedCharacterIterator$Attribute.name");

    /// Classes whose fields change, and why nobody can tell.
    private static final Set<String> OPAQUE = Set.of(
            "java.lang.Class", // caches of the JVM's; of its members a submission may ask for names alone
            "java.lang.StackTraceElement", // a submission gets none
            "java.lang.invoke.VarHandle", // what it accesses is told by the variable
            "java.util.PropertyPermission", // written when made and when read from a stream
            "java.util.regex.Pattern", // compiled when made; what a copy leaves out is made up for when first used
            "java.time.chrono.HijrahChronology", // its calendar is read from a file once, when first used
            "java.util.concurrent.ThreadLocalRandom"); // of its own thread alone

    @Test
    void theWalkFindsTheJdk() {
        assertTrue(ALLOWED.size() > 400, () -> "only %d classes are allowed".formatted(ALLOWED.size()));
        assertTrue(ALLOWED.contains(java.util.ArrayDeque.class));
    }

    @Test
    void theEngineKnowsEveryAllowedClass() {
        assertEquals(List.of(), ALLOWED.stream().filter(type -> Model.kind(type) == Kind.UNKNOWN).toList());
    }

    @Test
    void whatTheEngineTakesForUnchangingNeverChanges() {
        var changing = ALLOWED.stream().filter(type -> Model.kind(type) == Kind.IMMUTABLE && !type.isInterface())
                .filter(type -> !OPAQUE.contains(type.getName())).flatMap(SeenStateTest::variables).distinct()
                .filter(field -> !HARMLESS.contains(field)).toList();
        assertEquals(List.of(), changing);
    }

    @Test
    void nothingIsCalledHarmlessThatIsNotThere() {
        var known = ALLOWED.stream().flatMap(SeenStateTest::variables).collect(Collectors.toSet());
        assertEquals(List.of(), HARMLESS.stream().filter(Predicate.not(known::contains)).toList());
        var names = ALLOWED.stream().map(Class::getName).toList();
        assertEquals(List.of(), OPAQUE.stream().filter(Predicate.not(names::contains)).toList());
    }

    @Test
    void noAllowedMethodChangesTheWholeJvm() {
        assertEquals(List.of(), ALLOWED.stream().flatMap(type -> Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getName().startsWith("set"))
                .filter(method -> !method.getParameterTypes()[0].isArray()) // Arrays.setAll
                .filter(method -> API.objectionTo(type.getName(), member(method)).isEmpty())
                .map(method -> type.getName() + "." + method.getName())).toList());
    }

    private static ApiRule.Member member(Method method) {
        return new ApiRule.Member(method.getName(),
                Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(",")));
    }

    private static Stream<String> variables(Class<?> type) {
        return withSuperclasses(type).flatMap(each -> Arrays.stream(each.getDeclaredFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers()))
                .map(field -> field.getDeclaringClass().getName() + "." + field.getName());
    }

    private static Stream<Class<?>> withSuperclasses(Class<?> type) {
        var all = new ArrayList<Class<?>>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            all.add(each);
        }
        return all.stream();
    }

    private static List<Class<?>> allowed() {
        try (var files = Files.walk(FileSystems.getFileSystem(URI.create("jrt:/")).getPath(FOLDER + "java"))) {
            return files.map(Object::toString).filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name -> name.substring(FOLDER.length(), name.length() - ".class".length()).replace('/', '.'))
                    .filter(name -> API.objectionTo(name).isEmpty()).<Class<?>>map(SeenStateTest::load)
                    .filter(SeenStateTest::isPublic).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPublic(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            if (!Modifier.isPublic(each.getModifiers())) {
                return false;
            }
        }
        return !type.isAnnotation();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, null);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
