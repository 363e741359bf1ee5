package dev.wirewatch.feed.parse;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds guids and links that several different items of a document have in common and that therefore name none of them. */
final class SharedNames {
    private SharedNames() {}

    /**
     * Marks the drafts.
     *
     * @param site the feed's own link, which is no article's; null if there is none
     */
    static void mark(List<ItemDraft> drafts, @Nullable String site) {
        Map<String, Set<String>> linksByGuid = new HashMap<>();
        Map<String, Set<String>> guidsByLink = new HashMap<>();
        for (ItemDraft draft : drafts) {
            String link = canonical(draft.link);
            if (draft.guid != null) {
                linksByGuid.computeIfAbsent(draft.guid, guid -> new HashSet<>()).add(link);
            }
            if (draft.guid != null && !link.isEmpty()) {
                guidsByLink.computeIfAbsent(link, key -> new HashSet<>()).add(draft.guid);
            }
        }
        String front = canonical(site);
        for (ItemDraft draft : drafts) {
            String link = canonical(draft.link);
            draft.guidShared = draft.guid != null
                    && linksByGuid.getOrDefault(draft.guid, Set.of()).size() > 1;
            boolean several = guidsByLink.getOrDefault(link, Set.of()).size() > 1;
            draft.linkShared = !link.isEmpty() && (several || (drafts.size() > 1 && link.equals(front)));
        }
    }

    private static String canonical(@Nullable String link) {
        return link == null ? "" : Objects.requireNonNull(CanonicalUrl.of(link).orElse(link));
    }
}
