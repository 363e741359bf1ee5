package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.Alias;
import dev.wirewatch.watchlist.Context;
import dev.wirewatch.watchlist.DeclaredName;
import dev.wirewatch.watchlist.Entity;
import dev.wirewatch.watchlist.Phrase;
import dev.wirewatch.watchlist.Watchlist;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds words that a list of words has twice: harmless, and yet one of the two may have been meant to be another. */
final class Repetitions {
    private final List<Finding> findings = new ArrayList<>();

    private Repetitions() {}

    /**
     * Looks through all lists of words of a watchlist, aliases apart.
     *
     * @return a finding for each repetition, in the order of the lists: word classes, defaults, names to be ignored,
     *     entities
     */
    static List<Finding> in(Watchlist watchlist) {
        Repetitions repetitions = new Repetitions();
        watchlist.words().forEach(words -> repetitions.checkPhrases(words.phrases()));
        repetitions.checkContexts("defaults.surname", watchlist.surname());
        repetitions.checkContexts("defaults.namesake", watchlist.namesake());
        watchlist.forbid().forEach((type, contexts) -> repetitions.checkContexts("defaults.forbid." + type, contexts));
        watchlist.ignore().forEach(repetitions::checkAlias);
        watchlist.entities().forEach(repetitions::checkEntity);
        return repetitions.findings;
    }

    private void checkEntity(Entity entity) {
        checkContexts(entity.key() + ".forbid", entity.forbid());
        checkPhrases(entity.roles());
        Stream.concat(entity.aliases().stream(), entity.not().stream()).forEach(this::checkAlias);
        for (DeclaredName name : entity.names()) {
            checkContexts(name.key() + ".require", name.require());
            checkContexts(name.key() + ".forbid", name.forbid());
        }
    }

    private void checkAlias(Alias alias) {
        checkContexts(alias.key() + ".require", alias.require());
        checkContexts(alias.key() + ".forbid", alias.forbid());
    }

    private void checkPhrases(List<Phrase> phrases) {
        Map<String, Phrase> firsts = new HashMap<>();
        for (Phrase phrase : phrases) {
            Phrase first = firsts.putIfAbsent(phrase.language() + ' ' + phrase.text(), phrase);
            if (first != null) {
                findings.add(new Finding(phrase.key(), "'" + phrase.text() + "' is listed twice", first.key()));
            }
        }
    }

    private void checkContexts(String key, List<Context> contexts) {
        for (Context context : contexts) {
            Stream.of(context.previous(), context.next(), context.apposition(), context.near(), context.entities())
                    .forEach(list -> checkList(key, list));
            checkList(key, context.nextCapitalExcept());
            checkList(key, context.previousCapitalExcept());
            if (context.unless() != null) {
                checkContexts(key, List.of(context.unless()));
            }
        }
    }

    private void checkList(String key, @Nullable List<String> words) {
        Set<String> seen = new HashSet<>();
        for (String word : words == null ? List.<String>of() : words) {
            if (!seen.add(word)) {
                findings.add(new Finding(key, "'" + word + "' is listed twice"));
            }
        }
    }
}
