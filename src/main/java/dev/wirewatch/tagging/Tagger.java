package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.Watchlist;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Finds the names of a watchlist in texts. Immutable; safe for any number of threads, each of which uses buffers of its
 * own.
 */
public final class Tagger {
    private final Compiled compiled;

    /** Not thread-locals: those of a tagger that nobody uses any more would stay with the threads, and all it holds with them. */
    private final Deque<Workspace> idle = new ConcurrentLinkedDeque<>();

    private Tagger(Watchlist watchlist, AskedWords asked) {
        this.compiled = new WatchlistCompiler(watchlist, asked).compile();
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
        Workspace workspace = workspace();
        Tagging tagging = workspace.tag(title, text);
        keep(workspace);
        return tagging;
    }

    /** The one that was used last, whose buffers are likeliest to be in a cache. */
    private Workspace workspace() {
        Workspace free = idle.poll();
        return free == null ? new Workspace(compiled) : free;
    }

    private void keep(Workspace workspace) {
        if (workspace.isWorthKeeping()) {
            idle.push(workspace);
        }
    }

    /**
     * Says of everything in a text that looks like a name of the watchlist why it is a mention or not.
     *
     * @return in order of field and first word; what several entries of the watchlist have in common is there once
     */
    public List<Explanation> explain(String title, String text) {
        Workspace workspace = workspace();
        List<Explanation> explanations = workspace.explain(title, text);
        keep(workspace);
        return explanations;
    }

    /** The memory that the compiled names take, in bytes, without the alias texts, which belong to the watchlist. */
    public long compiledBytes() {
        return compiled.bytes();
    }
}
