package dev.wirewatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an analyst does in a morning, with the alerts that the newsroom and a late wire give cause for. */
@ExtendWith(DeskExtension.class)
class AnalystIT {
    @Test
    void seesAnAlertAppearWithoutReloading(Desk desk) {
        desk.awaitAlerts(3);
        try (WatchedPage window = desk.open("/")) {
            Page page = window.page();
            assertThat(page.locator("#connection")).hasText("live");

            desk.publish(
                    "Russia deploys two Pantsir batteries to Syria",
                    "Russia has deployed two Pantsir batteries to Syria, officials in Damascus said.");

            Locator row =
                    page.locator(".alert", new Page.LocatorOptions().setHasText("two Pantsir batteries to Syria"));
            assertThat(row.first()).isVisible();
        }
    }

    @Test
    void filtersByClickingALabelAndKeepsItInTheAddress(Desk desk) {
        desk.awaitAlerts(15);
        try (WatchedPage window = desk.open("/")) {
            Page page = window.page();
            page.locator(".alert")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("MIM-104 Patriot"))
                    .first()
                    .click();

            assertThat(page).hasURL(Pattern.compile(".*[?&]entity=system\\.patriot.*"));
            assertThat(page.locator(".filter")).containsText("MIM-104 Patriot");
            page.reload();
            assertThat(page.locator(".filter")).containsText("MIM-104 Patriot");
            // More may come meanwhile: what is shown and what is told are compared until they agree.
            await("as many rows as alerts").atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                int total = desk.get("/api/v1/alerts?entity=system.patriot")
                        .path("total")
                        .asInt();
                assertThat(total)
                        .isBetween(1, desk.get("/api/v1/alerts").path("total").asInt() - 1);
                assertThat(page.locator(".alert").count()).isEqualTo(total);
            });
        }
    }

    @Test
    void acknowledgesAnAlertAndMutesItsLike(Desk desk) {
        desk.publish(
                "Russia deploys a Pantsir battery to Iraq",
                "Russia has deployed a Pantsir battery to Iraq, witnesses in Basra said.");
        try (WatchedPage window = desk.open("/")) {
            Page page = window.page();
            // By its id: another alert of the same article may come, or overtake it in the list.
            Locator row = page.locator("[data-row='%s']"
                    .formatted(page.locator(".alert", new Page.LocatorOptions().setHasText("a Pantsir battery to Iraq"))
                            .first()
                            .getAttribute("data-row")));
            row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Acknowledge"))
                    .click();
            assertThat(row).containsText("Acknowledged by");

            row.locator(".headline").click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mute …"))
                    .click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByLabel("Why").fill("Known to all");
            dialog.getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Mute").setExact(true))
                    .click();
            assertThat(dialog).hasCount(0);
            window.go("/mutes");
            assertThat(page.locator("main")).containsText("Known to all");
        }
    }

    @Test
    void exportsWhatIsShown(Desk desk) {
        desk.awaitAlerts(15);
        try (WatchedPage window = desk.open("/?severity=critical")) {
            String table =
                    desk.text(window.page().locator("a[href*='alerts.csv']").getAttribute("href"));

            assertThat(table.lines().skip(1)).isNotEmpty().allMatch(line -> line.contains("critical"));
        }
    }

    @Test
    void findsArticlesInAnyScriptWithWhatWasFoundMarked(Desk desk) {
        desk.awaitAlerts(15);
        try (WatchedPage window = desk.open("/search")) {
            Page page = window.page();
            page.getByRole(AriaRole.SEARCHBOX).fill("باتريوت");
            page.keyboard().press("Enter");

            assertThat(page.locator(".hits mark").first()).hasText(Pattern.compile(".*باتريوت.*"));
            assertThat(page.locator(".hits h2").first()).hasAttribute("lang", "ar");
        }
    }

    @Test
    void pausesTheListSeesHowManyWaitAndHasThemShown(Desk desk) {
        desk.awaitAlerts(3);
        try (WatchedPage window = desk.open("/")) {
            Page page = window.page();
            assertThat(page.locator("#connection")).hasText("live");
            pause(page);

            desk.publish(
                    "Russia deploys a Pantsir battery to Iran",
                    "Russia has deployed a Pantsir battery to Iran, officials in Tehran said.");

            await("the alert")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> desk.get("/api/v1/alerts?q=Pantsir+Iran")
                                    .path("total")
                                    .asInt()
                            > 0);
            Locator waiting = page.getByRole(
                    AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Show \\d+ new")));
            Locator row = page.locator(".alert", new Page.LocatorOptions().setHasText("Pantsir battery to Iran"));
            assertThat(waiting).isVisible();
            assertThat(row).hasCount(0);
            waiting.click();
            assertThat(row.first()).isVisible();
        }
    }

    @Test
    void keepsWhatIsChosenFocusedAndSelectedWhileAlertsCome(Desk desk) {
        desk.awaitAlerts(15);
        try (WatchedPage window = desk.open("/")) {
            Page page = window.page();
            assertThat(page.locator("#connection")).hasText("live");
            page.locator(".alert").getByRole(AriaRole.CHECKBOX).first().check();
            Locator chosen = page.locator(".alert.chosen");
            Locator mute =
                    page.locator(".bulk").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Mute …"));
            mute.focus();

            desk.publish(
                    "Russia deploys a Pantsir battery to Israel",
                    "Russia has deployed a Pantsir battery to Israel, officials in Jerusalem said.");
            assertThat(row(page, "Pantsir battery to Israel")).isVisible();
            assertThat(mute).isFocused();
            assertThat(chosen.getByRole(AriaRole.CHECKBOX)).isChecked();

            chosen.locator(".headline").evaluate("line => getSelection().selectAllChildren(line)");
            desk.publish(
                    "Russia deploys a Pantsir battery to Erbil Airbase",
                    "Russia has deployed a Pantsir battery to Erbil Airbase, officials there said.");
            Locator waiting = page.getByRole(
                    AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Show \\d+ new")));
            assertThat(waiting).isVisible();
            assertThat(chosen.locator(".headline"))
                    .hasText(page.evaluate("() => getSelection().toString()").toString());
            waiting.click();
            assertThat(row(page, "Pantsir battery to Erbil Airbase")).isVisible();
        }
    }

    private static Locator row(Page page, String headline) {
        return page.locator(".alert", new Page.LocatorOptions().setHasText(headline))
                .first();
    }

    @Test
    void zoomsByBrushingTheHistogramWhoseNumbersStandInATable(Desk desk) {
        desk.awaitAlerts(3);
        try (WatchedPage window = desk.open("/")) {
            Page page = window.page();
            pause(page);
            assertThat(page.locator(".alert time").first()).hasAttribute("title", Pattern.compile(".*UTC.*"));
            page.locator(".histogram summary").click();
            assertThat(page.locator(".histogram table")).isVisible();

            Locator chart = page.locator(".histogram .plot svg");
            // Hovering asks again when the chart is drawn anew meanwhile; from the press on it stays as it is.
            chart.hover();
            page.mouse().down();
            assertThat(page.locator(".histogram .brushing")).isVisible();
            BoundingBox box = chart.boundingBox();
            page.mouse().move(box.x + box.width - 2, box.y + box.height / 2);
            page.mouse().up();

            assertThat(page).hasURL(Pattern.compile(".*[?&]from=.*to=.*"));
            assertThat(page.locator(".filter")).containsText("time");
            assertThat(page.locator(".alert").first()).isVisible();
        }
    }

    /** From now on the list stays as it is. */
    private static void pause(Page page) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Pause").setExact(true))
                .click();
        assertThat(page.locator("#connection")).hasText("paused");
    }
}
