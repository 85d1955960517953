package dev.lockstep.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import dev.lockstep.platform.Result;
import dev.lockstep.platform.Results;
import dev.lockstep.verdict.Schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The page works where it is read: in a real browser.
class PageTest {

    private static final Set<String> TAGS = Set.of("html", "head", "meta", "title", "style", "body", "header", "p",
            "h1",
            "h2", "h3", "nav", "ul", "li", "a", "span", "progress", "main", "section", "div", "table", "caption",
            "thead",
            "tbody", "tr", "th", "td", "colgroup", "col", "article", "code", "dl", "dt", "dd", "button", "svg", "text",
            "path", "rect", "g", "circle", "footer", "script");

    /// Where a reader is who walks.
    private static final String WHERE = """
            const walk = arguments[0];
            const marked = [...walk.querySelectorAll('tr[aria-current]')];
            const box = walk.querySelector('.scroll').getBoundingClientRect();
            const row = marked[0].getBoundingClientRect();
            return `at ${[...walk.querySelectorAll('tr.step')].indexOf(marked[0])} of ${marked.length}, `
                + walk.querySelector('.what').textContent.split(', ')[0]
                + (row.top >= box.top && row.bottom <= box.bottom + 1 ? ', in sight' : ', out of sight')""";

    private static Browser browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void opensABrowser() {
        browser = new Browser();
    }

    @AfterAll
    static void closesIt() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "1280, dark", "390, light", "390, dark"})
    void isForEverybody(int width, String scheme) throws IOException {
        browser.looksAt(width, scheme);
        var page = open(Schedules.result());
        assertEquals(List.of(), browser.logged());
        assertEquals(List.of(page.toUri().toString()), browser.fetched());
        assertEquals(List.of(), browser.barriers());
        assertEquals(true, browser.run("return document.documentElement.scrollWidth <= innerWidth"),
                "nothing sticks out");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void isWalkedByKeyboard(int width) throws IOException {
        browser.looksAt(width, "light");
        open(Schedules.result());
        for (var walk : browser.all(".walk")) {
            var schedule = within(walk, ".scroll");
            var steps = all(walk, "tr.step").size();
            assertAt(walk, 0);
            schedule.sendKeys(Keys.ARROW_DOWN);
            assertAt(walk, 1);
            schedule.sendKeys(Keys.END, Keys.ARROW_DOWN);
            assertAt(walk, steps - 1);
            schedule.sendKeys(Keys.HOME, Keys.ARROW_RIGHT, Keys.ARROW_LEFT, Keys.ARROW_UP);
            assertAt(walk, 0);
        }
        assertEquals(List.of(), browser.logged());
    }

    @Test
    void aLongScheduleIsWalkedToItsEnd() throws IOException {
        browser.looksAt(390, "light");
        open(Schedules.result(Schedules.crowd(200)));
        var walk = browser.one(".walk");
        within(walk, ".scroll").sendKeys(Keys.END);
        assertAt(walk, 199);
        assertEquals("20", browser.one(".excerpt tr.current th").getText());
    }

    @Test
    void isWalkedByMouse() throws IOException {
        browser.looksAt(1280, "light");
        open(Schedules.result());
        var walk = browser.one(".walk");
        within(walk, "[data-go=last]").click();
        assertAt(walk, 3);
        within(walk, "[data-go=back]").click();
        assertAt(walk, 2);
        all(walk, "tr.step .cell").get(1).click();
        assertAt(walk, 1);
        all(walk, ".mark").get(3).click();
        assertAt(walk, 3);
        var play = within(walk, "[data-go=play]");
        play.click();
        assertEquals("true", play.getAttribute("aria-pressed"));
        assertAt(walk, 0);
        play.click();
        assertEquals("false", play.getAttribute("aria-pressed"));
        assertEquals(List.of(), browser.logged());
    }

    @Test
    void aStepSaysWhoWaitsForWhatAndShowsItsLine() throws IOException {
        browser.looksAt(1280, "light");
        open(Schedules.result());
        var walk = browser.one(".walk");
        within(walk, ".scroll").sendKeys(Keys.END);
        assertTrue(within(walk, ".what").getText().startsWith("Step 4, T2: 14 line(14);"),
                within(walk, ".what").getText());
        assertEquals("T1 waits for the monitor of right, held by T2 · T2 waits for the monitor of left, held by T1",
                within(walk, ".waits").getText());
        assertEquals("14", browser.one(".excerpt tr.current th").getText());
    }

    @Test
    void copiesTheCommand() throws IOException {
        open(Schedules.result());
        var button = browser.one("button.copy");
        assertEquals("lockstep replay bank.check.1-0a1b work/okafor", browser.one(".replay code").getText());
        button.click();
        assertNotEquals("", browser.run("return String(document.querySelector('button.copy').textContent)"));
        assertEquals(List.of(), browser.logged());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<img src=x onerror=hacked=1>", "</script><script>hacked=1</script>", "<!--<script>",
            "\" onmouseover=hacked=1 autofocus onfocus=hacked=1 x=\"", "' style='background:url(http://evil)",
            "</title></style><svg onload=hacked=1>", "javascript:hacked=1", "&lt;b&gt; &amp; &#x3c;i>",
            "\u202egpj.exe\u2066",
            "lone \ud800 half \udc00", "\u0000\u0007\u001b[2J", "]]>", "a\nb\r\u2028c", "${7*7} @if(true)", "-->"})
    void textOfASubmissionIsInert(String text) throws IOException {
        assertInert(Results.hostile(text));
    }

    @Test
    void aMegabyteOfTextIsCut() throws IOException {
        assertInert(Results.hostile("<i>".repeat(350_000)));
    }

    private void assertInert(Result result) throws IOException {
        open(result);
        var tags = browser
                .run("return [...new Set([...document.querySelectorAll('*')].map(e => e.localName))].join(' ')");
        assertEquals(Set.of(), minus(Set.of(tags.toString().split(" ")), TAGS));
        assertEquals("undefined", browser.run("return typeof hacked"));
        assertEquals(1L, browser.run("return document.scripts.length"));
        assertEquals(0L, browser.run("""
                return [...document.querySelectorAll('*')].flatMap(e => [...e.attributes])
                    .filter(a => a.name.startsWith('on') || a.name === 'style' || a.name === 'src').length"""));
        assertEquals(true, browser.run("""
                return [...document.querySelectorAll('a')].every(a => a.getAttribute('href').startsWith('#'))"""));
        assertFalse(browser.run("return document.documentElement.innerText").toString().contains("\u202e"));
        assertEquals(List.of(), browser.logged());
        assertEquals(1, browser.fetched().size());
    }

    private static Set<String> minus(Set<String> all, Set<String> some) {
        return all.stream().filter(each -> !some.contains(each)).collect(Collectors.toSet());
    }

    @Test
    void twoThreadsOfOneCircleAreDrawnToEachOther() throws IOException {
        open(Schedules.result());
        var walk = browser.one(".walk");
        assertEquals(List.of("T1 waits for the monitor of right, and so for T2",
                "T2 waits for the monitor of left, and so for T1"),
                all(walk, "tr.edge").stream().map(row -> row.getText().replaceAll("\\s+", " ")).toList());
        assertEquals(2, all(walk, "path.circle:not(.head)").size());
    }

    @Test
    void aGradeInWhichEverythingFailsFitsOnAPage() {
        var schedules = Stream.generate(() -> Schedules.crowd(61)).limit(200).toArray(Schedule[]::new);
        var page = HtmlReport.export(Schedules.result(schedules));
        assertTrue(page.length() < 1_000_000, () -> page.length() + " characters");
        assertTrue(page
                .contains("lockstep grade work/okafor --format html --out report.html --topic bank --check fails199"));
    }

    @Test
    void theSameGradeGivesTheSameBytes() {
        assertEquals(HtmlReport.export(Schedules.result()), HtmlReport.export(Schedules.result()));
    }

    private Path open(Result result) throws IOException {
        var page = Files.writeString(folder.resolve("report.html"), HtmlReport.export(result)).toRealPath();
        browser.open(page);
        return page;
    }

    private static WebElement within(WebElement walk, String selector) {
        return walk.findElement(By.cssSelector(selector));
    }

    private static List<WebElement> all(WebElement walk, String selector) {
        return walk.findElements(By.cssSelector(selector));
    }

    /// The step is marked, said in words, and seen.
    private static void assertAt(WebElement walk, int step) {
        assertEquals("at %d of 1, Step %d, in sight".formatted(step, step + 1), browser.run(WHERE, walk));
    }
}
