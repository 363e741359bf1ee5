package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.Alias;
import dev.wirewatch.watchlist.CaseRule;
import dev.wirewatch.watchlist.DeclaredName;
import dev.wirewatch.watchlist.Entity;
import dev.wirewatch.watchlist.Watchlist;
import dev.wirewatch.watchlist.spelling.Letters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what is allowed in a watchlist and yet hardly meant: names that can never be found, names that another entity or a
 * name to be ignored takes away, everyday words without context, contexts that another line undoes, words listed twice.
 * Each name is tried on itself by the engine, so that the findings are what would happen.
 */
public final class WatchlistLint {
    private static final int SHORT = 2;

    private final Tagger tagger;
    private final List<Finding> findings = new ArrayList<>();

    private WatchlistLint(Tagger tagger) {
        this.tagger = tagger;
    }

    /**
     * Examines a watchlist.
     *
     * @param tagger the same watchlist, compiled
     * @return what is found: first names in the order of the watchlist, then repetitions
     */
    public static List<Finding> findings(Watchlist watchlist, Tagger tagger) {
        WatchlistLint lint = new WatchlistLint(tagger);
        NameClashes clashes = new NameClashes(watchlist);
        for (Entity entity : watchlist.entities()) {
            entity.aliases().forEach(alias -> lint.check(entity, alias));
            entity.names().forEach(name -> lint.check(entity, name));
            lint.findings.addAll(clashes.within(entity));
            entity.names().forEach(name -> lint.findings.addAll(clashes.of(entity, name)));
        }
        lint.findings.addAll(Repetitions.in(watchlist));
        return lint.findings;
    }

    private void check(Entity entity, Alias alias) {
        checkFound(entity, alias.key(), alias.text(), alias.require().isEmpty());
        boolean single = Letters.skeleton(alias.text()).length()
                == alias.text().codePointCount(0, alias.text().length());
        // Letter case tells a name from a word only if the name has a capital: "US" does, "us" does not.
        boolean told =
                alias.caseRule() != CaseRule.ANY && alias.text().codePoints().anyMatch(Character::isUpperCase);
        if (!single || alias.isContextual() || told) {
            return;
        }
        String word = Letters.skeleton(alias.text());
        if (EverydayWords.contains(alias.text())) {
            report(alias.key(), "'" + alias.text() + "' is an everyday word; give it a require or forbid, or a case");
        } else if (word.length() <= SHORT && (Letters.properties(word.codePointAt(0)) & Letters.LATIN) != 0) {
            report(alias.key(), "'" + alias.text() + "' is short enough to mean many things; give it case: exact");
        }
    }

    private void check(Entity entity, DeclaredName name) {
        if (name.isPersonal() && !name.given().isEmpty()) {
            checkFound(
                    entity,
                    name.key(),
                    name.given().get(0) + " " + name.family().get(0),
                    true);
        } else if (!name.isPersonal()) {
            String noun = name.nouns().isEmpty() ? "" : " " + name.nouns().get(0);
            checkFound(entity, name.key(), name.name().get(0) + noun, true);
        }
    }

    /** Tries a name on itself: all of it must be a candidate, and the winner unless it needs context. */
    private void checkFound(Entity entity, String key, String text, boolean plain) {
        List<Explanation> candidates = tagger.explain("", text);
        List<Explanation> own = candidates.stream()
                .filter(candidate -> entity.id().equals(candidate.entity())
                        && candidate.text().length() >= text.strip().length() - 1)
                .toList();
        boolean lost = candidates.stream()
                .anyMatch(candidate -> candidate.text().length() >= text.strip().length() - 1);
        if (own.isEmpty() && !lost) {
            report(key, "'" + text + "' can never be found: punctuation ends a name, and addresses hold none");
            return;
        }
        boolean mentioned = own.stream().anyMatch(Explanation::mention);
        Optional<Explanation> other = candidates.stream()
                .filter(candidate -> candidate.mention() && !entity.id().equals(candidate.entity()))
                .findFirst();
        if (plain && !mentioned && other.isPresent()) {
            report(
                    key,
                    "'" + text + "' is taken away by '" + other.get().alias() + "' of "
                            + other.get().entity());
        } else if (plain
                && !mentioned
                && candidates.stream()
                        .anyMatch(candidate -> candidate.entity() == null && candidate.confidence() > 0)) {
            report(key, "'" + text + "' is among the names to be ignored");
        }
    }

    private void report(String key, String message) {
        findings.add(new Finding(key, message));
    }
}
