package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.Watchlist;
import java.util.List;
import java.util.Set;

/**
 * Finds the names of a watchlist in texts. Immutable; safe for any number of threads, each of which uses buffers of its
 * own.
 */
public final class Tagger {
    private final Compiled compiled;
    private final ThreadLocal<Workspace> workspaces;

    private Tagger(Watchlist watchlist, AskedWords asked) {
        this.compiled = new WatchlistCompiler(watchlist, asked).compile();
        this.workspaces = ThreadLocal.withInitial(() -> new Workspace(compiled));
    }

    /** Compiles a watchlist, which takes time in proportion to its names. */
    public static Tagger compile(Watchlist watchlist) {
        return new Tagger(watchlist, AskedWords.ALL);
    }

    /**
     * The same for somebody who needs few of the word hits. Most articles mention nobody, and the words of all classes in
     * them would be reported for nothing.
     *
     * @param wordClasses names of the classes whose hits are reported, and only where somebody is mentioned
     */
    public static Tagger compile(Watchlist watchlist, Set<String> wordClasses) {
        return new Tagger(watchlist, AskedWords.besideMentions(wordClasses));
    }

    /**
     * Tags a text in one pass, in time proportional to its length.
     *
     * @param title plain text; empty if there is none
     * @param text plain text, any length; unpaired surrogates are allowed and count as one code point each
     */
    public Tagging tag(String title, String text) {
        Workspace workspace = workspaces.get();
        Tagging tagging = workspace.tag(title, text);
        if (!workspace.isWorthKeeping()) {
            workspaces.remove();
        }
        return tagging;
    }

    /**
     * Says of everything in a text that looks like a name of the watchlist why it is a mention or not.
     *
     * @return in order of field and first word
     */
    public List<Explanation> explain(String title, String text) {
        return workspaces.get().explain(title, text);
    }

    /** The memory that the compiled names take, in bytes, without the alias texts, which belong to the watchlist. */
    public long compiledBytes() {
        return compiled.bytes();
    }
}
