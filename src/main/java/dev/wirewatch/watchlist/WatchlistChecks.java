package dev.wirewatch.watchlist;

import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.watchlist.spelling.Letters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a schema cannot say: references that lead nowhere, ids and names that collide, names without a letter. */
final class WatchlistChecks {
    private final SourceDocument document;
    private final Watchlist watchlist;
    private final Set<String> entities = new HashSet<>();
    private final Set<String> classes = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    WatchlistChecks(SourceDocument document, Watchlist watchlist) {
        this.document = document;
        this.watchlist = watchlist;
    }

    List<Problem> problems() {
        watchlist.words().forEach(words -> classes.add(words.name()));
        checkIds();
        checkContexts("defaults.surname", watchlist.surname());
        checkContexts("defaults.namesake", watchlist.namesake());
        watchlist.forbid().forEach(this::checkForbidden);
        watchlist.words().forEach(words -> words.phrases().forEach(this::checkPhrase));
        watchlist.ignore().forEach(this::checkAlias);
        for (Entity entity : watchlist.entities()) {
            entity.aliases().forEach(this::checkAlias);
            entity.not().forEach(this::checkAlias);
            checkContexts(entity.key() + ".forbid", entity.forbid());
            entity.roles().forEach(this::checkPhrase);
            entity.names().forEach(this::checkName);
        }
        checkCollisions();
        return problems;
    }

    private void checkIds() {
        Map<String, Integer> lines = new HashMap<>();
        for (Entity entity : watchlist.entities()) {
            String key = entity.key() + ".id";
            if (!entities.add(entity.id())) {
                report(key, "the id " + entity.id() + " is already taken on line " + lines.get(entity.id()));
            }
            lines.putIfAbsent(entity.id(), document.line(key));
        }
    }

    private void checkAlias(Alias alias) {
        checkLetters(alias.key(), alias.text());
        if (alias.marks() && alias.text().contains(" ")) {
            report(alias.key() + ".marks", "marks: is for a name of one word, not for '" + alias.text() + "'");
        }
        checkContexts(alias.key() + ".require", alias.require());
        checkContexts(alias.key() + ".forbid", alias.forbid());
    }

    private void checkPhrase(Phrase phrase) {
        checkLetters(phrase.key(), phrase.text());
    }

    private void checkName(DeclaredName name) {
        checkAll(name.key() + ".given", name.given());
        checkAll(name.key() + ".family", name.family());
        checkAll(name.key() + ".name", name.name());
        checkAll(name.key() + ".nouns", name.nouns());
        checkContexts(name.key() + ".require", name.require());
        checkContexts(name.key() + ".forbid", name.forbid());
        if (!name.isPersonal()
                && name.alone() == DeclaredName.Alone.CONTEXT
                && name.require().isEmpty()) {
            report(name.key() + ".alone", "alone: context needs a require, or the name alone can never count");
        }
    }

    private void checkAll(String key, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            checkLetters(key + "[" + i + "]", texts.get(i));
        }
    }

    private void checkLetters(String key, String text) {
        if (Letters.skeleton(text).isEmpty()) {
            report(key, "has no letter or digit, so it can never be found: '" + text + "'");
        }
    }

    private void checkContexts(String key, List<Context> contexts) {
        for (Context context : contexts) {
            checkReferences(key, context.previous());
            checkReferences(key, context.next());
            checkReferences(key, context.near());
            checkReferences(key, context.apposition());
            checkReferences(key, Objects.requireNonNullElse(context.nextCapitalExcept(), List.of()));
            checkReferences(key, Objects.requireNonNullElse(context.previousCapitalExcept(), List.of()));
            Context unless = context.unless();
            checkContexts(key, unless == null ? List.of() : List.of(unless));
            for (String id : context.entities()) {
                if (!entities.contains(id)) {
                    report(key, "names an unknown entity: " + id);
                }
            }
        }
    }

    private void checkForbidden(String type, List<Context> contexts) {
        String key = "defaults.forbid." + type;
        if (watchlist.entities().stream().noneMatch(entity -> entity.type().equals(type))) {
            report(key, "no entity is of the type " + type);
        }
        checkContexts(key, contexts);
    }

    private void checkReferences(String key, List<String> phrases) {
        for (String phrase : phrases) {
            if (!phrase.startsWith("@")) {
                checkLetters(key, phrase);
            } else if (!classes.contains(phrase.substring(1))) {
                report(
                        key,
                        "names an unknown word class: " + phrase + "; there are "
                                + classes.stream().sorted().toList());
            }
        }
    }

    /** One name for two entities is an error unless a context tells them apart. */
    private void checkCollisions() {
        Map<String, Alias> firsts = new HashMap<>();
        Map<String, String> owners = new HashMap<>();
        for (Entity entity : watchlist.entities()) {
            for (Alias alias : entity.aliases()) {
                if (alias.isContextual()) {
                    continue;
                }
                String spelling = alias.caseRule() == CaseRule.EXACT || alias.marks()
                        ? "exactly " + alias.text()
                        : Letters.skeleton(alias.text());
                Alias first = firsts.putIfAbsent(spelling, alias);
                String owner = owners.putIfAbsent(spelling, entity.id());
                if (first != null && owner != null && !owner.equals(entity.id())) {
                    report(
                            alias.key(),
                            "'" + alias.text() + "' is already an alias of " + owner + " on line "
                                    + document.line(first.key()) + "; give one of them a require or forbid");
                }
            }
        }
    }

    private void report(String key, String message) {
        problems.add(document.problem(key, message));
    }
}
