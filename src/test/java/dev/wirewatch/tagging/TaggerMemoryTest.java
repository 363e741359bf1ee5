package dev.wirewatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.watchlist.Watchlist;
import dev.wirewatch.watchlist.WatchlistLoader;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/** What is compiled goes when nobody uses it any more: an editor's server thread sees a new draft every minute. */
class TaggerMemoryTest {
    @Test
    void leavesNothingInTheThreadThatUsedIt() throws Exception {
        WeakReference<String> alias = aliasOfATaggerThatHasBeenUsed();

        await("the compiled names to be collected").until(() -> {
            System.gc();
            return alias.refersTo(null);
        });
    }

    /** The very text that the compiled names hold. */
    private static WeakReference<String> aliasOfATaggerThatHasBeenUsed() throws InvalidDocumentException {
        Watchlist watchlist = WatchlistLoader.load(SourceDocument.parse("test", """
                name: test
                entities:
                  - {id: place.onhava, kind: place, type: city, name: Onhava, aliases: {en: [Onhava City]}}
                """));
        Tagger tagger = Tagger.compile(watchlist);
        assertThat(tagger.tag("", "In Onhava City it rains.").mentions()).hasSize(1);
        assertThat(tagger.explain("", "In Onhava City it rains.")).hasSize(1);
        return new WeakReference<>(watchlist.entities().get(0).aliases().get(0).text());
    }
}
