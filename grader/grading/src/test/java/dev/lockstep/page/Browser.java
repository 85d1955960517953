package dev.lockstep.page;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.logging.Level;
import java.util.stream.Stream;

import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A real Chromium without a window, which reaches nothing but files.
final class Browser implements AutoCloseable {

    private static final List<String> CHROMIUM = List.of("chromium", "chromium-browser", "google-chrome");

    private final ChromeDriver driver;

    /// @throws AssertionError if there is none
    Browser() {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(program(CHROMIUM));
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking", "--no-first-run");
        options.setCapability("goog:loggingPrefs", logs);
        System.setProperty("webdriver.chrome.driver", program(List.of("chromedriver")).toString());
        driver = new ChromeDriver(options);
    }

    private static File program(List<String> names) {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .flatMap(folder -> names.stream().map(name -> Path.of(folder, name))).filter(Files::isExecutable)
                .findFirst().orElseThrow(() -> new AssertionError("There is no " + String.join(" or ", names)
                        + " on the PATH. The page is tested in a real browser: install the packages chromium and "
                        + "chromium-driver, or Google Chrome and its chromedriver."))
                .toFile();
    }

    /// Opens a page, and forgets what was logged before.
    void open(Path page) {
        logged();
        fetched();
        driver.get(page.toUri().toString());
    }

    /// How wide a window is to be, and whether its reader likes it dark.
    void looksAt(int width, String scheme) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features",
                List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /// What the console has to say since the page was opened.
    List<String> logged() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(Object::toString).toList();
    }

    /// What the page has asked the network or the disk for since then, itself included.
    List<String> fetched() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> JsonMapper.shared().readTree(entry.getMessage()).get("message"))
                .filter(message -> message.get("method").asString().equals("Network.requestWillBeSent"))
                .map(message -> message.at("/params/request/url").asString()).toList();
    }

    /// What a script comes to.
    Object run(String script, Object... arguments) {
        return Objects.requireNonNull(driver.executeScript(script, arguments), "null");
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /// What axe-core holds against the page, one line each.
    List<String> barriers() {
        driver.executeScript(axe());
        var json = Objects.requireNonNull(driver.executeAsyncScript(
                "const done = arguments[0]; axe.run({resultTypes: ['violations'], preload: false, iframes: false})"
                        + ".then(found => done(JSON.stringify(found.violations)));"));
        return JsonMapper.shared().readTree(json.toString()).valueStream().map(Browser::barrier).toList();
    }

    private static String barrier(JsonNode violation) {
        return violation.get("id").asString() + ": " + violation.get("help").asString() + ": "
                + violation.at("/nodes/0/html").asString() + " " + violation.at("/nodes/0/failureSummary").asString();
    }

    private static String axe() {
        var loader = Browser.class.getClassLoader();
        try (var versions = loader.getResourceAsStream("META-INF/maven/org.webjars.npm/axe-core/pom.properties")) {
            var properties = new Properties();
            properties.load(Objects.requireNonNull(versions));
            var name = "META-INF/resources/webjars/axe-core/" + properties.getProperty("version") + "/axe.min.js";
            try (var in = Objects.requireNonNull(loader.getResourceAsStream(name), name)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
