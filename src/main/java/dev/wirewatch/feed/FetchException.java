package dev.wirewatch.feed;

/** Why a fetch ended without a response that can be used; does not leave the package. */
final class FetchException extends Exception {
    private static final long serialVersionUID = 1L;

    private final FailureCause failure;

    FetchException(FailureCause failure, String detail) {
        super(detail, null, false, false);
        this.failure = failure;
    }

    FailureCause failure() {
        return failure;
    }

    String detail() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
