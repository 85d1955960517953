package dev.lockstep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void wideCharactersTakeTwoColumnsAndMarksNone() {
        assertEquals(5, Columns.width("a数据"));
        assertEquals(1, Columns.width("e\u0301"));
        assertEquals(2, Columns.width("👍"));
    }

    @Test
    void aCutNeverSplitsAWideCharacter() {
        assertEquals("数…", Columns.cut("数据据", 4, "…"));
    }

    @Test
    void textBreaksAtSpaces() {
        assertEquals(List.of("two threads", "inside"), Columns.wrap("two threads inside", 12));
    }

    @Test
    void aWordThatFillsALineBreaksWhereItMust() {
        assertEquals(List.of("aaaa", "aaaa", "a"), Columns.wrap("aaaaaaaaa", 4));
    }

    @Test
    void aCharacterWiderThanTheLineStillGetsThrough() {
        assertEquals(List.of("数", "据"), Columns.wrap("数据", 1));
    }

    @Test
    void theLastOfTooManyLinesIsCut() {
        assertEquals(List.of("one", "two…"), Columns.wrap("one two three", 4, 2, "…"));
    }

    @Test
    void emptyTextIsOneEmptyLine() {
        assertEquals(List.of(""), Columns.wrap("  ", 10));
    }
}
