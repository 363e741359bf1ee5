/**
 * Alerts for those who exchange intelligence: as STIX 2.1 (OASIS Standard, 10 June 2021).
 *
 * <p>An alert is a {@code report} (section 4.16) about the entities that its evidence mentions. An actor is an {@code identity}
 * (4.5): a person an individual, an armed group a group, states, governments and forces organizations, the first two of the
 * sector government-national, the last of defense. A weapon system is an identity of the class {@code class}: STIX has no
 * object for things that are no software, but an identity may stand for a class of systems. A programme is an identity of
 * no specified class. A place is a {@code location} (4.11), which needs a country or region: the watchlist gives them
 * ({@code country}, {@code region}); a place without either is named in the report's labels only.
 *
 * <p>Ids are UUIDv5 in a namespace of our own: the same alert has the same id in every export (section 2.9 keeps its own
 * namespace for cyber-observables). An entity's is derived from its Wikidata item where it has one, so that two
 * installations speak of the same object, else from the watchlist's name and the entity's id. The confidence
 * follows the Admiralty scale of appendix A by corroboration: one publisher is possibly true, two probably, three confirm.
 */
@NullMarked
package dev.wirewatch.stix;

import org.jspecify.annotations.NullMarked;
