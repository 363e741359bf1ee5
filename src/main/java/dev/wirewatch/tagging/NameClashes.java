package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.Alias;
import dev.wirewatch.watchlist.CaseRule;
import dev.wirewatch.watchlist.DeclaredName;
import dev.wirewatch.watchlist.Entity;
import dev.wirewatch.watchlist.Watchlist;
import dev.wirewatch.watchlist.spelling.Letters;
import dev.wirewatch.watchlist.spelling.NameSpellings;
import dev.wirewatch.watchlist.spelling.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds names that get in each other's way although each is right by itself. */
final class NameClashes {
    private record Owned(Entity entity, Alias alias) {}

    /** Aliases that need no context, by their folded letters with spaces between the words. */
    private final Map<String, Owned> plain = new HashMap<>();
    /** Everything that they begin with, in whole words. */
    private final Set<String> beginnings = new HashSet<>();

    NameClashes(Watchlist watchlist) {
        for (Entity entity : watchlist.entities()) {
            for (Alias alias : entity.aliases()) {
                if (!alias.isContextual() && alias.caseRule() == CaseRule.ANY && !alias.marks()) {
                    String text = folded(alias.text());
                    plain.putIfAbsent(text, new Owned(entity, alias));
                    for (int end = text.indexOf(' '); end >= 0; end = text.indexOf(' ', end + 1)) {
                        beginnings.add(text.substring(0, end));
                    }
                    beginnings.add(text);
                }
            }
        }
    }

    /** Aliases of an entity that another line repeats, or whose context another line undoes. */
    List<Finding> within(Entity entity) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Alias> seen = new HashMap<>();
        for (Alias alias : entity.aliases()) {
            String text = folded(alias.text());
            Owned owned = plain.get(text);
            if (owned != null
                    && owned.entity.id().equals(entity.id())
                    && alias.isContextual()
                    && (owned.alias.inflect() || !alias.inflect())) {
                findings.add(new Finding(
                        alias.key(),
                        "the context of '" + alias.text() + "' has no effect: the same name stands here without any",
                        owned.alias.key()));
            } else if (!alias.isContextual()) {
                String spelling = alias.caseRule() == CaseRule.EXACT || alias.marks()
                        ? alias.text()
                        : Variants.of(alias).words().toString();
                Alias first = seen.putIfAbsent(alias.language() + alias.caseRule() + spelling, alias);
                if (first != null) {
                    findings.add(new Finding(alias.key(), "'" + alias.text() + "' is written twice", first.key()));
                }
            }
        }
        return findings;
    }

    /** Spellings of a declared name that are another entity's alias. */
    List<Finding> of(Entity entity, DeclaredName name) {
        List<Finding> findings = new ArrayList<>();
        for (Spelling spelling : NameSpellings.of(name)) {
            if (spelling.sort() == Spelling.Sort.FULL) {
                clash(entity, spelling.words(), 0, "")
                        .map(other -> new Finding(
                                name.key(),
                                "one of its spellings is '" + other.alias.text() + "', an alias of "
                                        + other.entity.id(),
                                other.alias.key()))
                        .filter(finding -> !findings.contains(finding))
                        .ifPresent(findings::add);
            }
        }
        return findings;
    }

    /** Follows only words with which an alias begins, so that the product of the words is never made. */
    private Optional<Owned> clash(Entity entity, List<Set<String>> words, int at, String sofar) {
        if (at == words.size()) {
            return Optional.ofNullable(plain.get(sofar))
                    .filter(owned -> !owned.entity.id().equals(entity.id()));
        }
        for (String word : words.get(at)) {
            String text = sofar.isEmpty() ? Letters.skeleton(word) : sofar + " " + Letters.skeleton(word);
            if (beginnings.contains(text)) {
                Optional<Owned> found = clash(entity, words, at + 1, text);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static String folded(String name) {
        return Variants.words(name).stream().map(Letters::skeleton).collect(Collectors.joining(" "));
    }
}
