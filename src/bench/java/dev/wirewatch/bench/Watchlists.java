package dev.wirewatch.bench;

import dev.wirewatch.model.Kind;
import dev.wirewatch.watchlist.Alias;
import dev.wirewatch.watchlist.CaseRule;
import dev.wirewatch.watchlist.Context;
import dev.wirewatch.watchlist.DeclaredName;
import dev.wirewatch.watchlist.Entity;
import dev.wirewatch.watchlist.Phrase;
import dev.wirewatch.watchlist.Reach;
import dev.wirewatch.watchlist.Watchlist;
import dev.wirewatch.watchlist.WordClass;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Watchlists of one entity for each name, with as much of the tagger in use as asked for. */
final class Watchlists {
    /** What a watchlist may use beyond plain names. */
    enum Feature {
        /** People's names are declared by their parts, so that spellings, initials and the family name alone count. */
        VARIANTS,
        /** Names have inflected forms, those of German, Spanish, Turkish or Russian in turn. */
        INFLECTION,
        /** Single words need or refuse words near by, and letter case counts. */
        CONTEXT
    }

    private static final String[] LANGUAGES = {"de", "es", "tr", "it"};
    private static final List<String> NEAR =
            List.of("military", "forces", "attack", "minister", "@politics", "security", "reported");
    private static final List<String> POLITICS = List.of("government", "president", "talks", "agency", "statement");

    private static final String ID = "x.";

    private final Set<Feature> features;

    private Watchlists(Set<Feature> features) {
        this.features = features;
    }

    static Watchlist of(List<String> names, Set<Feature> features) {
        return new Watchlists(features.isEmpty() ? EnumSet.noneOf(Feature.class) : EnumSet.copyOf(features)).of(names);
    }

    /** The place in the list of the name that an entity was made of. */
    static int place(String entity) {
        return Integer.parseInt(entity, ID.length(), entity.length(), 10);
    }

    private Watchlist of(List<String> names) {
        List<Entity> entities = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            entities.add(entity(i, names.get(i)));
        }
        boolean context = features.contains(Feature.CONTEXT);
        WordClass politics = new WordClass(
                "politics",
                POLITICS.stream().map(word -> new Phrase("", word, "en")).toList());
        return new Watchlist(
                "bench",
                "",
                "",
                0.5,
                List.of(),
                List.of(),
                Map.of(),
                context ? List.of(politics) : List.of(),
                List.of(),
                entities);
    }

    private Entity entity(int index, String name) {
        boolean declared = features.contains(Feature.VARIANTS) && Names.isPersonal(index);
        return new Entity(
                "",
                ID + index,
                Kind.ACTOR,
                "test",
                name,
                null,
                declared ? List.of(person(index, name)) : List.of(),
                List.of(),
                declared ? List.of() : List.of(alias(index, name)),
                List.of(),
                List.of(),
                List.of());
    }

    private String language(int index) {
        return features.contains(Feature.INFLECTION) ? LANGUAGES[index % LANGUAGES.length] : Alias.ANY_LANGUAGE;
    }

    private Alias alias(int index, String name) {
        boolean contextual = features.contains(Feature.CONTEXT) && index % 2 == 0;
        List<Context> require = contextual && index % 4 == 0 ? List.of(near(NEAR, 40)) : List.of();
        List<Context> forbid = contextual ? List.of(near(List.of("football", "quarterback", "river"), 10)) : List.of();
        return new Alias(
                "",
                name,
                language(index),
                contextual ? CaseRule.CAPITALISED : CaseRule.ANY,
                1,
                false,
                features.contains(Feature.INFLECTION),
                true,
                require,
                forbid);
    }

    private static Context near(List<String> phrases, int words) {
        return Context.near(phrases, new Reach(Reach.Unit.WORDS, words));
    }

    private DeclaredName person(int index, String name) {
        String[] parts = name.split(" ");
        return new DeclaredName(
                "",
                List.of(parts[0]),
                List.of(parts[1]),
                List.of(),
                List.of(),
                index % 3 == 0 ? "ar" : null,
                language(index),
                DeclaredName.Alone.CONTEXT,
                CaseRule.CAPITALISED,
                1,
                List.of(),
                Stream.of(near(List.of("football"), 10))
                        .filter(context -> features.contains(Feature.CONTEXT))
                        .toList());
    }
}
