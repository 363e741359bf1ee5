package dev.wirewatch.dashboard.curation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.document.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a watchlist and its rules.
 *
 * @param version hash of their content; null if they cannot be used
 * @param problems why they cannot be used, by file ({@code watchlist} or {@code rules}), line and key
 * @param findings what is allowed and hardly meant, and examples that fail: it is published only if the editor insists
 * @param changes compared with the version in force, in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Examination(
        @Nullable String version, List<Problem> problems, List<Problem> findings, List<String> changes) {
    public Examination {
        problems = List.copyOf(problems);
        findings = List.copyOf(findings);
        changes = List.copyOf(changes);
    }

    /** They cannot be used. */
    public static Examination unusable(List<Problem> problems) {
        return new Examination(null, problems, List.of(), List.of());
    }
}
