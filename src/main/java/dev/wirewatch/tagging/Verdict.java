package dev.wirewatch.tagging;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a candidate is a mention, or is none. */
enum Verdict {
    /** The name needs no context. */
    CERTAIN(true, "needs no context"),
    /** Its required context is there. */
    CONTEXT(true, "its required context is there"),
    /** A role or title makes the family name clear. */
    ROLE(true, "a title or role makes the family name clear"),
    /** Another mention makes it clear. */
    ESTABLISHED(true, "another mention of the same entity makes it clear"),
    /** The letter case is not the alias's. */
    WRONG_CASE(false, "its upper and lower case is not the alias's"),
    /** The text gives no upper case to go by, and no context either. */
    NO_CASE(false, "the text has no capitals to go by, and no context makes up for that"),
    /** Required context is missing. */
    NO_CONTEXT(false, "none of the context that it requires is there"),
    /** A family name without anything that makes it clear. */
    SURNAME_ALONE(false, "a family name alone, without the full name, a role or a title"),
    /** Forbidden context is there. */
    FORBIDDEN(false, "context that it forbids is there"),
    /** The same name stands for something else in the text. */
    REFUSED_ELSEWHERE(false, "the same name stands for something else near by, and nothing here speaks for the entity"),
    /** The text explains the acronym as short for something else. */
    SPELLED_OUT(false, "the text explains the acronym as short for something else"),
    /** Somebody else of that family name. */
    NAMESAKE(false, "what stands beside it makes it a namesake's"),
    /** Not certain enough. */
    UNCERTAIN(false, "its confidence is below the watchlist's");

    private final boolean accepted;
    private final String reason;
    private final String basis;

    Verdict(boolean accepted, String reason) {
        this.accepted = accepted;
        this.reason = reason;
        this.basis = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isAccepted() {
        return accepted;
    }

    /** What a mention's record says of it; null where the name alone was enough. */
    @Nullable
    String basis() {
        return this == CERTAIN ? null : basis;
    }

    String reason() {
        return reason;
    }
}
