package dev.wirewatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the owner of a watchlist does: edits it, sees what that would have changed, publishes it, and it is in force. */
@ExtendWith(DeskExtension.class)
class CuratorIT {
    private static final double A_BACKTEST = 120_000;

    /** Where the names of an entity begin that is there already: of a new one it would have to be learned what is usual. */
    private static final String NAMES = "en: [Pantsirs,";

    @Test
    void addsANamePreviewsAndPublishesItAndSeesItsAlert(Desk desk) {
        desk.awaitAlerts(15);
        try (WatchedPage window = desk.open("/watchlist?tab=edit")) {
            Page page = window.page();
            Locator text = page.getByLabel("Watchlist, YAML");
            Locator publish = button(page, "Publish …");
            assertThat(page.locator("main")).containsText("in force");
            assertThat(publish).isDisabled();

            type(text, "entities:", "\n  - kindd: oops");
            assertThat(page.locator("main")).containsText(Pattern.compile("[1-9] problem"));
            assertThat(publish).isDisabled();
            page.keyboard().press("Control+z");
            type(text, NAMES, " Tunguska-M2,");
            assertThat(publish).isEnabled();

            button(page, "Preview").click();
            assertThat(page.locator("main"))
                    .containsText("Gained", new LocatorAssertions.ContainsTextOptions().setTimeout(A_BACKTEST));

            publish.click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("Tunguska-M2");
            dialog.getByLabel("Note").fill("Also sold as Tunguska-M2");
            dialog.getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Publish").setExact(true))
                    .click();
            assertThat(page).hasURL(Pattern.compile(".*tab=history.*"));
            assertThat(page.locator("main")).containsText("Also sold as Tunguska-M2");

            window.go("/");
            awaitEffect(desk, "Also sold as Tunguska-M2");
            desk.publish(
                    "Russia deploys a Tunguska-M2 to Kuwait",
                    "Russia has deployed a Tunguska-M2 to Kuwait, officials in Kuwait City said.");
            assertThat(page.locator(".alert", new Page.LocatorOptions().setHasText("a Tunguska-M2 to Kuwait"))
                            .first())
                    .containsText("Pantsir");
        }
    }

    @Test
    void letsADraftRunInTheShadowAndStopsIt(Desk desk) {
        try (WatchedPage window = desk.open("/watchlist?tab=edit")) {
            Page page = window.page();
            type(page.getByLabel("Watchlist, YAML"), NAMES, " Tunguska-M3,");
            Locator shadow = button(page, "Shadow …");
            assertThat(shadow).isEnabled();

            shadow.click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByLabel("Days").fill("1");
            dialog.getByLabel("Note").fill("Is it sold as that too?");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Start"))
                    .click();

            assertThat(page).hasURL(Pattern.compile(".*tab=shadow.*"));
            assertThat(page.locator("main")).containsText("A candidate runs beside the live watchlist");
            assertThat(page.locator("main")).containsText("Is it sold as that too?");
            button(page, "Stop").click();
            assertThat(page.locator("main")).containsText("The latest run is over");
        }
    }

    @Test
    void showsFeedsOnceTheyAreRegistered(Desk desk) {
        try (WatchedPage window = desk.open(Look.LIGHT_WIDE)) {
            Page page = window.page();
            AtomicInteger asked = new AtomicInteger();
            page.route(Pattern.compile(".*/api/v1/feeds(\\?.*)?"), route -> {
                if (asked.getAndIncrement() == 0) {
                    route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody("{\"feeds\": []}"));
                } else {
                    route.resume();
                }
            });

            window.go("/feeds");

            assertThat(page.locator("tr[data-row]").first()).isVisible();
            org.assertj.core.api.Assertions.assertThat(asked.get()).isGreaterThan(1);
        }
    }

    @Test
    void pausesAndResumesSeveralFeedsAtOnce(Desk desk) {
        awaitRegistry(desk);
        try (WatchedPage window = desk.open("/feeds")) {
            Page page = window.page();
            // Not the feed that other tests print their articles in.
            Locator rows = page.locator("tr[data-row]:not([data-name*='late wire'])");
            Locator paused = page.locator("tr[data-row]", new Page.LocatorOptions().setHasText("Paused"));

            choose(rows, 2);
            assertThat(page.locator(".bulk")).containsText("2 chosen");
            button(page, "Pause 2").click();
            assertThat(paused).hasCount(2);

            choose(paused, 2);
            button(page, "Resume 2").click();
            assertThat(paused).hasCount(0);
        }
    }

    @Test
    void followsFeedsAndKeepsWhatIsChosen(Desk desk) {
        awaitRegistry(desk);
        try (WatchedPage window = desk.open(Look.LIGHT_WIDE)) {
            Page page = window.page();
            page.clock().install();
            window.go("/feeds");
            Locator row = page.locator("tr[data-name*='late wire']");
            Locator choice = row.getByRole(AriaRole.CHECKBOX);
            Locator published = row.locator("td.number").nth(1);
            choice.check();
            choice.focus();
            int before = Integer.parseInt(published.textContent());

            desk.publish("Grain prices fall", "Grain prices have fallen for a third week, traders said.");
            await("the article in the ledger").until(() -> publishedByWire(desk) > before);
            page.clock().fastForward(20_000);

            assertThat(published).not().hasText(Integer.toString(before));
            assertThat(choice).isChecked();
            assertThat(choice).isFocused();
            assertThat(page.locator(".bulk")).containsText("1 chosen");
        }
    }

    private static int publishedByWire(Desk desk) {
        return StreamSupport.stream(desk.get("/api/v1/feeds").path("feeds").spliterator(), false)
                .filter(feed ->
                        feed.path("title").asText().toLowerCase(Locale.ROOT).contains("late wire"))
                .mapToInt(feed -> feed.path("totals").path("published").asInt())
                .sum();
    }

    /** Waits until the desk knows of its feeds by their registration: only those can be paused. */
    private static void awaitRegistry(Desk desk) {
        await("the registry of feeds").atMost(Duration.ofMinutes(2)).until(() -> {
            JsonNode feeds = desk.get("/api/v1/feeds").path("feeds");
            return feeds.size() > 3
                    && StreamSupport.stream(feeds.spliterator(), false).allMatch(feed -> feed.hasNonNull("origin"));
        });
    }

    private static void choose(Locator rows, int first) {
        for (int i = 0; i < first; i++) {
            rows.nth(i).getByRole(AriaRole.CHECKBOX).check();
        }
    }

    /** Waits until the version published with a note is in force: what is fetched before is tagged by the one before. */
    private static void awaitEffect(Desk desk, String note) {
        await("the version in force").atMost(Duration.ofMinutes(1)).until(() -> {
            JsonNode version = desk.get("/api/v1/watchlist").path("version");
            return version.path("note").asText().equals(note)
                    && Instant.now()
                            .isAfter(Instant.parse(version.path("effective").asText()));
        });
    }

    /** Puts the caret behind a text and types. */
    private static void type(Locator area, String after, String typed) {
        area.evaluate(
                "(area, after) => { area.focus(); const at = area.value.indexOf(after) + after.length;"
                        + " area.setSelectionRange(at, at); }",
                after);
        area.page().keyboard().insertText(typed);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
