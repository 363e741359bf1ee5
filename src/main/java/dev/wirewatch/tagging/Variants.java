package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.Alias;
import dev.wirewatch.watchlist.DeclaredName;
import dev.wirewatch.watchlist.Entity;
import dev.wirewatch.watchlist.spelling.Inflection;
import dev.wirewatch.watchlist.spelling.Letters;
import dev.wirewatch.watchlist.spelling.NameSpellings;
import dev.wirewatch.watchlist.spelling.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the tagger takes for one name of the watchlist.
 *
 * @param key where the name stands in the file
 * @param name the name as the watchlist writes it
 * @param sort {@code alias}; of a declared name {@code full}, {@code initial} or {@code alone}
 * @param words for each word the folded forms and spellings, any of which may stand there, sorted
 */
public record Variants(String key, String name, String sort, List<Set<String>> words) {
    public Variants {
        words = List.copyOf(words);
    }

    /** Those of an entity's names, in the order of the watchlist. */
    public static List<Variants> of(Entity entity) {
        List<Variants> all = new ArrayList<>();
        for (DeclaredName name : entity.names()) {
            String shown =
                    name.isPersonal() ? name.family().get(0) : name.name().get(0);
            for (Spelling spelling : NameSpellings.of(name)) {
                all.add(new Variants(
                        name.key(),
                        shown,
                        spelling.sort().name().toLowerCase(Locale.ROOT),
                        spelling.words().stream().map(Variants::folded).toList()));
            }
        }
        for (Alias alias : entity.aliases()) {
            Inflection.of(alias.language()).spacings(alias.text()).forEach(text -> all.add(of(alias, text)));
        }
        return merged(all);
    }

    /** Puts together those of one name that differ in one word only, so that the list stays short. */
    private static List<Variants> merged(List<Variants> all) {
        List<Variants> merged = new ArrayList<>();
        for (Variants variants : all) {
            Variants whole = variants;
            for (int i = merged.size() - 1; i >= 0 && merged.get(i).key.equals(whole.key); i--) {
                Variants union = merged.get(i).and(whole);
                if (union != null) {
                    merged.remove(i);
                    whole = union;
                    i = merged.size();
                }
            }
            merged.add(whole);
        }
        return merged;
    }

    private @Nullable Variants and(Variants other) {
        if (!sort.equals(other.sort) || words.size() != other.words.size()) {
            return null;
        }
        List<Set<String>> union = new ArrayList<>();
        int different = 0;
        for (int i = 0; i < words.size(); i++) {
            Set<String> both = new TreeSet<>(words.get(i));
            different += both.equals(other.words.get(i)) ? 0 : 1;
            both.addAll(other.words.get(i));
            union.add(both);
        }
        return different > 1 ? null : new Variants(key, name, sort, union);
    }

    /** Those of an alias, divided into words as it is. */
    static Variants of(Alias alias) {
        return of(alias, alias.text());
    }

    private static Variants of(Alias alias, String text) {
        Inflection inflection = Inflection.of(alias.inflect() ? alias.language() : Alias.ANY_LANGUAGE);
        List<String> parts = words(text);
        List<Set<String>> words = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String word = parts.get(i);
            boolean fixed = word.indexOf('.') >= 0 || word.codePoints().noneMatch(Character::isLetter);
            Set<String> forms = fixed ? new TreeSet<>() : folded(inflection.forms(word, i, parts.size()));
            forms.add(Letters.skeleton(word));
            words.add(forms);
        }
        return new Variants(alias.key(), alias.text(), "alias", words);
    }

    /** The words of a name, at spaces and hyphens. */
    static List<String> words(String name) {
        return Arrays.stream(name.split("[\\s\\p{Pd}]+"))
                .filter(word -> !Letters.skeleton(word).isEmpty())
                .toList();
    }

    /** How many ways of writing the name these are. */
    public long count() {
        return words.stream().mapToLong(Set::size).reduce(1, (left, right) -> left * right);
    }

    private static Set<String> folded(Set<String> forms) {
        Set<String> folded = new TreeSet<>();
        forms.forEach(form -> folded.add(Letters.skeleton(form)));
        return folded;
    }
}
