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
    private final Matches matches = new Matches();
    private final Layout layout = new Layout();
    private final Finder finder;
    private final ContextReader contexts;
    private final Judge judge;
    private final Resolver resolver;
    private final Reporter reporter;
    private final AskedWords asked;

    Workspace(Compiled compiled, AskedWords asked) {
        this.compiled = compiled;
        this.asked = asked;
        titleScanner = new Scanner(compiled.vocabulary(), compiled.beginnings());
        textScanner = new Scanner(compiled.vocabulary(), compiled.beginnings());
        finder = new Finder(compiled.trie(), compiled.vocabulary(), compiled.beginnings());
        contexts = new ContextReader(layout, compiled, new Headline(layout, titleScanner.text, textScanner.text));
        judge = new Judge(compiled, contexts);
        resolver = new Resolver(compiled, contexts, judge);
        reporter = new Reporter(compiled, layout, titleScanner.text, textScanner.text, asked);
    }

    Tagging tag(String title, String text) {
        run(title, text);
        return isAnythingFound() ? reporter.report(title, text, tokens, matches, resolver) : Tagging.NOTHING;
    }

    List<Explanation> explain(String title, String text) {
        run(title, text);
        FieldText titleField = new FieldText(titleScanner.text);
        FieldText textField = new FieldText(textScanner.text);
        titleField.set(title);
        textField.set(text);
        return new Explainer(compiled, tokens, matches, resolver, titleField, textField).explain();
    }

    private void run(String title, String text) {
        tokens.clear();
        matches.clear();
        titleScanner.scan(title, tokens);
        tokens.firstOfText = tokens.count;
        textScanner.scan(text, tokens);
        finder.find(tokens, titleScanner.text, textScanner.text, matches);
        resolver.chosen.count = 0;
        if (isAnythingFound()) {
            layout.set(tokens);
            contexts.set(tokens, matches.evidence);
            judge.set(tokens);
            resolver.resolve(tokens, matches.candidates);
        }
    }

    private boolean isAnythingFound() {
        return matches.candidates.count > 0 || (matches.evidence.count > 0 && asked.withoutMentions());
    }

    boolean isWorthKeeping() {
        return tokens.capacity() <= KEEP && titleScanner.text.bytes.length + textScanner.text.bytes.length <= KEEP * 8;
    }
}
