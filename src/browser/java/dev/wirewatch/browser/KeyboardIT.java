package dev.wirewatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The desk without a mouse. */
@ExtendWith(DeskExtension.class)
class KeyboardIT {
    @Test
    void goesFromRowToRowOpensOneAndComesBack(Desk desk) {
        desk.awaitAlerts(3);
        try (WatchedPage window = desk.open("/")) {
            Page page = window.page();
            Locator current = page.locator(".alert.current");
            // Alerts that come meanwhile would stand above the row that is the first.
            page.keyboard().press("p");
            assertThat(page.locator("#connection")).hasText("paused");

            page.keyboard().press("j");
            page.keyboard().press("j");
            String chosen = current.getAttribute("data-row");
            page.keyboard().press("o");
            assertThat(page).hasURL(Pattern.compile(".*/alerts/" + chosen));
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Why it fired")))
                    .isVisible();

            page.goBack();
            assertThat(page.locator(".alert").first()).isVisible();
            page.keyboard().press("j");
            assertThat(current).hasCount(1);
            page.keyboard().press("k");
            assertThat(page.locator(".alert").first()).hasClass(Pattern.compile(".*current.*"));
        }
    }

    @Test
    void goesToEveryPageWithTwoKeysAndToTheSearchFieldWithOne(Desk desk) {
        try (WatchedPage window = desk.open("/")) {
            Page page = window.page();
            for (Locator link : page.locator("nav a[data-go]").all()) {
                go(page, link);
            }

            go(page, page.locator("nav a[data-go=s]"));
            window.settle();
            page.keyboard().press("/");
            page.keyboard().type("Patriot");
            page.keyboard().press("Enter");

            assertThat(page).hasURL(Pattern.compile(".*/search\\?q=Patriot"));
            assertThat(page.locator(".hits mark").first()).hasText(Pattern.compile("Patriots?"));
        }
    }

    /** Presses both keys; once more on a machine so slow that the second came too late to belong to the first. */
    private static void go(Page page, Locator link) {
        String letter = link.getAttribute("data-go");
        await("the page behind " + letter).atMost(Duration.ofMinutes(1)).until(() -> {
            page.keyboard().press("g");
            page.keyboard().press(letter);
            return "page".equals(link.getAttribute("aria-current"));
        });
    }

    @Test
    void choosesAndAcknowledgesARowWithAKeyEach(Desk desk) {
        desk.awaitAlerts(3);
        try (WatchedPage window = desk.open("/?state=opened&state=updated")) {
            Page page = window.page();
            page.keyboard().press("j");
            page.keyboard().press("s");
            assertThat(page.locator(".bulk")).containsText("1 chosen");

            String chosen = page.locator(".alert.current").getAttribute("data-row");
            page.keyboard().press("m");

            // Something worse may have happened since, and made it an alert to look at again.
            await("the acknowledgement")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> (desk.text("/api/v1/alerts/" + chosen)
                                    + desk.text("/api/v1/alerts/" + chosen + "/events"))
                            .contains("\"acknowledged\""));
        }
    }

    @Test
    void opensTheArticleOfARowInATabOfItsOwn(Desk desk) {
        desk.awaitAlerts(3);
        try (WatchedPage window = desk.open("/")) {
            Page page = window.page();
            page.context()
                    .route(
                            address -> address.startsWith("https://"),
                            route -> route.fulfill(new Route.FulfillOptions().setBody("The article")));
            page.keyboard().press("p");
            assertThat(page.locator("#connection")).hasText("paused");

            page.keyboard().press("j");
            String link = page.locator(".alert.current [data-article]").getAttribute("href");
            Page article = page.waitForPopup(() -> page.keyboard().press("v"));

            assertThat(article).hasURL(link);
            assertThat(article.locator("body")).hasText("The article");
        }
    }

    @Test
    void namesItsKeysAndLetsThemBeSwitchedOff(Desk desk) {
        desk.awaitAlerts(1);
        try (WatchedPage window = desk.open("/")) {
            Page page = window.page();
            page.keyboard().press("?");
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("next / previous row");
            org.assertj.core.api.Assertions.assertThat(Accessibility.violations(page))
                    .isEmpty();

            dialog.getByRole(AriaRole.CHECKBOX).uncheck();
            page.keyboard().press("Escape");
            assertThat(dialog).hasCount(0);
            page.keyboard().press("j");
            assertThat(page.locator(".current")).hasCount(0);
        }
    }

    @Test
    void reachesTheContentPastTheNavigationWithTheFirstTab(Desk desk) {
        try (WatchedPage window = desk.open("/search")) {
            Page page = window.page();
            page.keyboard().press("Tab");
            assertThat(page.locator(":focus")).hasText("Skip to content");
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertThat(page.locator("main :focus")).hasCount(1);
        }
    }
}
