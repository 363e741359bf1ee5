package dev.wirewatch.alerting.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.Kind;
import dev.wirewatch.model.Mention;
import dev.wirewatch.model.WordHit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoryLinkTest {
    private static final Instant TUESDAY = Instant.parse("2026-03-10T09:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final GistReader READER = new GistReader(Set.of("state.iraq"));

    private record Told(Instant effective, @Nullable Gist gist) implements StoryLink.Point {}

    @Test
    void linksTwoReportsOfOneEventInDifferentWords() {
        Told agency = told("en", 0, "Convoy with launchers reaches northern airfield", """
                A convoy of nine trucks carrying launchers and a radar reached the northern airfield on Tuesday after a night
                on the road, residents said.""", "base", "patriot");
        Told paper = told("en", 5, "Nine trucks bring radar and launchers to airfield", """
                Residents counted nine trucks on Tuesday: launchers and a radar have come to the airfield in the north.""", "base", "patriot");

        assertThat(StoryLink.isSameEvent(agency, paper, WEEK)).isTrue();
        assertThat(StoryLink.isSameEvent(paper, agency, WEEK)).isTrue();
    }

    @Test
    void linksReportsInTwoLanguagesByTheirFacts() {
        Told english = told("en", 0, "Convoy reaches airfield", "Soldiers came on Tuesday.", "base", "patriot");
        Told german = told("de", 5, "Konvoi erreicht Flugplatz", "Soldaten kamen am Dienstag.", "base", "patriot");

        assertThat(StoryLink.isSameEvent(english, german, WEEK)).isTrue();
    }

    @Test
    void tellsWhatTheSameActorsDoOnOneDayApartAlsoInTwoLanguages() {
        Told sale = told("en", 0, "Talks on a sale", "They met on Tuesday to discuss a contract.", "base", "patriot");
        Told failure =
                told("de", 5, "Radar ausgefallen", "Am Dienstag versagte im Manöver ein Radar.", "base", "patriot");

        assertThat(StoryLink.isSameEvent(sale, failure, WEEK)).isFalse();
    }

    @Test
    void linksReportsInTwoLanguagesByANumberWhereTheSubjectIsOnNoList() {
        Told english = told("en", 0, "Road gone", "Water took 300 metres of it on Tuesday.", "base", "patriot");
        Told german = told("de", 5, "Piste fort", "Am Dienstag verschwanden 300 Meter davon.", "base", "patriot");
        Told another = told("de", 5, "Tanz am Fluss", "Am Dienstag tanzten dort 120 Paare.", "base", "patriot");

        assertThat(StoryLink.isSameEvent(english, german, WEEK)).isTrue();
        assertThat(StoryLink.isSameEvent(english, another, WEEK)).isFalse();
    }

    @Test
    void demandsOfReportsInTwoLanguagesThatTheyAreOfOneTime() {
        Told english = told("en", 0, "Convoy reaches airfield", "Nine trucks came on Tuesday.", "base", "patriot");
        Told german =
                told("de", 48, "Konvoi erreicht Flugplatz", "Neun Lastwagen kamen am Dienstag.", "base", "patriot");

        assertThat(StoryLink.isSameEvent(english, german, WEEK)).isFalse();
    }

    @Test
    void goesByTheTimeToTheNanosecondWhereNothingElseIsKnown() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Instant one = TUESDAY.plusNanos(random.nextInt(5) - 2).plusSeconds(random.nextInt(5) - 2);
            Instant other = one.plusNanos(random.nextInt(3_000_000) - 1_500_000).plusSeconds(random.nextInt(7) - 3);
            Duration reach = random.nextInt(4) == 0
                    ? Duration.between(one, other).abs()
                    : Duration.ofMillis(random.nextInt(4_000));

            assertThat(StoryLink.isSameEventInGroup(new Told(one, null), new Told(other, null), reach))
                    .as("%s and %s within %s", one, other, reach)
                    .isEqualTo(Duration.between(one, other).abs().compareTo(reach) <= 0);
        }
    }

    @Test
    void tellsTwoEventsAtOnePlaceApart() {
        Told convoy = told("en", 0, "Convoy with launchers reaches northern airfield", """
                A convoy of nine trucks carrying launchers and a radar reached the northern airfield on Tuesday after a night
                on the road, residents said.""", "base", "patriot");
        Told storm = told("en", 30, "Sandstorm tears roof off mess hall", """
                A sandstorm tore the roof off a mess hall on Wednesday and kept every aircraft on the ground until evening.""", "base", "drone");

        assertThat(StoryLink.isSameEvent(convoy, storm, WEEK)).isFalse();
        assertThat(StoryLink.isSameEventInGroup(convoy, storm, WEEK)).isFalse();
    }

    @Test
    void neverLinksBeyondTheReach() {
        Told now = told("en", 0, "Convoy reaches airfield", "Nine trucks came on Tuesday.", "base", "patriot");
        Told weekLater = new Told(now.effective().plus(WEEK).plusSeconds(1), now.gist());

        assertThat(StoryLink.isSameEvent(now, weekLater, WEEK)).isFalse();
    }

    @Test
    void goesByTimeAloneInAGroupIfItDoesNotKnowWhatAnArticleIsAbout() {
        Told known = told("en", 0, "Convoy reaches airfield", "Nine trucks came on Tuesday.", "base", "patriot");
        Told unknown = new Told(TUESDAY, null);

        assertThat(StoryLink.isSameEventInGroup(known, unknown, WEEK)).isTrue();
        assertThat(StoryLink.isSameEvent(known, unknown, WEEK)).isFalse();
    }

    @Test
    void readsAGistBackAsItWasWritten() {
        Gist gist = Objects.requireNonNull(
                told("ar-IQ", 0, "وصول ٩ شاحنات", "وصلت الشاحنات يوم الثلاثاء.", "base", "patriot")
                        .gist());

        assertThat(Gist.parse(gist.toString())).isEqualTo(gist).hasSameHashCodeAs(gist);
        assertThat(gist.toString()).startsWith("ar.").hasSizeLessThan(400);
    }

    @Test
    void boundsTheGistOfAnArticleOfAnyLength() {
        StringBuilder text = new StringBuilder();
        List<Mention> mentions = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            text.append("word").append(i).append(' ');
            mentions.add(mention("entity." + i, i));
        }

        Gist gist = READER.read(
                Opening.of(text.toString(), text.toString(), Byline.of(text.toString(), List.of())),
                "en",
                TUESDAY,
                mentions,
                List.of());

        assertThat(gist.toString()).hasSizeLessThan(300);
    }

    private static Told told(String language, int hours, String title, String text, String place, String system) {
        Instant effective = TUESDAY.plus(Duration.ofHours(hours));
        List<Mention> mentions =
                List.of(mention("place." + place, 1), mention("system." + system, 2), mention("state.iraq", 3));
        List<WordHit> words = List.of(new WordHit("deploy", "title", 0, 1, "x", 0, 0));
        return new Told(
                effective,
                READER.read(Opening.of(title, text, Byline.of(text, List.of())), language, effective, mentions, words));
    }

    private static Mention mention(String entity, int word) {
        return new Mention(entity, Kind.PLACE, "x", Mention.TITLE, word, word + 1, "x", 0, word, 1);
    }
}
