package dev.wirewatch.watchlist;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.model.ArticleReference;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which articles a rule looks at. An article that does not say what is asked (a document of a corpus has neither feed group
 * nor tier) is not looked at.
 *
 * @param feedGroups groups of feeds, each with the groups in it; empty for all
 * @param tiers tiers of feeds; empty for all
 * @param languages primary language subtags, lower case; empty for all
 * @param ageSeconds how old an article may be at most when it is first seen; null for any age
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RuleFilter(
        List<String> feedGroups,
        List<Integer> tiers,
        List<String> languages,
        @Nullable Long ageSeconds) {
    /** Lets every article through. */
    public static final RuleFilter NONE = new RuleFilter(List.of(), List.of(), List.of(), null);

    public RuleFilter {
        feedGroups = RuleLists.copy(feedGroups);
        tiers = RuleLists.copy(tiers);
        languages = RuleLists.copy(languages);
    }

    /** Whether the rule looks at an article. */
    public boolean admits(ArticleReference article) {
        return admitsGroup(article.feedGroup())
                && (tiers.isEmpty() || (article.feedTier() != null && tiers.contains(article.feedTier())))
                && admitsLanguage(article.language())
                && (ageSeconds == null
                        || Duration.between(article.effective(), article.fetched())
                                        .compareTo(Duration.ofSeconds(ageSeconds))
                                <= 0);
    }

    /** Whether every article passes. */
    @JsonIgnore
    public boolean isOpen() {
        return equals(NONE);
    }

    private boolean admitsGroup(@Nullable String group) {
        if (feedGroups.isEmpty()) {
            return true;
        }
        for (String wanted : feedGroups) {
            if (group != null && (group.equals(wanted) || group.startsWith(wanted + "/"))) {
                return true;
            }
        }
        return false;
    }

    private boolean admitsLanguage(@Nullable String language) {
        return languages.isEmpty()
                || (language != null
                        && languages.contains(Locale.forLanguageTag(language).getLanguage()));
    }
}
