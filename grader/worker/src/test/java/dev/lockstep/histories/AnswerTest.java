package dev.lockstep.histories;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AnswerTest {

    private record Pair(int one, Object other) {}

    private static final class Full extends IllegalStateException {
        private static final long serialVersionUID = 1;
    }

    private static Answer returned(@Nullable Object value) {
        return Answer.returned(Object.class, value);
    }

    @Test
    void anExceptionMayBeMoreSpecialThanTheModelsAndNoLess() {
        var stated = Answer.threw(new IllegalStateException());
        assertTrue(stated.explains(Answer.threw(new Full())));
        assertTrue(stated.explains(Answer.threw(new IllegalStateException("told"))));
        assertFalse(stated.explains(Answer.threw(new RuntimeException())));
        assertFalse(stated.explains(new Answer.Nothing()));
        assertFalse(new Answer.Blocks().explains(stated));
    }

    @Test
    void valuesAreComparedByWhatTheyHold() {
        assertEquals(returned(new int[]{1, 2}), returned(new int[]{1, 2}));
        assertEquals(returned(new boolean[]{true}), returned(new boolean[]{true}));
        assertEquals(returned(new Object[]{"a", new byte[]{1}}), returned(new Object[]{"a", new byte[]{1}}));
        assertEquals(returned(Optional.of(new Pair(1, "a"))), returned(Optional.of(new Pair(1, "a"))));
        assertEquals(returned(Map.of("k", List.of(3L))), returned(Map.of("k", new ArrayList<>(List.of(3L)))));
        assertNotEquals(returned(new Pair(1, "a")), returned(new Pair(2, "a")));
        assertNotEquals(returned(Optional.empty()), returned(null));
        assertNotEquals(returned(1), returned(1L));
    }

    @Test
    void whoseClassACollectionIsOfDoesNotMatter() {
        assertEquals(returned(List.of("a", 1)), returned(new AbstractList<Object>() {
            @Override
            public Object get(int index) {
                return List.of("a", 1).get(index);
            }

            @Override
            public int size() {
                return 2;
            }
        }));
        assertEquals(returned(Set.of("a")), returned(new AbstractSet<String>() {
            @Override
            public Iterator<String> iterator() {
                return List.of("a").iterator();
            }

            @Override
            public int size() {
                return 1;
            }
        }));
        assertEquals(returned(Map.of("k", 1)), returned(new AbstractMap<String, Integer>() {
            @Override
            public Set<Entry<String, Integer>> entrySet() {
                return Set.of(Map.entry("k", 1));
            }
        }));
    }

    @Test
    void theyReadAsTheyStandBehindACall() {
        assertEquals(List.of("", " = 3", " = [1, 2]", " throws IllegalStateException", " waits for ever"),
                List.of(new Answer.Nothing(), returned(3), returned(new int[]{1, 2}),
                        Answer.threw(new IllegalStateException()), new Answer.Blocks()).stream().map(Answer::toString)
                        .toList());
    }
}
