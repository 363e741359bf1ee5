package dev.wirewatch.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The system's Chromium under Playwright's hand; nothing is downloaded. */
public final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final Browser browser;

    /** Starts the browser. */
    public Chromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(WatchedPage.PATIENCE_MILLIS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")));
    }

    private static Path executable() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("none of " + NAMES + " is on the PATH"));
    }

    /** A window of its own, with nothing remembered from others; times are shown in the zone of Baghdad. */
    public WatchedPage open(String address, Look look) {
        return new WatchedPage(
                browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(look.width(), look.height())
                        .setColorScheme(look.theme())
                        .setLocale("en-GB")
                        .setTimezoneId("Asia/Baghdad")
                        .setAcceptDownloads(true)),
                address);
    }

    /** The same as on a desk's screen in the light theme. */
    public WatchedPage open(String address) {
        return open(address, Look.LIGHT_WIDE);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
