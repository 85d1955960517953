package dev.lockstep.engine.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class TaskOrderTest {

    @Test
    void everyMethodOfTheTableIsOneOfTheJdk() {
        assertEquals(Set.of(), TaskOrder.methods().stream().filter(method -> !exists(method))
                .collect(Collectors.toSet()));
    }

    private static boolean exists(String method) {
        var dot = method.indexOf('.');
        try {
            var type = Class.forName(method.substring(0, dot).replace('/', '.'));
            var names = Stream.concat(Stream.of("<init>"),
                    Arrays.stream(type.getDeclaredMethods()).map(declared -> declared.getName()));
            return names.anyMatch(method.substring(dot + 1)::equals);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
