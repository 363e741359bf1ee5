package dev.wirewatch.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.HighlightsMatch;
import org.apache.lucene.monitor.MatcherFactory;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.monitor.TermWeightor;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * A phrase query for each name, kept in memory. The presearcher picks the rarest word of each phrase by how often words
 * stand in articles and names, which is its best tuning: with two passes it reads half as many articles. It reads one at a
 * time: in batches of ten a third as many (a fifth with 100,000 names), and fewer still in larger ones. Words are folded as
 * far as the planted names need it, so that none of them is missed. Says where the names are, as all engines do, or only
 * which of them occur.
 */
final class LuceneMonitorEngine implements Engine {
    private static final String FIELD = "text";
    private static final int BATCH = 5000;

    private final Monitor monitor;
    private final MatcherFactory<? extends QueryMatch> matcher;

    /** @param places whether to say where names are, and not only which */
    LuceneMonitorEngine(List<String> names, List<String> sample, boolean places) {
        matcher = places ? HighlightsMatch.MATCHER : QueryMatch.SIMPLE_MATCHER;
        try {
            Analyzer analyzer = analyzer();
            Map<String, Integer> frequencies = new HashMap<>();
            for (List<String> texts : List.of(names, sample)) {
                for (String text : texts) {
                    terms(analyzer, text).forEach(term -> frequencies.merge(term, 1, Integer::sum));
                }
            }
            monitor = new Monitor(
                    analyzer,
                    new TermFilteredPresearcher(TermWeightor.termFreqWeightor(frequencies, 1, 0), List.of(), Set.of()),
                    new MonitorConfiguration().setQueryUpdateBufferSize(BATCH));
            register(analyzer, names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Analyzer analyzer() {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer words = new StandardTokenizer();
                TokenStream plain = new CombiningMarksFilter(new EnglishPossessiveFilter(words));
                return new TokenStreamComponents(words, new ASCIIFoldingFilter(new LowerCaseFilter(plain)));
            }
        };
    }

    private void register(Analyzer analyzer, List<String> names) throws IOException {
        List<MonitorQuery> batch = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            batch.add(new MonitorQuery(Integer.toString(i), query(terms(analyzer, names.get(i)))));
            if (batch.size() == BATCH || i == names.size() - 1) {
                monitor.register(batch);
                batch.clear();
            }
        }
    }

    private static Query query(List<String> terms) {
        return terms.size() == 1
                ? new TermQuery(new Term(FIELD, terms.get(0)))
                : new PhraseQuery(FIELD, terms.toArray(String[]::new));
    }

    private static List<String> terms(Analyzer analyzer, String text) throws IOException {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream(FIELD, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        }
        return terms;
    }

    private MatchingQueries<? extends QueryMatch> match(String article) {
        Document document = new Document();
        document.add(new TextField(FIELD, article, Field.Store.NO));
        try {
            return monitor.match(document, matcher);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int read(String article) {
        return match(article).getMatchCount();
    }

    @Override
    public void names(String article, IntConsumer found) {
        match(article).getMatches().forEach(match -> found.accept(Integer.parseInt(match.getQueryId())));
    }

    @Override
    public void close() {
        try {
            monitor.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
