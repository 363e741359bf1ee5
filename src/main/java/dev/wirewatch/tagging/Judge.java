package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.CaseRule;
import dev.wirewatch.watchlist.Reach;
import java.util.BitSet;
import java.util.List;

/**
 * Decides whether a candidate is a mention, by letter case and context, and how certain that is.
 *
 * <p>A name that needs no context has the confidence of its alias. Context takes some of it away, the more the farther it
 * stands; so do another mention of the entity as the only support, and a text without capitals for a name that has one.
 * Belongs to one thread.
 */
final class Judge {
    private static final Reach ROLE_REACH = new Reach(Reach.Unit.WORDS, 8);
    private static final int NEAR = 5;
    private static final int FAR = 40;

    private final Compiled compiled;
    private final ContextReader contexts;
    private final Layout layout;
    private final MentionReader mentions;
    private Tokens tokens = new Tokens(1);

    /** The outcome of the last decision. */
    private Verdict verdict = Verdict.CERTAIN;

    private double confidence;

    Judge(Compiled compiled, ContextReader contexts, MentionReader mentions) {
        this.mentions = mentions;
        this.compiled = compiled;
        this.contexts = contexts;
        this.layout = contexts.layout();
    }

    void set(Tokens words) {
        tokens = words;
    }

    Verdict verdict() {
        return verdict;
    }

    double confidence() {
        return confidence;
    }

    /** Decides about a pattern that was found between two words; {@link #verdict} and {@link #confidence} say how. */
    boolean decide(Pattern pattern, int first, int last) {
        confidence = pattern.confidence();
        mentions.forgetAsked();
        if (pattern.isPlain()) {
            verdict = Verdict.CERTAIN;
        } else {
            boolean signal = hasCase(pattern, first, last);
            if (!signal && !lacksCaseSignal(pattern, first)) {
                verdict = Verdict.WRONG_CASE;
            } else if (contexts.any(pattern.forbid(), first, last, pattern.entity())) {
                verdict = Verdict.FORBIDDEN;
            } else if (pattern.sort() == Pattern.Sort.NAME) {
                verdict = name(pattern, first, last, signal);
            } else {
                verdict = surname(pattern, first, last, signal);
            }
        }
        if (verdict.isAccepted() && confidence < compiled.threshold()) {
            verdict = Verdict.UNCERTAIN;
        }
        return verdict.isAccepted();
    }

    private Verdict name(Pattern pattern, int first, int last, boolean signal) {
        if (!signal) {
            confidence *= 0.8;
        }
        if (!pattern.require().isEmpty()) {
            int distance = contexts.all(pattern.require(), first, last, pattern.entity());
            if (distance != ContextReader.NONE) {
                confidence *= byDistance(distance);
                return Verdict.CONTEXT;
            }
            if (pattern.established() && isEstablished(pattern)) {
                confidence *= 0.85;
                return Verdict.ESTABLISHED;
            }
            return Verdict.NO_CONTEXT;
        }
        if (signal || pattern.entity() < 0) {
            return Verdict.CERTAIN;
        }
        confidence *= 0.9;
        return isEstablished(pattern) ? Verdict.ESTABLISHED : Verdict.NO_CASE;
    }

    private Verdict surname(Pattern pattern, int first, int last, boolean signal) {
        if (contexts.any(compiled.namesake(), first, last, pattern.entity())) {
            return Verdict.NAMESAKE;
        }
        if (!signal) {
            confidence *= 0.8;
        }
        if (pattern.sort() == Pattern.Sort.KNOWN_SURNAME && signal) {
            return name(pattern, first, last, true);
        }
        boolean role = hasRole(pattern, first, last)
                || holds(compiled.surname(), pattern, first, last)
                || holds(pattern.require(), pattern, first, last);
        if (isEstablished(pattern)) {
            confidence *= 0.95;
            return role ? Verdict.ROLE : Verdict.ESTABLISHED;
        }
        if (role) {
            confidence *= 0.9;
            return Verdict.ROLE;
        }
        return signal ? Verdict.SURNAME_ALONE : Verdict.NO_CASE;
    }

    private boolean hasRole(Pattern pattern, int first, int last) {
        BitSet roles = compiled.roles(pattern.entity());
        return roles != null
                && contexts.evidence()
                                .distance(
                                        roles,
                                        first,
                                        last,
                                        layout.reachStart(ROLE_REACH, first),
                                        layout.reachEnd(ROLE_REACH, last))
                        != ContextReader.NONE;
    }

    private boolean holds(List<Surroundings> all, Pattern pattern, int first, int last) {
        return !all.isEmpty() && contexts.all(all, first, last, pattern.entity()) != ContextReader.NONE;
    }

    private boolean isEstablished(Pattern pattern) {
        return mentions.isEstablished(pattern.entity());
    }

    private static double byDistance(int words) {
        return words <= NEAR ? 0.95 : words <= FAR ? 0.9 : 0.8;
    }

    /** Whether the words have the letter case of the pattern. */
    boolean hasCase(Pattern pattern, int first, int last) {
        if (pattern.caseRule() == CaseRule.ANY) {
            return true;
        }
        if (pattern.cases() != last - first + 1) {
            return false;
        }
        if (pattern.isLiteral()) {
            return contexts.isWritten(first, pattern.alias());
        }
        for (int i = 0; i < pattern.cases(); i++) {
            int flags = tokens.flags(first + i);
            boolean same = pattern.caseRule() == CaseRule.EXACT
                    ? isExact(pattern.caseOf(i), flags)
                    : (pattern.caseOf(i) & Tokens.FIRST_UPPER) == 0 || (flags & Tokens.FIRST_UPPER) != 0;
            if (!same) {
                return false;
            }
        }
        return true;
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
    private boolean lacksCaseSignal(Pattern pattern, int first) {
        if (!pattern.hasCapital() || pattern.isLiteral()) {
            return false;
        }
        if ((tokens.flags(first) & Tokens.TAG) != 0) {
            return true;
        }
        int sentence = layout.sentenceOf(first);
        int all = 0;
        for (int i = layout.sentenceStart(sentence); i < layout.sentenceEnd(sentence); i++) {
            all |= (tokens.flags(i) & Tokens.CLITIC) == 0 ? tokens.flags(i) : 0;
        }
        return pattern.caseRule() == CaseRule.CAPITALISED
                ? (all & (Tokens.FIRST_UPPER | Tokens.OTHER_UPPER)) == 0
                : (all & Tokens.ANY_LOWER) == 0;
    }
}
