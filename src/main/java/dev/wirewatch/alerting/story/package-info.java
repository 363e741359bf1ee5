/**
 * Which articles tell the same event, and which are copies of one text: pure functions of the articles themselves.
 *
 * <p>Of each article three small things are kept instead of its text. {@link dev.wirewatch.alerting.story.TextSignature}
 * tells near-copies. {@link dev.wirewatch.alerting.story.Byline} finds the agency that an outlet names as its source.
 * {@link dev.wirewatch.alerting.story.Gist} holds what the article is about: words of title and lead, and facts that
 * read the same in every language (entities, actions, numbers, days). {@link dev.wirewatch.alerting.story.StoryLink}
 * says of two gists and their times whether they tell one event. Stories are the connected components of these links:
 * single-link clustering, which for news does as well as its rivals (Allan, Papka and Lavrenko, "On-line New Event
 * Detection and Tracking", 1998) and has what matters here: the components are a function of the set of articles,
 * whatever their order, and one more article can join stories but never reshuffle them.
 */
@NullMarked
package dev.wirewatch.alerting.story;

import org.jspecify.annotations.NullMarked;
