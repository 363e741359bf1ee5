package dev.wirewatch.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page, in both themes, wide and narrow: it can be used by everybody, and a screenshot shows what it looks like. */
@ExtendWith(DeskExtension.class)
class PagesIT {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Dark and narrow has the colours of the one and the places of the other: it is only drawn. */
    @ParameterizedTest
    @EnumSource
    void showsEveryPageWithoutABarrier(Look look, Desk desk) {
        desk.awaitAlerts(15);
        desk.awaitArticle("lang:ar");
        List<String> violations = new ArrayList<>();
        try (WatchedPage window = desk.open(look)) {
            pages(desk).forEach((name, path) -> {
                Page page = window.go(path).page();
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(SCREENSHOTS.resolve(name + "-" + look.suffix() + ".png"))
                        .setFullPage(!look.wide()));
                assertThat(overflow(page))
                        .as(name + " is no wider than the screen")
                        .isLessThanOrEqualTo(0);
                if (look != Look.DARK_NARROW) {
                    Accessibility.violations(page).forEach(one -> violations.add(path + ": " + one));
                }
            });
        }
        assertThat(violations).isEmpty();
    }

    /** The pages of the navigation, and one of each kind that they lead to. */
    private static Map<String, String> pages(Desk desk) {
        Map<String, String> pages = new LinkedHashMap<>();
        try (WatchedPage window = desk.open("/")) {
            for (Object path : (List<?>)
                    window.page()
                            .evaluate(
                                    "() => [...document.querySelectorAll('nav a[data-page]')].map(a => a.getAttribute('href'))")) {
                pages.put(path.equals("/") ? "alerts" : path.toString().substring(1), path.toString());
            }
        }
        pages.put(
                "alert",
                "/alerts/"
                        + desk.get("/api/v1/alerts?q=Patriot")
                                .at("/alerts/0/id")
                                .asText());
        pages.put(
                "article",
                "/articles/"
                        + desk.get("/api/v1/articles?q=Patriot")
                                .at("/hits/0/article/id")
                                .asText());
        pages.put(
                "article-arabic",
                "/articles/"
                        + desk.get("/api/v1/articles?q=lang:ar")
                                .at("/hits/0/article/id")
                                .asText());
        pages.put("entity", "/entities/state.iraq");
        pages.put("found", "/search?q=Iraq");
        pages.put("nothing-found", "/search?q=nowhereatall");
        pages.put("alerts-by-rule", "/?group=rule");
        pages.put("mutes", "/mutes");
        for (String tab : List.of("rules", "findings", "tester", "edit", "shadow", "history")) {
            pages.put("watchlist-" + tab, "/watchlist?tab=" + tab);
        }
        pages.put("kiosk", "/?kiosk=1");
        pages.put("no-alerts", "/?kiosk=0&q=nosuchword");
        return pages;
    }

    /** By how many pixels the page is wider than the window. */
    private static int overflow(Page page) {
        return (Integer) page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
    }
}
