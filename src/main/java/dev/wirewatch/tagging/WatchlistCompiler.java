package dev.wirewatch.tagging;

import dev.wirewatch.model.Kind;
import dev.wirewatch.watchlist.Alias;
import dev.wirewatch.watchlist.CaseRule;
import dev.wirewatch.watchlist.Context;
import dev.wirewatch.watchlist.DeclaredName;
import dev.wirewatch.watchlist.Entity;
import dev.wirewatch.watchlist.Watchlist;
import dev.wirewatch.watchlist.spelling.NameSpellings;
import dev.wirewatch.watchlist.spelling.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compiles a watchlist: names become paths of a trie, contexts sets of numbers. Used once. */
final class WatchlistCompiler {
    /** An initial says less than a given name. */
    private static final double INITIAL = 0.9;

    private final Watchlist watchlist;
    private final AskedWords asked;
    private final PathCompiler paths = new PathCompiler();
    private final PatternList patterns = new PatternList();
    private final Evidence evidence;
    /** What all names of the entity at hand forbid. */
    private List<Surroundings> refused = List.of();

    /** @param asked the word hits that will be reported */
    WatchlistCompiler(Watchlist watchlist, AskedWords asked) {
        this.watchlist = watchlist;
        this.asked = asked;
        Map<String, Integer> places = new HashMap<>();
        for (Entity entity : watchlist.entities()) {
            places.put(entity.id(), places.size());
        }
        this.evidence = new Evidence(paths, places, watchlist.words());
    }

    Compiled compile() {
        List<Surroundings> surname = evidence.compile(watchlist.surname(), Alias.ANY_LANGUAGE);
        List<Surroundings> namesake = evidence.compile(watchlist.namesake(), Alias.ANY_LANGUAGE);
        Map<String, List<Surroundings>> forbidden = new HashMap<>();
        watchlist
                .forbid()
                .forEach((type, contexts) -> forbidden.put(type, evidence.compile(contexts, Alias.ANY_LANGUAGE)));
        watchlist.ignore().forEach(alias -> addAlias(alias, Patterns.NOBODY));
        List<Entity> entities = watchlist.entities();
        int[] roles = new int[entities.size()];
        for (int i = 0; i < entities.size(); i++) {
            int place = i;
            Entity entity = entities.get(i);
            refused = forbidden(entity.forbid(), Alias.ANY_LANGUAGE, forbidden.getOrDefault(entity.type(), List.of()));
            roles[i] = evidence.role(entity.roles());
            entity.not().forEach(alias -> addAlias(alias, Patterns.NOBODY));
            entity.aliases().forEach(alias -> addAlias(alias, place));
            entity.names().forEach(name -> addName(name, place));
            refused = List.of();
        }
        paths.vocabulary().trim();
        long[] keys = paths.vocabulary().keys();
        Lexemes lexemes = paths.lexemes();
        TriePaths allEvidence = paths.evidence();
        PathIndex everything = allEvidence.index(keys, lexemes);
        PathIndex reported = asked.areAll()
                ? everything
                : paths.evidence(evidence.numbers(asked)).index(keys, lexemes);
        Patterns all = patterns.patterns();
        paths.vocabulary().number(lexemes);
        SharedNameCompiler shared = new SharedNameCompiler(paths.names(), all, roles);
        return new Compiled(
                paths.vocabulary(),
                shared.paths().index(keys, lexemes),
                everything,
                evidence.signatures(allEvidence, keys),
                reported,
                asked.areAll(),
                all,
                shared.names(),
                entities.stream().map(Entity::id).toArray(String[]::new),
                entities.stream().map(Entity::kind).toArray(Kind[]::new),
                roles,
                evidence.roles(),
                evidence.classes(),
                surname,
                namesake,
                watchlist.confidence());
    }

    private void addAlias(Alias alias, int entity) {
        boolean nobody = entity == Patterns.NOBODY;
        Terms terms = Terms.of(
                nobody,
                alias,
                paths.cases(alias.text()),
                evidence.compile(alias.require(), alias.language()),
                nobody
                        ? evidence.compile(alias.forbid(), alias.language())
                        : forbidden(alias.forbid(), alias.language(), refused));
        paths.addAlias(alias, patterns.add(entity, alias.text(), terms), terms.isPlain() && terms.confidence() == 1);
    }

    private void addName(DeclaredName name, int entity) {
        List<Surroundings> require = evidence.compile(name.require(), name.language());
        List<Surroundings> forbid = forbidden(name.forbid(), name.language(), refused);
        int full = patterns.add(entity, fullName(name), full(name, refused));
        Map<Spelling.Sort, Map<Integer, Integer>> others = new EnumMap<>(Spelling.Sort.class);
        for (Spelling spelling : NameSpellings.of(name)) {
            int pattern = full;
            if (spelling.sort() != Spelling.Sort.FULL) {
                boolean alone = spelling.sort() == Spelling.Sort.ALONE;
                pattern = others.computeIfAbsent(spelling.sort(), sort -> new HashMap<>())
                        .computeIfAbsent(
                                spelling.words().size(),
                                words -> alone
                                        ? patterns.add(entity, display(name), alone(name, words, require, forbid))
                                        : patterns.add(entity, fullName(name), initial(name, words)));
            }
            paths.addSpelling(spelling, pattern);
        }
    }

    /** The contexts that a name or an entity forbids, and those that all names of its entity or type do. */
    private List<Surroundings> forbidden(List<Context> own, String language, List<Surroundings> others) {
        if (own.isEmpty()) {
            return others;
        }
        List<Surroundings> all = new ArrayList<>(evidence.compile(own, language));
        all.addAll(others);
        return all;
    }

    private static String display(DeclaredName name) {
        return name.isPersonal() ? name.family().get(0) : name.name().get(0);
    }

    private static String fullName(DeclaredName name) {
        return name.given().isEmpty() ? display(name) : name.given().get(0) + " " + display(name);
    }

    private static Terms full(DeclaredName name, List<Surroundings> forbid) {
        return Terms.of(Terms.Sort.NAME, CaseRule.ANY, new int[0], name.confidence(), List.of(), forbid);
    }

    /** The initial has to be a capital: "a" is also a word. */
    private static Terms initial(DeclaredName name, int words) {
        int[] cases = new int[words];
        cases[0] = Tokens.FIRST_UPPER;
        return Terms.of(
                Terms.Sort.NAME, CaseRule.CAPITALISED, cases, name.confidence() * INITIAL, List.of(), List.of());
    }

    private static Terms alone(DeclaredName name, int words, List<Surroundings> require, List<Surroundings> forbid) {
        Terms.Sort sort = Terms.Sort.NAME;
        int[] cases = new int[words];
        if (name.isPersonal()) {
            sort = name.alone() == DeclaredName.Alone.ALWAYS ? Terms.Sort.KNOWN_SURNAME : Terms.Sort.SURNAME;
            cases[words - 1] = Tokens.FIRST_UPPER;
        } else {
            Arrays.fill(cases, Tokens.FIRST_UPPER);
        }
        // Scripts without capitals have none to ask for.
        boolean cased = display(name).codePoints().anyMatch(Character::isUpperCase);
        CaseRule rule = cased ? name.caseRule() : CaseRule.ANY;
        return Terms.of(sort, rule, rule == CaseRule.ANY ? new int[0] : cases, name.confidence(), require, forbid);
    }
}
