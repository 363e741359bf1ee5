package dev.wirewatch.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page of the desk in a browser window of its own; what goes wrong in it fails the test when it is closed. */
public final class WatchedPage implements AutoCloseable {
    /** The longest wait for anything; a machine under load is slow. */
    static final int PATIENCE_MILLIS = 60_000;
    /** A browser says so itself when it has refused something that the content security policy forbids. */
    private static final String LISTEN = """
            addEventListener('securitypolicyviolation', (event) =>
              console.error(`refused by policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
            """;

    private final BrowserContext context;
    private final String address;
    private final Page page;
    private final List<String> troubles = new CopyOnWriteArrayList<>();

    WatchedPage(BrowserContext context, String address) {
        this.context = context;
        this.address = address;
        context.addInitScript(LISTEN);
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onPageError(error -> troubles.add("error: " + error));
        page.onDialog(this::refuse);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                troubles.add("console: " + message.text() + " at " + message.location());
            }
        });
    }

    private void refuse(Dialog dialog) {
        troubles.add("dialog: " + dialog.message());
        dialog.dismiss();
    }

    /** The page itself. */
    public Page page() {
        return page;
    }

    /** Goes to a path of the desk and waits until the page has what it shows. */
    public WatchedPage go(String path) {
        page.navigate(address + path);
        return settle();
    }

    /** Waits until the page shows something other than that it is loading. */
    public WatchedPage settle() {
        page.waitForFunction("() => { const main = document.getElementById('main');"
                + " return main.childElementCount > 0 && !main.querySelector('.loading'); }");
        return this;
    }

    /** What went wrong since the page was opened: errors, refusals by policy, dialogs. */
    public List<String> troubles() {
        return troubles;
    }

    /** Troubles that a test means to cause are dropped. */
    public void forgive(String part) {
        troubles.removeIf(trouble -> trouble.contains(part));
    }

    @Override
    public void close() {
        List<String> all = List.copyOf(troubles);
        context.close();
        assertThat(all).as("what went wrong in the browser").isEmpty();
    }
}
