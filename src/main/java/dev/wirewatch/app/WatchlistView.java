package dev.wirewatch.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.dashboard.curation.EntityDetail;
import dev.wirewatch.dashboard.curation.WatchlistContents;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.tagging.Finding;
import dev.wirewatch.tagging.Variants;
import dev.wirewatch.tagging.WatchlistExamples;
import dev.wirewatch.watchlist.Alias;
import dev.wirewatch.watchlist.DeclaredName;
import dev.wirewatch.watchlist.Entity;
import dev.wirewatch.watchlist.Phrase;
import dev.wirewatch.watchlist.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A watchlist and its rules as readers look at them: lists, and single entities with all that is taken for their names. */
final class WatchlistView {
    /** Of a name that can be written in a great many ways so many forms of each word are shown. */
    private static final int FORMS = 60;

    private final WatchlistFiles files;
    private final SourceDocument watchlist;
    private final SourceDocument rules;
    private @Nullable Map<String, String> failures;

    /** @param files what is looked at */
    WatchlistView(WatchlistFiles files) throws InvalidDocumentException {
        this.files = files;
        this.watchlist =
                SourceDocument.parse(files.watchlist().name(), files.watchlist().text());
        this.rules = SourceDocument.parse(files.rules().name(), files.rules().text());
    }

    /** Every entity, in the order of the file. */
    List<WatchlistContents.EntityEntry> entities() {
        return files.compiled().watchlist().entities().stream().map(this::entry).toList();
    }

    private WatchlistContents.EntityEntry entry(Entity entity) {
        return new WatchlistContents.EntityEntry(
                entity.id(),
                entity.kind(),
                entity.type(),
                entity.name(),
                entity.wikidata(),
                watchlist.line(entity.key()),
                entity.aliases().size() + entity.names().size(),
                Stream.concat(
                                entity.aliases().stream().map(Alias::language),
                                entity.names().stream().map(DeclaredName::language))
                        .distinct()
                        .sorted()
                        .toList(),
                entity.examples().size());
    }

    /** Every rule, by id. */
    List<WatchlistContents.RuleEntry> rules() {
        Map<String, Integer> lines = new HashMap<>();
        JsonNode all = rules.root().path("rules");
        for (int i = 0; i < all.size(); i++) {
            lines.put(all.get(i).path("id").asText(), rules.line("rules[" + i + "]"));
        }
        return files.compiled().rules().rules().stream()
                .map(rule -> new WatchlistContents.RuleEntry(
                        rule.id(),
                        rule.title(),
                        rule.description(),
                        rule.kind().key(),
                        rule.severity().base().name().toLowerCase(Locale.ROOT),
                        rule.topic(),
                        lines.getOrDefault(rule.id(), 1)))
                .toList();
    }

    /** One entity in full; empty if there is none of that id. */
    Optional<EntityDetail> entity(String id) {
        return files.compiled().watchlist().entity(id).map(this::detail);
    }

    private EntityDetail detail(Entity entity) {
        Map<String, String> languages = new HashMap<>();
        entity.aliases().forEach(alias -> languages.put(alias.key(), alias.language()));
        entity.names().forEach(name -> languages.put(name.key(), name.language()));
        return new EntityDetail(
                entry(entity),
                Variants.of(entity).stream()
                        .map(variants -> new EntityDetail.Name(
                                variants.name(),
                                variants.sort(),
                                languages.getOrDefault(variants.key(), Alias.ANY_LANGUAGE),
                                watchlist.line(variants.key()),
                                variants.count(),
                                variants.words().stream()
                                        .map(WatchlistView::shown)
                                        .toList()))
                        .toList(),
                entity.roles().stream().map(Phrase::text).distinct().toList(),
                entity.not().stream().map(Alias::text).distinct().toList(),
                entity.examples().stream()
                        .map(example -> new EntityDetail.Example(
                                example.text(),
                                example.tag(),
                                watchlist.line(example.key()),
                                failures().getOrDefault(example.key(), "")))
                        .toList(),
                files.compiled().rules().rules().stream()
                        .filter(rule -> concerns(rule, entity))
                        .map(Rule::id)
                        .toList());
    }

    private static List<String> shown(Set<String> forms) {
        return forms.stream().limit(FORMS).toList();
    }

    private static boolean concerns(Rule rule, Entity entity) {
        return rule.operands().stream()
                .anyMatch(operand -> !operand.except().contains(entity.id())
                        && (operand.entities().contains(entity.id())
                                || operand.kinds().contains(entity.kind())));
    }

    /** What is wrong with the examples that fail, by key; tried once. */
    private synchronized Map<String, String> failures() {
        if (failures == null) {
            failures = WatchlistExamples.failures(
                            files.compiled().watchlist(), files.compiled().tagger())
                    .stream()
                    .collect(Collectors.toMap(Finding::key, Finding::message, (one, other) -> one));
        }
        return failures;
    }
}
