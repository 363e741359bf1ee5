package dev.wirewatch.delivery;

/** What is sent to a target. */
public sealed interface Message {

    /** The same each time it is sent, so that receivers can tell a repetition. */
    String id();

    /**
     * One event.
     *
     * @param id the delivery's id
     * @param event what happened
     */
    record Single(String id, Event event) implements Message {}

    /**
     * Several events as one.
     *
     * @param summary what happened
     */
    record Several(Summary summary) implements Message {
        @Override
        public String id() {
            return summary.id();
        }
    }
}
