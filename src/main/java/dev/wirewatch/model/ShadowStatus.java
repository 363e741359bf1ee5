package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How a shadow run does.
 *
 * @param run as it was started
 * @param over whether it has ended
 * @param working whether an instance takes part in it
 * @param behind articles that it has yet to read; 0 when it is over
 * @param deadLetters records that could not be processed under the candidate; 0 when it is over
 * @param gained alerts that only the candidate raises
 * @param lost alerts that only the live watchlist raises
 * @param changed alerts that both raise and not alike
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShadowStatus(
        ShadowRun run,
        boolean over,
        boolean working,
        long behind,
        int deadLetters,
        long gained,
        long lost,
        long changed) {}
