package dev.wirewatch.tagging;

/**
 * Reads words of at most sixteen ASCII letters in lower case, or with one capital in front, and what usually stands between
 * words: most of every text. What such a word is follows from its two pieces of eight bytes and its length, without a branch;
 * what stands after it is looked up where it is not just a space. A word that goes on with other letters is left to {@link
 * FoldedWord}. None of the words is looked up here. Belongs to one thread.
 */
final class PlainWords {
    private static final long LOWER = TextBytes.LOWER;
    /** The bit of a letter that tells lower case, in the first of eight bytes. */
    private static final int FIRST = 0x20;

    private static final int LIMIT = 16;

    private final TextBytes text;
    private final TokenSink sink;
    /** The number of the possessive s after an apostrophe, and its hash. */
    private final int possessive;

    private final long possessiveHash;

    private final FoldedWord folded = new FoldedWord();
    private final WordRuns runs = new WordRuns(false);
    /** Twice the number of the next run. */
    private int next;

    PlainWords(TextBytes text, TokenSink sink, WordLookup lookup) {
        this.text = text;
        this.sink = sink;
        this.possessive = lookup.find('s' << 8 | '\'');
        this.possessiveHash = lookup.hash();
    }

    /** Begins another text. */
    void begin() {
        runs.clear();
        next = 0;
    }

    /** Whether a run of ASCII letters begins at a place, which is none before a place that was asked for. */
    boolean isAt(int at) {
        if (at >= runs.end) {
            runs.find(text, at);
            next = 0;
        }
        int[] edges = runs.edges;
        int run = next;
        while (edges[run] < at) {
            run += 2;
        }
        next = run;
        return edges[run] == at;
    }

    /**
     * Reads words from the run that has just been found up to the first that is unusual, or has anything unusual after it.
     *
     * @return where the text goes on after a usual word; the complement of where an unusual one begins
     */
    int read(Tokens tokens) {
        TextBytes source = text;
        int[] edges = runs.edges;
        int run = next;
        int n = tokens.count;
        // After each word may come a number.
        tokens.makeRoom(2 * (runs.count - (run >>> 1)));
        long[] words = tokens.words;
        long[] spans = tokens.spans;
        long[] hashes = tokens.hashes;
        byte[] bytes = source.bytes;
        int gap = sink.gap;
        int placed = gap == TokenSink.SPACE ? 0 : place(tokens, edges[run], edges[run + 1]);
        while (true) {
            int start;
            int end;
            int length;
            int following;
            long unusual;
            while (true) {
                start = edges[run];
                end = edges[run + 1];
                following = edges[run + 2];
                length = end - start;
                long raw = TextBytes.piece(bytes, start);
                long more = TextBytes.piece(bytes, start + 8);
                // The bits of the letters in the last piece, and all ones if that is the second one.
                long mask = -1L >>> -(length << 3);
                long isLong = (8L - length) >> 63;
                long inFirst = mask | isLong;
                long inSecond = mask & isLong;
                long upper = ~raw & LOWER & inFirst;
                int first = (int) upper & FIRST;
                unusual = (upper ^ first) | (~more & LOWER & inSecond) | (((long) LIMIT - length) >> 63);
                int oneCapital = (first << 1) & ((length - 2) >> 31);
                words[n] = (long) Tokens.UNKNOWN << 32 | placed | first >>> 1 | (Tokens.ANY_LOWER ^ oneCapital);
                spans[n] = (long) start << 32 | end;
                hashes[n] = Vocabulary.hash(Vocabulary.extend((raw | LOWER) & inFirst, (more | LOWER) & inSecond));
                if ((unusual | (following - end - 1) | (bytes[end] ^ ' ')) != 0) {
                    break;
                }
                n++;
                run += 2;
                placed = 0;
                gap = TokenSink.SPACE;
            }
            int seam = 0;
            int found = unusual == 0 && following - end == 2 ? Gaps.find(bytes, end, length) : 0;
            if (found == 0) {
                boolean apart = following - end != 1 || bytes[end] != ' ';
                if (unusual != 0 || (apart && !PlainEnd.isAt(source, end, length))) {
                    // What stands before the first word may have been judged by where the word seemed to end.
                    boolean judged = n == tokens.count && gap != TokenSink.SPACE;
                    if (judged || bytes[end] > 0 || !isFolded(start)) {
                        tokens.truncate(n);
                        sink.gap = gap;
                        next = run;
                        return ~start;
                    }
                    words[n] = (long) Tokens.UNKNOWN_FOLDED << 32 | placed | folded.flags;
                    spans[n] = (long) start << 32 | folded.end;
                    hashes[n] = folded.hash();
                    end = folded.next;
                    while (edges[run + 2] < end) {
                        run += 2;
                    }
                    following = edges[run + 2];
                    apart = following - end != 1 || bytes[end] != ' ';
                }
                while (apart) {
                    found = following - end <= Gaps.LONGEST ? Gaps.find(source.units, end, following) : 0;
                    if (found != 0) {
                        break;
                    }
                    int number = numberEnd(end, following);
                    if (number > 0) {
                        start = end + 1;
                        end = number;
                        words[++n] = (long) Tokens.UNKNOWN << 32;
                        hashes[n] = WordLookup.hashAscii(source, start, end);
                    } else if (isPossessive(end, following, edges[run + 3])) {
                        run += 2;
                        start = following;
                        end = start + 1;
                        words[++n] = (long) possessive << 32 | Tokens.CLITIC;
                        hashes[n] = possessiveHash;
                        tokens.parts.add(n);
                        seam = TokenSink.SEAM;
                    } else {
                        tokens.count = n + 1;
                        next = run + 2;
                        boolean spaced = bytes[end] == ' ';
                        sink.gap = seam | (spaced ? TokenSink.SPACE : 0);
                        return spaced ? end + 1 : end;
                    }
                    spans[n] = (long) start << 32 | end;
                    length = end - start;
                    following = edges[run + 2];
                    apart = following - end != 1 || bytes[end] != ' ';
                }
            }
            n++;
            run += 2;
            placed = 0;
            gap = seam | TokenSink.SPACE;
            if (found != 0) {
                gap = seam | Gaps.signs(found);
                boolean abbreviated = length <= TokenSink.PLAIN_ABBREVIATION_LIMIT
                        && Gaps.hasPoint(found)
                        && sink.isAbbreviation(start, (int) spans[n - 1]);
                placed = Gaps.flags(found, abbreviated, (bytes[following] & FIRST) != 0);
                tokens.sentences.add(n, (placed & Tokens.SENTENCE) != 0);
            }
        }
    }

    /**
     * Where a number of ASCII digits ends that a space sets off from the word before it, and from the one after it what usually
     * stands between words; 0 if there is none.
     */
    private int numberEnd(int end, int following) {
        byte[] bytes = text.bytes;
        int at = end + 1;
        if (bytes[end] != ' ' || bytes[at] < '0' || bytes[at] > '9') {
            return 0;
        }
        while (bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        int gap = following - at;
        boolean apart = gap > 1 || bytes[at] != ' ';
        return gap > 0 && gap <= Gaps.LONGEST && (!apart || Gaps.find(text.units, at, following) != 0) ? at : 0;
    }

    /** Whether an apostrophe and a possessive s, with letters up to a place, follow a word that ends before an apostrophe. */
    private boolean isPossessive(int end, int following, int last) {
        int sign = text.units[end];
        return (sign == '\'' || sign == '’')
                && following == end + 1
                && last == following + 1
                && (text.bytes[following] | FIRST) == 's';
    }

    /** Whether a usual word goes on with other letters, not all in capitals, of which what stands before it may ask more. */
    private boolean isFolded(int start) {
        return folded.read(text, start) && (folded.flags & Tokens.OTHER_UPPER) == 0;
    }

    /** The flags of the next word, at an edge, that are due to what stands before it. */
    private int place(Tokens tokens, int start, int end) {
        int first = (text.bytes[start] & FIRST) == 0 ? Tokens.FIRST_UPPER : Tokens.ANY_LOWER;
        int flags = sink.between(sink.gap, first, start, end);
        tokens.noteFlags(tokens.count, flags);
        return flags;
    }
}
