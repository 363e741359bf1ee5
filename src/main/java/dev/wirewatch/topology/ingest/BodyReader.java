package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.Body;
import dev.wirewatch.feed.DocumentEnd;
import dev.wirewatch.feed.FetchResult;
import dev.wirewatch.feed.parse.FeedDocument;
import dev.wirewatch.feed.parse.ParsedFeed;
import dev.wirewatch.feed.parse.RejectedItem;
import dev.wirewatch.feed.parse.UnparseableFeedException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Reads bodies: the part of a poll that costs processor time, done by the workers. */
final class BodyReader {
    /** Reads a document; what {@link dev.wirewatch.feed.parse.FeedParser#parse} does. */
    interface Parser {
        ParsedFeed parse(FeedDocument document) throws UnparseableFeedException;
    }

    /** Marks the hash of a body that lacked its end, so that it is known again and yet never taken for the same. */
    private static final String DAMAGED = "damaged:";

    private final Parser parser;
    private final int deadLetterBytes;

    BodyReader(Parser parser, int deadLetterBytes) {
        this.parser = parser;
        this.deadLetterBytes = deadLetterBytes;
    }

    /**
     * Reads a body.
     *
     * @param knownHash {@link ReadBody.Document#hash} of the body that was read the last time; null if none was
     */
    ReadBody read(FetchResult.Fetched fetched, @Nullable String knownHash) {
        Body body = fetched.body();
        String hash = hash(body.bytes());
        if (hash.equals(knownHash) && !body.cutShort()) {
            return new ReadBody.Same();
        }
        if (body.length() == 0) {
            return new ReadBody.Unreadable("empty", hash, body);
        }
        try {
            FeedDocument document =
                    new FeedDocument(body.bytes(), fetched.head().fields().get("content-type"), base(fetched));
            boolean again = (DAMAGED + hash).equals(knownHash);
            ParsedFeed feed = parser.parse(again ? document.cutOffForGood() : document);
            boolean whole = !body.cutShort() && !damaged(feed, body.bytes());
            return new ReadBody.Document(
                    feed, ItemGroup.of(feed.items()), feed.rejected(), whole ? hash : DAMAGED + hash, whole);
        } catch (UnparseableFeedException e) {
            return unreadable(String.valueOf(e.getMessage()), hash, body);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return unreadable("the parser failed: " + e, hash, body);
        }
    }

    private ReadBody unreadable(String reason, String hash, Body body) {
        String line = reason.lines().findFirst().orElse("");
        return new ReadBody.Unreadable(
                line.length() <= 300 ? line : line.substring(0, 300) + "…",
                hash,
                new Body(body.start(deadLetterBytes), body.length() > deadLetterBytes));
    }

    /** Whether a document that had to be repaired lacks its end: then what is missing must not be hidden by a 304. */
    private static boolean damaged(ParsedFeed feed, byte[] body) {
        if (!feed.repaired()) {
            return false;
        }
        boolean cutItem = feed.rejected().stream().anyMatch(item -> item.reason() == RejectedItem.Reason.CUT_OFF);
        return cutItem || !DocumentEnd.isReached(body, body.length);
    }

    private static @Nullable URI base(FetchResult.Fetched fetched) {
        URI asked = URI.create(fetched.url());
        String location = fetched.head().fields().get("content-location");
        try {
            return location == null ? asked : asked.resolve(location);
        } catch (IllegalArgumentException e) {
            return asked;
        }
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
