package dev.wirewatch.alerting.story;

import dev.wirewatch.alerting.story.Words.Word;
import java.util.List;

/** How an article begins: the first words of its text behind the dateline. Cut once, for its signature and for its gist. */
public final class Opening {
    /** As many as the one of the two that looks further asks for. */
    static final int WORDS = 100;

    private final String title;
    private final String text;
    private final List<Word> words;

    private Opening(String title, String text, List<Word> words) {
        this.title = title;
        this.text = text;
        this.words = words;
    }

    /**
     * Reads it.
     *
     * @param title plain text
     * @param text plain text
     * @param byline where the text's first sentence begins
     */
    public static Opening of(String title, String text, Byline byline) {
        return new Opening(title, text, Words.of(text, byline.textFrom(), WORDS));
    }

    /** The first words of the title. */
    List<Word> title(int limit) {
        return Words.of(title, 0, limit);
    }

    /** The first words of the text, at most {@value #WORDS}. */
    List<Word> text(int limit) {
        return words.subList(0, Math.min(limit, words.size()));
    }

    /** The first words of title and text together, dateline and all, at most {@value #WORDS}. */
    List<Word> whole() {
        return Words.of(title + " " + text, 0, WORDS);
    }
}
