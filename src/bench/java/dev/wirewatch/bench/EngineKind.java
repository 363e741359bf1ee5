package dev.wirewatch.bench;

import dev.wirewatch.bench.Watchlists.Feature;
import java.util.List;
import java.util.Set;

/** What is measured. */
public enum EngineKind {
    /** Normalises and cuts into words, and no more. */
    EIGHT_BYTE_PASS("eight-byte pass", 1_000_000) {
        @Override
        Engine build(List<String> names, List<String> sample) {
            return new PassEngine();
        }
    },
    /** Our tagger with plain names, in all ways of writing them. */
    PLAIN("Wirewatch, plain names", 1_000_000) {
        @Override
        Engine build(List<String> names, List<String> sample) {
            return new WirewatchEngine(names, Set.of());
        }
    },
    /** Our tagger with people's names declared by parts. */
    VARIANTS("  plain + variants", 100_000) {
        @Override
        Engine build(List<String> names, List<String> sample) {
            return new WirewatchEngine(names, Set.of(Feature.VARIANTS));
        }
    },
    /** Our tagger with inflected forms. */
    INFLECTION("  plain + inflection", 100_000) {
        @Override
        Engine build(List<String> names, List<String> sample) {
            return new WirewatchEngine(names, Set.of(Feature.INFLECTION));
        }
    },
    /** Our tagger with contexts. */
    CONTEXT("  plain + context", 100_000) {
        @Override
        Engine build(List<String> names, List<String> sample) {
            return new WirewatchEngine(names, Set.of(Feature.CONTEXT));
        }
    },
    /** Our tagger with everything. */
    FULL("Wirewatch, full engine", 100_000) {
        @Override
        Engine build(List<String> names, List<String> sample) {
            return new WirewatchEngine(names, Set.of(Feature.values()));
        }
    },
    /** Lucene Monitor: a stored query for each name, with the places of the matches. */
    LUCENE_MONITOR("Lucene Monitor", 100_000) {
        @Override
        Engine build(List<String> names, List<String> sample) {
            return new LuceneMonitorEngine(names, sample, true);
        }
    },
    /** Lucene Monitor, without places. */
    LUCENE_NAMES("  names without places", 100_000) {
        @Override
        Engine build(List<String> names, List<String> sample) {
            return new LuceneMonitorEngine(names, sample, false);
        }
    },
    /** Hyperscan by its Java wrapper, names as literals. */
    HYPERSCAN("Hyperscan (literals)", 100_000) {
        @Override
        Engine build(List<String> names, List<String> sample) {
            return new HyperscanEngine(names);
        }
    },
    /** The Aho-Corasick automaton of robert-bor. */
    ROBERT_BOR("Aho-Corasick, robert-bor", 100_000) {
        @Override
        Engine build(List<String> names, List<String> sample) {
            return new AhoCorasickEngine(names);
        }
    },
    /** The Aho-Corasick automaton of hankcs, in double arrays. */
    HANKCS("Aho-Corasick, hankcs", 100_000) {
        @Override
        Engine build(List<String> names, List<String> sample) {
            return new DoubleArrayEngine(names);
        }
    },
    /** RE2/J, all names in one alternation. */
    RE2J("RE2/J", 1_000) {
        @Override
        Engine build(List<String> names, List<String> sample) {
            return new Re2jEngine(names);
        }
    };

    /** Those between which ratios are wanted. */
    private static final Set<EngineKind> COMPARED = Set.of(EIGHT_BYTE_PASS, PLAIN, FULL, LUCENE_MONITOR, HYPERSCAN);

    private final String label;
    private final int limit;

    EngineKind(String label, int limit) {
        this.label = label;
        this.limit = limit;
    }

    String label() {
        return label;
    }

    /** The longest list that it is measured with; beyond, it takes minutes to build or to read one article. */
    int limit() {
        return limit;
    }

    /** Whether it is measured in every round, and not only in the first. */
    boolean isCompared() {
        return COMPARED.contains(this);
    }

    /** @param sample articles that an engine may tune itself by */
    abstract Engine build(List<String> names, List<String> sample);
}
