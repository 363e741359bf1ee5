package dev.wirewatch.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** axe-core in a page: WCAG 2.2 at level AA, and what axe's authors hold to be good practice. */
final class Accessibility {
    private static final String SOURCE = read("/axe-core/axe.min.js");
    private static final Map<String, Object> OPTIONS = Map.of(
            "runOnly",
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
            "resultTypes",
            List.of("violations"));
    private static final String RUN = """
            async (options) => {
              const {violations} = await axe.run(document, options);
              return violations.map((violation) => `${violation.id} at ${violation.nodes.length} places, as at ` +
                `${violation.nodes[0].target.join(' ')}: ${violation.nodes[0].failureSummary.replace(/\\s+/g, ' ')}`);
            }
            """;

    private Accessibility() {}

    /** What is wrong with a page as it is now, one line for each rule that is broken. */
    static List<String> violations(Page page) {
        if (Boolean.FALSE.equals(page.evaluate("() => 'axe' in window"))) {
            page.evaluate(SOURCE);
        }
        return ((List<?>) page.evaluate(RUN, OPTIONS))
                .stream().map(String::valueOf).toList();
    }

    private static String read(String resource) {
        try (InputStream in = Accessibility.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
