package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.CaseRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a name of somebody is a mention, by letter case and context, and how certain that is.
 *
 * <p>A name that needs no context has the confidence of its alias. Context takes some of it away, the more the farther it
 * stands; so do another mention of the entity as the only support, and a text without capitals for a name that has one.
 * Belongs to one thread.
 */
final class Judge {
    /** Some bearer of a name of whom nothing is known: no mention, no role. */
    static final int ANYBODY = -3;

    private static final int NEAR = 5;
    private static final int FAR = 40;

    private final Compiled compiled;
    private final ContextReader contexts;
    private final Layout layout;
    private final MentionReader mentions;
    private Tokens tokens = new Tokens(1);
    private boolean thorough;

    /** The outcome of the last decision. */
    private Verdict verdict = Verdict.CERTAIN;

    private double confidence;

    /** Whether only what stands around the name speaks against it. */
    private boolean refused;

    Judge(Compiled compiled, ContextReader contexts, MentionReader mentions) {
        this.mentions = mentions;
        this.compiled = compiled;
        this.contexts = contexts;
        this.layout = contexts.layout();
    }

    /**
     * Turns to another text.
     *
     * @param everything whether the reasons are wanted that explanations give, also where they make no difference
     */
    void set(Tokens words, boolean everything) {
        tokens = words;
        thorough = everything;
    }

    Verdict verdict() {
        return verdict;
    }

    double confidence() {
        return confidence;
    }

    /** Whether the name would have counted but for what stands around it, which tells that it is something else's. */
    boolean isRefused() {
        return refused;
    }

    /**
     * Decides about a name that was found between two words; {@link #verdict} and {@link #confidence} say how.
     *
     * @param terms on what terms the name counts
     * @param entity whose name it is; {@link Patterns#NOBODY}, or {@link #ANYBODY}
     */
    boolean decide(Terms terms, int entity, int first, int last) {
        confidence = terms.confidence();
        refused = false;
        if (terms.isPlain()) {
            verdict = Verdict.CERTAIN;
        } else {
            boolean signal = hasCase(terms, first, last);
            if (!signal && !lacksCaseSignal(terms, first)) {
                verdict = Verdict.WRONG_CASE;
            } else {
                verdict = signal && !thorough
                        ? soonest(terms, entity, first, last)
                        : inOrder(terms, entity, first, last, signal);
            }
        }
        if (verdict.isAccepted() && confidence < compiled.threshold()) {
            verdict = Verdict.UNCERTAIN;
        }
        return verdict.isAccepted();
    }

    /** Finds the reason that an explanation gives: what forbids a name goes before what it lacks. */
    private Verdict inOrder(Terms terms, int entity, int first, int last, boolean signal) {
        Verdict refusal = refusal(terms, entity, first, last);
        Verdict support = support(terms, entity, first, last, signal);
        return refusal == null ? support : refuse(refusal, support);
    }

    /**
     * Comes to the same decision with fewer questions, if not always by the same reason: most names that need support have
     * none, and then nobody has to know what forbids them.
     */
    private Verdict soonest(Terms terms, int entity, int first, int last) {
        Verdict support = support(terms, entity, first, last, true);
        Verdict refusal = support.isAccepted() ? refusal(terms, entity, first, last) : null;
        return refusal == null ? support : refuse(refusal, support);
    }

    private Verdict refuse(Verdict refusal, Verdict support) {
        refused = support.isAccepted() && refusal != Verdict.REFUSED_ELSEWHERE;
        return refusal;
    }

    private @Nullable Verdict refusal(Terms terms, int entity, int first, int last) {
        Surroundings forbidden = contexts.first(terms.forbid(), first, last, entity);
        if (forbidden != null) {
            return forbidden.refusedElsewhere()
                    ? Verdict.REFUSED_ELSEWHERE
                    : forbidden.spelledOut() ? Verdict.SPELLED_OUT : Verdict.FORBIDDEN;
        }
        boolean surname = terms.sort() != Terms.Sort.NAME;
        return surname && contexts.first(compiled.namesake(), first, last, entity) != null ? Verdict.NAMESAKE : null;
    }

    private Verdict support(Terms terms, int entity, int first, int last, boolean signal) {
        return terms.sort() == Terms.Sort.NAME || (terms.sort() == Terms.Sort.KNOWN_SURNAME && signal)
                ? name(terms, entity, first, last, signal)
                : surname(terms, entity, first, last, signal);
    }

    private Verdict name(Terms terms, int entity, int first, int last, boolean signal) {
        if (!signal) {
            confidence *= 0.8;
        }
        if (!terms.require().isEmpty()) {
            int distance = contexts.all(terms.require(), first, last, entity);
            if (distance != ContextReader.NONE) {
                confidence *= byDistance(distance);
                return Verdict.CONTEXT;
            }
            if (terms.established() && mentions.isEstablished(entity)) {
                confidence *= 0.85;
                return Verdict.ESTABLISHED;
            }
            return Verdict.NO_CONTEXT;
        }
        if (signal || entity == Patterns.NOBODY) {
            return Verdict.CERTAIN;
        }
        confidence *= 0.9;
        return mentions.isEstablished(entity) ? Verdict.ESTABLISHED : Verdict.NO_CASE;
    }

    private Verdict surname(Terms terms, int entity, int first, int last, boolean signal) {
        if (!signal) {
            confidence *= 0.8;
        }
        boolean role = contexts.hasRole(entity, first, last)
                || holds(compiled.surname(), entity, first, last)
                || holds(terms.require(), entity, first, last);
        if (mentions.isEstablished(entity)) {
            confidence *= 0.95;
            return role ? Verdict.ROLE : Verdict.ESTABLISHED;
        }
        if (role) {
            confidence *= 0.9;
            return Verdict.ROLE;
        }
        return signal ? Verdict.SURNAME_ALONE : Verdict.NO_CASE;
    }

    private boolean holds(List<Surroundings> all, int entity, int first, int last) {
        return !all.isEmpty() && contexts.all(all, first, last, entity) != ContextReader.NONE;
    }

    private static double byDistance(int words) {
        return words <= NEAR ? 0.95 : words <= FAR ? 0.9 : 0.8;
    }

    /** Whether a name would count only because the text gives no capitals for any. */
    boolean lacksCapitals(Terms terms, int first, int last) {
        return !hasCase(terms, first, last) && lacksCaseSignal(terms, first);
    }

    /** Whether the words have the letter case of the terms. */
    private boolean hasCase(Terms terms, int first, int last) {
        if (!hasMarks(terms, first)) {
            return false;
        }
        if (terms.caseRule() == CaseRule.ANY) {
            return true;
        }
        if (terms.cases() != last - first + 1) {
            return false;
        }
        String literal = terms.literal();
        if (literal != null) {
            return contexts.isWritten(first, literal);
        }
        for (int i = 0; i < terms.cases(); i++) {
            int flags = tokens.flags(first + i);
            boolean same = terms.caseRule() == CaseRule.EXACT
                    ? isExact(terms.caseOf(i), flags)
                    : (terms.caseOf(i) & Tokens.FIRST_UPPER) == 0 || (flags & Tokens.FIRST_UPPER) != 0;
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private boolean hasMarks(Terms terms, int first) {
        String marked = terms.marked();
        return marked == null || contexts.beginsWith(first, marked);
    }

    /** Points make an acronym of small letters one too: u.s. */
    private static boolean isExact(int alias, int flags) {
        boolean acronym = (alias & Tokens.CASE) == (Tokens.FIRST_UPPER | Tokens.OTHER_UPPER);
        return (alias & Tokens.CASE) == (flags & Tokens.CASE) || (acronym && (flags & Tokens.DOTTED) != 0);
    }

    /**
     * Whether the text gives no capitals to go by: for a name to be capitalised, a sentence all in lower case or a
     * hashtag; for one to be taken letter by letter, a sentence all in capitals if the name has one.
     */
    private boolean lacksCaseSignal(Terms terms, int first) {
        if (!terms.hasCapital() || terms.literal() != null || !hasMarks(terms, first)) {
            return false;
        }
        if ((tokens.flags(first) & Tokens.TAG) != 0) {
            return true;
        }
        int sentence = layout.sentenceOf(first);
        return terms.caseRule() == CaseRule.CAPITALISED ? isSmall(sentence) : !hasSmallLetter(sentence);
    }

    private boolean hasSmallLetter(int sentence) {
        for (int i = layout.sentenceStart(sentence); i < layout.sentenceEnd(sentence); i++) {
            if ((tokens.flags(i) & (Tokens.CLITIC | Tokens.ANY_LOWER)) == Tokens.ANY_LOWER) {
                return true;
            }
        }
        return false;
    }

    /** Whether no word has a capital but acronyms after the first word, and hashtags, in which capitals show where words begin. */
    private boolean isSmall(int sentence) {
        boolean begun = false;
        for (int i = layout.sentenceStart(sentence); i < layout.sentenceEnd(sentence); i++) {
            int flags = tokens.flags(i);
            if ((flags & (Tokens.CLITIC | Tokens.TAG)) == 0) {
                boolean acronym = (flags & (Tokens.OTHER_UPPER | Tokens.ANY_LOWER)) == Tokens.OTHER_UPPER;
                if ((flags & (Tokens.FIRST_UPPER | Tokens.OTHER_UPPER)) != 0 && !(begun && acronym)) {
                    return false;
                }
                begun = true;
            }
        }
        return true;
    }
}
