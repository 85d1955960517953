package dev.lockstep.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import dev.lockstep.engine.instrument.InstrumentingLoader;
import dev.lockstep.engine.instrument.Reflected;
import dev.lockstep.engine.trace.Identities;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What a check hands over does not tell by its class which check it comes from.
class NeutralLambdasTest {

    private static final String CHECK = "programs.HandingOver";
    private static final Pattern HASH_CODE = Pattern.compile("#\\d+");

    private static final List<String> SAID = List.of("of the class", "of the constructor, own", "nothing of its own",
            "own7", "secret", "known", "marked", "inner", "super secret", "of an interface", "of the JDK");

    @Test
    void lambdasOfAllFormsAreOfOneNeutralName() throws Exception {
        assertEquals(SAID.stream().map(said -> "programs.Task$$Lambda: " + said).toList(),
                HASH_CODE.matcher(Identities.without(String.join("\n", told(CHECK)))).replaceAll("").lines().toList());
    }

    @Test
    void thoseOfAProgramBearItsName() throws Exception {
        var told = told("");
        assertEquals(SAID.size(), told.size());
        told.forEach(each -> assertTrue(each.startsWith(CHECK), each));
    }

    /// The addresses in the classes' names are others in the second loader; the hash codes follow from the rest.
    @Test
    void theirHashCodesAreTheSameInEveryRun() throws Exception {
        var one = told(CHECK);
        var other = told(CHECK);
        assertNotEquals(one, other);
        assertEquals(Identities.without(String.join("\n", one)), Identities.without(String.join("\n", other)));
    }

    private static List<String> told(String check) throws Exception {
        var classes = Path.of(NeutralLambdasTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var loader = new InstrumentingLoader(List.of(classes), NeutralLambdasTest.class.getClassLoader(),
                name -> !check.isEmpty() && name.startsWith(check), _ -> false);
        var method = loader.loadClass(CHECK).getMethod("tell", Consumer.class);
        var told = new ArrayList<String>();
        assertInstanceOf(Explored.Passed.class, Explorer.explore(Bounds.standard(), () -> {
            told.clear();
            Reflected.initialize(method.getDeclaringClass());
            Reflected.call(method, (Consumer<String>) told::add);
        }));
        return told;
    }
}
