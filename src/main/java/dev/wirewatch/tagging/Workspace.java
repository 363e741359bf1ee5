package dev.wirewatch.tagging;

import java.util.List;

/** The buffers and steps that one thread tags with. */
final class Workspace {
    /** Buffers that a giant text has blown up beyond this many words are not kept. */
    private static final int KEEP = 1 << 18;

    private final Compiled compiled;
    private final Scanner titleScanner;
    private final Scanner textScanner;
    private final Tokens tokens = new Tokens(1024);
    private final Layout layout = new Layout();
    private final NameFinder names;
    private final EvidenceFinder evidence;
    private final NearbyEvidence nearby;
    private final ContextReader contexts;
    private final Judge judge;
    private final NameForms forms;
    private final Resolver resolver;
    private final Reporter reporter;
    private final EvidenceFinder reported;

    Workspace(Compiled compiled) {
        this.compiled = compiled;
        titleScanner = new Scanner(compiled.vocabulary(), Scanner.Way.TEXTS);
        textScanner = new Scanner(compiled.vocabulary(), Scanner.Way.TEXTS);
        names = new NameFinder(compiled);
        evidence = new EvidenceFinder(compiled.vocabulary(), compiled.evidence());
        reported = compiled.reportsAlways() ? evidence : new EvidenceFinder(compiled.vocabulary(), compiled.reported());
        nearby = new NearbyEvidence(evidence, compiled.signatures(), compiled.allRoles());
        forms = new NameForms(titleScanner.text, textScanner.text);
        MentionReader mentions = new MentionReader(compiled, forms);
        contexts = new ContextReader(
                layout,
                compiled,
                new Headline(layout, titleScanner.text, textScanner.text),
                evidence,
                nearby,
                mentions,
                new Abbreviations(titleScanner.text, textScanner.text, mentions));
        judge = new Judge(compiled, contexts, mentions);
        KnownBearers bearers = new KnownBearers(compiled, nearby, layout);
        resolver = new Resolver(compiled, layout, mentions, new NameJudge(compiled, judge, mentions, bearers), bearers);
        reporter = new Reporter(compiled, layout, titleScanner.text, textScanner.text, reported);
    }

    Tagging tag(String title, String text) {
        run(title, text, false);
        if (!isAnythingToReport()) {
            return Tagging.NOTHING;
        }
        if (reported != evidence) {
            reported.set(tokens, titleScanner.text, textScanner.text);
        }
        return reporter.report(title, text, tokens, resolver);
    }

    List<Explanation> explain(String title, String text) {
        run(title, text, true);
        FieldText titleField = new FieldText(titleScanner.text);
        FieldText textField = new FieldText(textScanner.text);
        titleField.set(title);
        textField.set(text);
        return new Explainer(compiled, tokens, names.candidates, resolver, titleField, textField).explain();
    }

    private void run(String title, String text, boolean everything) {
        tokens.clear();
        titleScanner.scan(title, tokens);
        tokens.firstOfText = tokens.count;
        textScanner.scan(text, tokens);
        tokens.endHashes();
        names.find(tokens, titleScanner.text, textScanner.text, everything);
        if (everything) {
            compiled.shared().expand(names.candidates);
        }
        resolver.chosen.count = 0;
        if (isAnythingToReport()) {
            layout.set(tokens);
            evidence.set(tokens, titleScanner.text, textScanner.text);
            nearby.set(tokens);
            contexts.set(tokens);
            judge.set(tokens, everything);
            forms.set(tokens);
            resolver.resolve(tokens, names.candidates, everything);
        }
    }

    private boolean isAnythingToReport() {
        return names.candidates.count > 0 || (compiled.reportsAlways() && compiled.classes() > 0);
    }

    boolean isWorthKeeping() {
        return tokens.capacity() <= KEEP && titleScanner.text.bytes.length + textScanner.text.bytes.length <= KEEP * 8;
    }
}
