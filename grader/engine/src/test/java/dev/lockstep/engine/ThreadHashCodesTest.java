package dev.lockstep.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;

import org.junit.jupiter.api.Test;

import dev.lockstep.engine.instrument.InstrumentingLoader;
import dev.lockstep.engine.instrument.Reflected;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The order of threads in a hash table does not depend on the JVM's own draws.
class ThreadHashCodesTest {

    @Test
    void aThreadOfALibraryHasTheSameInEverySchedule() throws Exception {
        var classes = Path.of(ThreadHashCodesTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var loader = new InstrumentingLoader(List.of(classes), ThreadHashCodesTest.class.getClassLoader());
        var method = loader.loadClass("programs.Hashed").getMethod("aThreadOfALibrary", Function.class,
                IntConsumer.class);
        List<Integer> told = new ArrayList<>();
        Explorer.explore(Bounds.standard(), () -> Reflected.call(method,
                (Function<Runnable, Thread>) ThreadHashCodesTest::started, (IntConsumer) told::add));
        assertTrue(told.size() > 1, told::toString);
        assertEquals(Set.of(told.getFirst()), new HashSet<>(told));
    }

    private static Thread started(Runnable task) {
        var thread = new Thread(task);
        thread.start();
        return thread;
    }
}
