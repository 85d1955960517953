package dev.lockstep.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AllowedApiTest {

    private static final AllowedApi SMALL = new AllowedApi("""
            # a comment
            allow java.util.* java.lang.*Error
                  java.lang.Thread
            allow java.lang.System only nanoTime

            deny java.util.Scanner because it reads files
            deny java.lang.Thread members stop new(Runnable)
                 because it is cruel
            """, AllowedApi.NOT_LISTED);

    @Test
    void whatNoLineAllowsIsRefused() {
        assertEquals(Optional.of(AllowedApi.NOT_LISTED), SMALL.objectionTo("java.net.Socket"));
    }

    @Test
    void aStarStandsForNamesInOnePackage() {
        assertEquals(Optional.empty(), SMALL.objectionTo("java.util.Map$Entry"));
        assertEquals(Optional.empty(), SMALL.objectionTo("java.lang.OutOfMemoryError"));
        assertTrue(SMALL.objectionTo("java.util.zip.ZipFile").isPresent());
        assertTrue(SMALL.objectionTo("java.lang.Errors").isPresent());
        assertTrue(SMALL.objectionTo("java.lang.x.Error").isPresent());
    }

    @Test
    void whatIsDeniedIsRefusedAlthoughItIsAllowedToo() {
        assertEquals(Optional.of("it reads files"), SMALL.objectionTo("java.util.Scanner"));
    }

    @Test
    void aMemberIsDeniedInSubtypesToo() {
        assertEquals(Optional.of("it is cruel"), member("java.util.concurrent.ForkJoinWorkerThread", "stop", ""));
        assertEquals(Optional.empty(), member("java.lang.Thread", "join", ""));
    }

    @Test
    void aMemberCanBeDeniedByItsParameters() {
        assertEquals(Optional.of("it is cruel"), member("java.lang.Thread", "new", "Runnable"));
        assertEquals(Optional.empty(), member("java.lang.Thread", "new", "Runnable,String"));
    }

    @Test
    void aTypeCanBeAllowedWithSomeOfItsMembers() {
        assertEquals(Optional.empty(), member("java.lang.System", "nanoTime", ""));
        assertEquals(Optional.empty(), member("java.lang.System", "toString", ""));
        assertEquals(Optional.of(AllowedApi.NOT_LISTED), member("java.lang.System", "exit", "int"));
    }

    @Test
    void anInterfaceHasTheMethodsOfObject() {
        var list = new AllowedApi("allow java.util.*\ndeny java.lang.Object members wait because it blocks", "");
        assertEquals(Optional.of("it blocks"), list.objectionTo("java.util.Map", new ApiRule.Member("wait", "")));
        assertEquals(Optional.empty(), list.objectionTo("java.util.Map", new ApiRule.Member("get", "Object")));
    }

    @Test
    void aLineThatSaysNeitherIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new AllowedApi("permit java.util.*", ""));
        assertThrows(IllegalArgumentException.class, () -> new AllowedApi("deny java.util.*", ""));
    }

    @Test
    void aPatternThatWouldNeverMatchIsRefused() {
        var refused = assertThrows(IllegalArgumentException.class, () -> new AllowedApi("allow java.util.*Map*", ""));
        assertEquals("more than one * in java.util.*Map*: name the types apart", refused.getMessage());
    }

    @Test
    void everyTypeAndMemberOnTheListExists() {
        var unknown = AllowedApi.standard().rules().stream().flatMap(AllowedApiTest::unknown).toList();
        assertEquals(List.of(), unknown);
    }

    private static Stream<String> unknown(ApiRule rule) {
        var exact = rule.types().stream().filter(type -> !type.contains("*")).toList();
        var types = exact.stream().flatMap(type -> type(type).stream()).toList();
        var missingTypes = exact.stream().filter(type -> type(type).isEmpty());
        var missingMembers = types.isEmpty()
                ? Stream.<String>of()
                : rule.members().stream().filter(member -> types.stream().noneMatch(type -> has(type, member)));
        return Stream.concat(missingTypes, missingMembers.map(member -> exact + "." + member));
    }

    private static boolean has(Class<?> type, String member) {
        var methods = Arrays.stream(type.getMethods()).flatMap(method -> Stream.of(method.getName(),
                method.getName() + parameters(method.getParameterTypes())));
        var constructors = Arrays.stream(type.getConstructors()).flatMap(constructor -> Stream.of("new",
                "new" + parameters(constructor.getParameterTypes())));
        var fields = Arrays.stream(type.getFields()).map(field -> field.getName());
        return Stream.of(methods, constructors, fields).flatMap(names -> names).anyMatch(member::equals);
    }

    private static String parameters(Class<?>[] types) {
        return Arrays.stream(types).map(Class::getSimpleName).collect(Collectors.joining(",", "(", ")"));
    }

    private static Optional<Class<?>> type(String name) {
        try {
            return Optional.of(Class.forName(name, false, ClassLoader.getPlatformClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> member(String type, String name, String parameters) {
        return SMALL.objectionTo(type, new ApiRule.Member(name, parameters));
    }
}
