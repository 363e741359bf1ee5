/**
 * Article pages: asked for where a feed gives only summaries, and freed from everything around the story.
 *
 * <p>{@link dev.wirewatch.feed.page.PageFetcher} asks for one page with the same guarded, bounded fetcher that asks for
 * feeds, after the site's robots.txt ({@link dev.wirewatch.feed.page.RobotsCache}, RFC 9309), and hop by hop, so that
 * the robots.txt of every host on the way is obeyed. {@link dev.wirewatch.feed.page.PageReader} finds the story:
 *
 * <pre>
 *  bytes ─► Furniture: prune what names itself navigation, comments, ads …
 *        ─► BlockReader: runs of text with their links
 *        ─► StoryFinder: the subtree with the most prose, then the best range of it
 *        ─► StoryFilter: what stands between the paragraphs and is none
 *        ─► LinkedArticle: what JSON-LD says, for proof or instead
 * </pre>
 *
 * <p>The text features are those of Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow Text
 * Features" (WSDM 2010): length, link density, sentence ends. The range is that of Pasternack and Roth, "Extracting
 * Article Text from the Web with Maximum Subsequence Segmentation" (WWW 2009), over blocks instead of tags. Nothing in
 * here depends on the language but a short list of phrases.
 *
 * <p>Pages are hostile input: sizes are capped before parsing, all passes are linear in the page, and only plain text
 * leaves this package.
 */
@NullMarked
package dev.wirewatch.feed.page;

import org.jspecify.annotations.NullMarked;
