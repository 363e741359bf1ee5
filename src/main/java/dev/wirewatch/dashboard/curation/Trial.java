package dev.wirewatch.dashboard.curation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.document.Problem;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.Salience;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a watchlist makes of a text.
 *
 * @param version hash of its content; null if it cannot be used
 * @param problems why it cannot be used
 * @param candidates everything that looks like a name, and why it is a mention or is none
 * @param entities how much of the text each entity is
 * @param fires the rules that would raise an alert, by id
 * @param silent rules whose conditions one text cannot meet, as they judge many articles or those of certain feeds, by id
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Trial(
        @Nullable String version,
        List<Problem> problems,
        List<Candidate> candidates,
        List<Salience> entities,
        List<Firing> fires,
        List<String> silent) {
    /** It cannot be used. */
    public static Trial unusable(List<Problem> problems) {
        return new Trial(null, problems, List.of(), List.of(), List.of(), List.of());
    }

    /**
     * Something that looks like a name.
     *
     * @param field {@code title} or {@code text}
     * @param start first code point of the span in that field
     * @param end code point after its last
     * @param text the span as written
     * @param entity the entity's id; null for a name that the watchlist says to ignore
     * @param alias the name as the watchlist writes it
     * @param mention whether it is reported as a mention
     * @param confidence from above 0 to 1; 0 if it is none
     * @param reason why, as a phrase for readers
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Candidate(
            String field,
            int start,
            int end,
            String text,
            @Nullable String entity,
            String alias,
            boolean mention,
            double confidence,
            String reason) {}

    /**
     * A rule that would raise an alert.
     *
     * @param rule its id
     * @param title what readers see
     * @param severity of the alert
     * @param entities whom the alert is about
     * @param evidence why: condition by condition, with the sentences
     */
    public record Firing(String rule, String title, String severity, List<String> entities, List<Evidence> evidence) {}
}
