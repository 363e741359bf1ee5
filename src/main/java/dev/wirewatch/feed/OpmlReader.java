package dev.wirewatch.feed;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads OPML 1.0 and 2.0 (opml.org/spec2.opml) as a stream: each problem names its line, and a file of any length takes no
 * more memory than its feeds. (Rome's OPML parser builds a tree that has forgotten the lines.) A document type declaration
 * is skipped, entities are not resolved.
 *
 * <p>An outline with an {@code xmlUrl} is a feed, one without is a folder; folders of folders make a group joined by
 * {@code /}. Besides OPML's own attributes these are understood: {@code tier}, {@code interval} ({@code 10m} or
 * {@code PT10M}), {@code fullText}, {@code paused}, {@code watch}, {@code publisher}, {@code labels} (separated by commas).
 */
public final class OpmlReader {
    private static final int DEEPEST = 50;
    private static final int MOST_PROBLEMS = 200_000;

    private final String file;
    private final List<OpmlEntry> entries = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> lineByUrl = new HashMap<>();
    private final Deque<String> folders = new ArrayDeque<>();
    private @Nullable String title;
    private boolean sawOpml;
    private long unlisted;

    private OpmlReader(String file) {
        this.file = file;
    }

    /**
     * Reads a file; what is wrong with single outlines is among the document's problems, the others are kept.
     *
     * @throws InvalidDocumentException if the file cannot be read or is no OPML at all
     */
    public static OpmlDocument read(Path file) throws InvalidDocumentException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(file.toString(), in);
        } catch (NoSuchFileException e) {
            throw invalid(file.toString(), 0, "no such file");
        } catch (IOException e) {
            throw invalid(file.toString(), 0, "cannot be read: " + e);
        }
    }

    /**
     * Reads a stream, which stays open.
     *
     * @param file the name to use in problems
     * @throws InvalidDocumentException if it is no OPML at all
     */
    public static OpmlDocument read(String file, InputStream in) throws InvalidDocumentException {
        return new OpmlReader(file).read(factory -> factory.createXMLStreamReader(in));
    }

    /**
     * Reads text that has been decoded already, whatever encoding its declaration names.
     *
     * @param file the name to use in problems
     * @throws InvalidDocumentException if it is no OPML at all
     */
    public static OpmlDocument read(String file, Reader text) throws InvalidDocumentException {
        return new OpmlReader(file).read(factory -> factory.createXMLStreamReader(text));
    }

    private interface Opening {
        XMLStreamReader open(XMLInputFactory factory) throws XMLStreamException;
    }

    private OpmlDocument read(Opening opening) throws InvalidDocumentException {
        int line = 1;
        try {
            XMLStreamReader xml = opening.open(factory());
            while (xml.hasNext()) {
                line = Math.max(1, xml.getLocation().getLineNumber());
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    start(xml, line);
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equalsIgnoreCase("outline")) {
                    folders.pop();
                }
            }
        } catch (XMLStreamException e) {
            int at = e.getLocation() == null ? line : e.getLocation().getLineNumber();
            String message = "not well-formed XML, the rest is not read: " + firstLine(e);
            if (entries.isEmpty()) {
                throw invalid(file, at, message);
            }
            problem(at, "", message);
        }
        if (!sawOpml) {
            throw invalid(file, 1, "not an OPML file: there is no opml element");
        }
        if (unlisted > 0) {
            problems.add(new Problem(file, 0, "", unlisted + " more problems are not listed"));
        }
        return new OpmlDocument(title, entries, problems);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private void start(XMLStreamReader xml, int line) throws XMLStreamException {
        switch (xml.getLocalName().toLowerCase(Locale.ROOT)) {
            case "opml" -> sawOpml = true;
            case "title" -> title = title == null ? xml.getElementText().strip() : title;
            case "outline" -> outline(OutlineAttributes.of(xml), line);
            default -> {
                return;
            }
        }
    }

    private void outline(OutlineAttributes attributes, int line) {
        String group = group();
        String name = attributes.text("title", "text");
        folders.push(name == null ? "" : name.replace('/', '\u2215'));
        if (folders.size() > DEEPEST) {
            problem(line, "outline", "folders are nested deeper than " + DEEPEST + "; this one is left out");
            return;
        }
        String written = attributes.text("xmlUrl");
        if (written == null) {
            boolean meantAsFeed = "rss".equalsIgnoreCase(attributes.text("type")) || attributes.text("htmlUrl") != null;
            if (meantAsFeed) {
                problem(line, "xmlUrl", "missing; an outline for a feed needs the feed's address");
            }
            return;
        }
        OpmlEntry entry = attributes.entry(written, group, line, (key, message) -> problem(line, key, message));
        if (entry == null) {
            return;
        }
        Integer first = lineByUrl.putIfAbsent(entry.feed().url(), line);
        if (first == null) {
            entries.add(entry);
        } else {
            problem(line, "xmlUrl", "the feed " + entry.feed().url() + " is listed already in line " + first);
        }
    }

    /** The folders from the outermost to the innermost. */
    private @Nullable String group() {
        List<String> names = new ArrayList<>();
        folders.descendingIterator().forEachRemaining(name -> {
            if (!name.isBlank()) {
                names.add(name);
            }
        });
        return names.isEmpty() || names.size() > DEEPEST ? null : String.join("/", names);
    }

    private void problem(int line, String key, String message) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(file, line, key, message));
        } else {
            unlisted++;
        }
    }

    private static InvalidDocumentException invalid(String file, int line, String message) {
        return new InvalidDocumentException(List.of(new Problem(file, line, "", message)));
    }

    private static String firstLine(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int text = message.indexOf("Message: ");
        return (text < 0 ? message : message.substring(text + "Message: ".length()))
                .lines()
                .findFirst()
                .orElse("");
    }
}
