package dev.wirewatch.feed.parse;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Query parameters that say how a reader came to a page and not which page it is. */
final class TrackingParameters {
    private static final List<String> PREFIXES = List.of(
            "utm_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_", "at_", "ns_", "fb_", "guce_", "vero_", "oly_", "_hs",
            "__hs", "wt_", "wt.", "ga_", "itm_", "sc_", "elq");

    private static final Set<String> NAMES = Set.of(
            "fbclid",
            "gclid",
            "gclsrc",
            "dclid",
            "gbraid",
            "wbraid",
            "msclkid",
            "yclid",
            "ysclid",
            "twclid",
            "ttclid",
            "li_fat_id",
            "igshid",
            "igsh",
            "srsltid",
            "_openstat",
            "mc_cid",
            "mc_eid",
            "mkt_tok",
            "hsctatracking",
            "s_cid",
            "s_kwcid",
            "ncid",
            "cmpid",
            "cmp",
            "ocid",
            "icid",
            "ito",
            "xtor",
            "_ga",
            "_gl",
            "spm",
            "scm",
            "ref",
            "ref_src",
            "ref_url",
            "referrer",
            "referer",
            "traffic_source",
            "guccounter",
            "soc_src",
            "soc_trk",
            "sr_share",
            "smid",
            "smtyp",
            "mbid",
            "ex_cid",
            "dgcid",
            "cvid",
            "oicd",
            "erid",
            "rss",
            "feedname",
            "feedtype",
            "trk",
            "trkcampaign",
            "wkey",
            "wickedid",
            "rb_clickid",
            "epik",
            "cx_source",
            "_branch_match_id",
            "mkwid",
            "pcrid");

    /** Parameters that may name a page, but not when they name a channel. */
    private static final Set<String> CHANNEL_NAMES =
            Set.of("source", "src", "from", "via", "feed", "partner", "output", "medium", "campaign", "channel", "cid");

    private static final Set<String> CHANNELS = Set.of(
            "rss",
            "rssfeed",
            "rss_feed",
            "rss-feed",
            "feed",
            "feeds",
            "atom",
            "xml",
            "newsletter",
            "email",
            "twitter",
            "facebook",
            "telegram",
            "whatsapp",
            "social",
            "share",
            "feedburner",
            "syndication",
            "mobile");

    private static final Set<String> VARIANT_NAMES =
            Set.of("amp", "_amp", "outputtype", "output", "mobile", "m", "view");
    private static final Set<String> VARIANTS = Set.of("", "1", "true", "amp", "mobile", "yes");

    private TrackingParameters() {}

    /** Whether the parameter says nothing about which article is meant: tracking, or an AMP or mobile variant. */
    static boolean isOne(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        String lowerValue = value.toLowerCase(Locale.ROOT);
        return NAMES.contains(lower)
                || PREFIXES.stream().anyMatch(lower::startsWith)
                || (CHANNEL_NAMES.contains(lower) && CHANNELS.contains(lowerValue))
                || (VARIANT_NAMES.contains(lower) && VARIANTS.contains(lowerValue));
    }
}
