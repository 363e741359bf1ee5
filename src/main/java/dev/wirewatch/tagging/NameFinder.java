package dev.wirewatch.tagging;

/** Finds the names of a text: candidates for mentions. Belongs to one thread. */
final class NameFinder {
    /** What was found, in order of the first word, values being places in the list of patterns. */
    final Spans candidates = new Spans();

    private final boolean nothing;
    private final Beginnings beginnings;
    private final Walker walker;
    private int[] places = new int[1 << 10];

    NameFinder(Compiled compiled) {
        this.nothing = compiled.names().isEmpty();
        this.beginnings = compiled.names().beginnings();
        this.walker = new Walker(compiled.names(), compiled.vocabulary(), compiled.caseFilter(), candidates);
    }

    /**
     * Fills {@link #candidates}.
     *
     * @param title the bytes of the title's words
     * @param text the bytes of the text's words
     * @param everything whether names in the wrong letter case are wanted too
     */
    void find(Tokens words, TextBytes title, TextBytes text, boolean everything) {
        candidates.count = 0;
        if (nothing) {
            return;
        }
        walker.set(words, title, text, everything);
        places = words.count > places.length ? new int[words.capacity()] : places;
        int count = beginnings.find(words, 0, words.count, places);
        walker.walk(places, count);
    }
}
