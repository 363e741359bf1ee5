package dev.wirewatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
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
            awaitEffect(desk);
            desk.publish(
                    "Russia deploys a Tunguska-M2 to Kuwait",
                    "Russia has deployed a Tunguska-M2 to Kuwait, officials in Kuwait City said.");
            assertThat(page.locator(".alert", new Page.LocatorOptions().setHasText("a Tunguska-M2 to Kuwait"))
                            .first())
                    .containsText("Pantsir");
        }
    }

    /** Waits until the version just published is in force: what is fetched before is tagged by the one before. */
    private static void awaitEffect(Desk desk) {
        await("the version in force").atMost(Duration.ofMinutes(1)).until(() -> {
            String effective = desk.get("/api/v1/watchlist")
                    .path("version")
                    .path("effective")
                    .asText();
            return Instant.now().isAfter(Instant.parse(effective));
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
