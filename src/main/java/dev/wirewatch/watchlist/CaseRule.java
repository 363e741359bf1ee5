package dev.wirewatch.watchlist;

/** How far upper and lower case count when a name is recognised. */
public enum CaseRule {
    /** Not at all. */
    ANY,
    /** Every word that has a capital in the alias has one in the text; all capitals are fine. */
    CAPITALISED,
    /** Letter for letter. */
    EXACT
}
