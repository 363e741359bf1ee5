/**
 * The sample newsroom: articles of our own, released over time and served as real RSS over loopback HTTP.
 *
 * <p>Whoever starts Wirewatch without any network sees it work all the same: six invented outlets report on a week of
 * tension in the Gulf and, in between, on harvests, football and films. The poller fetches them like any other feed. The
 * articles were written for this purpose; the outlets and their addresses (all under {@code .example}, RFC 2606) do not
 * exist. They hold what a desk meets daily: agency copy printed by others, the same event in Arabic and French, a
 * correction, and names that mean something else (the New England Patriots, the Patriot Act, the river Isis, a film with
 * Avengers).
 *
 * <p>{@link dev.wirewatch.newsroom.Newsroom} holds the articles, {@link dev.wirewatch.newsroom.NewsroomServer} serves
 * them. The articles are one JSON Lines file in the form that a corpus has, with fixed times, so that a replay of it gives
 * the same alerts on any day; when served live, their times are moved so that the last one is from now.
 */
@NullMarked
package dev.wirewatch.newsroom;

import org.jspecify.annotations.NullMarked;
