package dev.wirewatch.alerting.window;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.alerting.Match;
import dev.wirewatch.alerting.Origin;
import java.util.List;

/**
 * What a {@link Bucket} keeps of one article, as it is stored. A bucket of a day's news is 20 KB, of which a further article
 * changes nothing: only the article is written. Forgotten with its bucket.
 *
 * @param article its id
 * @param known whether it is among those by which a revision is told from another article
 * @param kept the article, if it is among the earliest
 * @param origins who it is from, as far as that is kept
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BucketPart(String article, boolean known, List<Match> kept, List<Origin> origins) implements Remembered {
    public BucketPart {
        kept = kept == null ? List.of() : List.copyOf(kept);
        origins = origins == null ? List.of() : List.copyOf(origins);
    }

    @Override
    public long expires() {
        return Long.MAX_VALUE;
    }
}
