package dev.wirewatch.dashboard.desk;

/** What somebody asked for is not done; the message says why, and what is allowed. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of refusal. */
    public enum Reason {
        /** There is nothing of that name. */
        UNKNOWN,
        /** It stands against what is there already. */
        CONFLICT,
        /** It makes no sense as it is. */
        INVALID,
        /** Not now: too much of the kind is being done. */
        BUSY
    }

    private final Reason reason;

    /**
     * @param reason what kind of refusal
     * @param message for whoever asked
     */
    public RefusedException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** What kind of refusal. */
    public Reason reason() {
        return reason;
    }
}
