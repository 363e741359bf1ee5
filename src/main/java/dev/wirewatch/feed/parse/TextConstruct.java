package dev.wirewatch.feed.parse;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Text;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * An element that holds text in one of the forms that feeds know: RSS (HTML or text, nobody says which), Atom 1.0 text
 * constructs and content (RFC 4287 sections 3.1 and 4.1.3), Atom 0.3 content (modes xml, escaped, base64).
 *
 * @param source HTML or plain text
 * @param isHtml whether the source is HTML
 * @param base what its relative links are relative to; null if unknown
 */
record TextConstruct(
        String source, boolean isHtml, @Nullable String base) {

    /**
     * Reads an element.
     *
     * @param documentBase what the document itself is relative to; null if unknown
     */
    static TextConstruct of(Element element, @Nullable String documentBase) {
        String base = Scope.base(element, documentBase);
        String type = lower(Fields.attribute(element, "type"));
        boolean atom = Fields.name(element).startsWith("atom:");
        String mode = lower(Fields.attribute(element, "mode"));
        if (mode.equals("base64") || isEncoded(atom, type)) {
            return base64(element, type, base);
        }
        if (!element.getChildren().isEmpty()) {
            return new TextConstruct(markup(element, documentBase), true, base);
        }
        String text = element.getText();
        if (atom) {
            boolean html = type.equals("html")
                    || type.equals("xhtml")
                    || type.contains("html")
                    || escapedMarkup(mode, type, text);
            return new TextConstruct(text, html, base);
        }
        boolean plain = type.equals("text/plain") || type.equals("text");
        return new TextConstruct(text, !plain && TitleText.looksLikeHtml(text), base);
    }

    /** The text as sanitised HTML and plain text. */
    Html html() {
        return isHtml ? Html.of(source, base) : Html.ofText(source);
    }

    /** The text as one plain line. */
    String title() {
        return isHtml ? TitleText.ofHtml(source) : TitleText.ofText(source);
    }

    /** Atom 0.3 escaped content without a type is text by the letter and HTML in every feed that has it. */
    private static boolean escapedMarkup(String mode, String type, String text) {
        return mode.equals("escaped") && type.isEmpty() && TitleText.looksLikeHtml(text);
    }

    /** RFC 4287 section 4.1.3.3: what is neither text nor XML is Base64. */
    private static boolean isEncoded(boolean atom, String type) {
        return atom
                && type.contains("/")
                && !type.startsWith("text/")
                && !type.contains("xml")
                && !type.contains("html")
                && !type.startsWith("multipart/");
    }

    private static TextConstruct base64(Element element, String type, @Nullable String base) {
        if (type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/")) {
            return new TextConstruct("", false, base);
        }
        String text;
        try {
            text = new String(Base64.getMimeDecoder().decode(element.getValue().strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            text = element.getValue();
        }
        String clean = XmlText.scrubbed(text);
        boolean html = type.contains("html") || (!type.equals("text/plain") && TitleText.looksLikeHtml(clean));
        return new TextConstruct(clean, html, base);
    }

    /** Inline markup as HTML; the wrapper that XHTML text constructs must have (RFC 4287 section 3.1.1.3) is left out. */
    private static String markup(Element element, @Nullable String documentBase) {
        StringBuilder out = new StringBuilder();
        List<Element> children = element.getChildren();
        Element only = children.get(0);
        boolean wrapper = children.size() == 1
                && only.getName().equalsIgnoreCase("div")
                && element.getTextTrim().isEmpty();
        new MarkupWriter(out, documentBase).content(wrapper ? only : element);
        return out.toString();
    }

    private static String lower(@Nullable String value) {
        return value == null ? "" : value.toLowerCase(Locale.ROOT).strip();
    }

    /** Writes a tree of at most {@link XmlTreeBuilder}'s depth; links are resolved where {@code xml:base} changes. */
    private record MarkupWriter(StringBuilder out, @Nullable String documentBase) {
        void content(Element element) {
            for (Content content : element.getContent()) {
                if (content instanceof Text text) {
                    out.append(Entities.escape(text.getText()));
                } else if (content instanceof Element child) {
                    element(child);
                }
            }
        }

        private void element(Element element) {
            String name = element.getName().toLowerCase(Locale.ROOT);
            if (name.equals("script") || name.equals("style") || name.equals("applet")) {
                return;
            }
            out.append('<').append(name);
            element.getAttributes().forEach(attribute -> {
                if (attribute.getNamespacePrefix().isEmpty()) {
                    String value = attribute.getValue();
                    boolean link = attribute.getName().equals("href")
                            || attribute.getName().equals("src");
                    String resolved = link ? Links.resolve(Scope.base(element, documentBase), value) : null;
                    out.append(' ').append(attribute.getName()).append("=\"");
                    out.append(
                            Entities.escape(resolved == null ? value : resolved).replace("\"", "&quot;"));
                    out.append('"');
                }
            });
            out.append('>');
            content(element);
            if (!VOID.contains(name)) {
                out.append("</").append(name).append('>');
            }
        }

        private static final List<String> VOID =
                List.of("br", "hr", "img", "wbr", "input", "meta", "link", "source", "embed");
    }
}
