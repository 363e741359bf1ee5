package dev.wirewatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.alerting.story.TextSignature;
import dev.wirewatch.model.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who stands behind articles that come and go, beside the same worked out from nothing. */
class CorroborationTest {
    private static final Instant NOON = Instant.parse("2020-03-10T12:00:00Z");
    private static final int STEPS = 400;
    private static final int BITS = 128;

    private final List<Origin> articles = new ArrayList<>();
    private int made;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isTheSameWhateverWasKnownBefore(long seed) {
        Random random = new Random(seed);
        Corroboration known = Corroboration.of(articles);
        int joined = 0;

        for (int step = 0; step < STEPS; step++) {
            change(random);
            Corroboration next = Corroboration.of(articles, known);

            assertSame(next, Corroboration.of(articles));
            joined += next.sources().size() < articles.size() ? 1 : 0;
            // Now and then it is not asked for a while.
            known = random.nextInt(4) == 0 ? known : next;
        }

        assertThat(joined).as("steps at which some articles were one source").isGreaterThan(STEPS / 2);
    }

    private void assertSame(Corroboration found, Corroboration expected) {
        assertThat(found.sources()).isEqualTo(expected.sources());
        assertThat(found.origins()).isEqualTo(expected.origins());
        assertThat(originals(found)).isEqualTo(originals(expected));
    }

    private List<@Nullable String> originals(Corroboration corroboration) {
        List<@Nullable String> originals = new ArrayList<>();
        articles.forEach(article -> originals.add(corroboration.original(article.article())));
        return originals;
    }

    /** Some articles go, with preference of what lies in the midst of others, and one comes or two. */
    private void change(Random random) {
        for (int gone = random.nextInt(3); gone > 0 && articles.size() > 20; gone--) {
            articles.remove(random.nextInt(articles.size()));
        }
        for (int come = 1 + random.nextInt(2); come > 0 && articles.size() < 60; come--) {
            Origin article = article(random);
            articles.add(article);
            if (random.nextInt(30) == 0) {
                articles.add(article);
            }
        }
    }

    private Origin article(Random random) {
        String publisher = "publisher " + random.nextInt(25);
        TextSignature text = random.nextInt(8) == 0 ? null : text(random.nextInt(6), random.nextInt(6));
        return new Origin(
                NOON.plusSeconds(random.nextInt(500)),
                Ids.of("article", Integer.toString(made++)),
                publisher,
                random.nextInt(3) == 0 ? "outlet " + random.nextInt(9) : null,
                text);
    }

    /** A text in one of many versions: a copy of the version before and of the next, and not of those further on. */
    private static TextSignature text(int number, int version) {
        BitSet bits = new BitSet(BITS);
        new Random(number).ints(BITS / 2, 0, BITS).forEach(bits::set);
        bits.flip(0, 20 * version);
        byte[] bytes = new byte[BITS / 8];
        bits.stream().forEach(bit -> bytes[bit / 8] |= (byte) (1 << bit % 8));
        return TextSignature.parse(HexFormat.of().formatHex(bytes));
    }
}
