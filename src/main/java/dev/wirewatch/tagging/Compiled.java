package dev.wirewatch.tagging;

import dev.wirewatch.model.Kind;
import java.util.Arrays;
import java.util.List;

/** A watchlist compiled: immutable from here on. */
final class Compiled {
    private final Vocabulary vocabulary;
    private final PathIndex names;
    private final PathIndex evidence;
    private final Signatures signatures;
    private final PathIndex reported;
    private final boolean reportsAlways;
    private final Patterns patterns;
    private final SharedNames shared;
    private final CaseFilter caseFilter;
    private final String[] ids;
    private final Kind[] kinds;
    private final int[] roles;
    private final EvidenceSet allRoles;
    private final int[] owners;
    private final String[] classes;
    private final List<Surroundings> surname;
    private final List<Surroundings> namesake;
    private final double threshold;

    /**
     * Takes over what it is given.
     *
     * @param vocabulary the words of all names and phrases
     * @param names all names as paths to places among the patterns, or to names that several share
     * @param evidence all word classes, roles and context phrases as paths to numbers of evidence
     * @param signatures what of the evidence may begin with a word
     * @param reported the evidence that is reported
     * @param reportsAlways whether it is all of it, and reported of every text
     * @param patterns what the paths of names stand for
     * @param shared the names that several patterns share
     * @param ids the ids of the entities
     * @param kinds the kinds of the entities
     * @param roles for each entity the number of evidence of its roles; -1 if it has none
     * @param allRoles all these numbers
     * @param classes the names of the word classes, by number of evidence; as many numbers more are those of their phrases
     *     that begin with a capital
     * @param surname what makes a bare family name clear
     * @param namesake what makes a bare family name somebody else's
     * @param threshold the least confidence that is reported
     */
    Compiled(
            Vocabulary vocabulary,
            PathIndex names,
            PathIndex evidence,
            Signatures signatures,
            PathIndex reported,
            boolean reportsAlways,
            Patterns patterns,
            SharedNames shared,
            String[] ids,
            Kind[] kinds,
            int[] roles,
            EvidenceSet allRoles,
            String[] classes,
            List<Surroundings> surname,
            List<Surroundings> namesake,
            double threshold) {
        this.vocabulary = vocabulary;
        this.names = names;
        this.evidence = evidence;
        this.signatures = signatures;
        this.reported = reported;
        this.reportsAlways = reportsAlways;
        this.patterns = patterns;
        this.shared = shared;
        this.caseFilter = new CaseFilter(patterns, shared);
        this.ids = ids;
        this.kinds = kinds;
        this.roles = roles;
        this.allRoles = allRoles;
        this.owners = owners(roles);
        this.classes = classes;
        this.surname = surname;
        this.namesake = namesake;
        this.threshold = threshold;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    PathIndex names() {
        return names;
    }

    PathIndex evidence() {
        return evidence;
    }

    Signatures signatures() {
        return signatures;
    }

    PathIndex reported() {
        return reported;
    }

    /** Whether all word hits are reported, also of texts that mention nobody. */
    boolean reportsAlways() {
        return reportsAlways;
    }

    Patterns patterns() {
        return patterns;
    }

    SharedNames shared() {
        return shared;
    }

    CaseFilter caseFilter() {
        return caseFilter;
    }

    String id(int entity) {
        return ids[entity];
    }

    Kind kind(int entity) {
        return kinds[entity];
    }

    int classes() {
        return classes.length;
    }

    /** Whether a number of evidence is that of the phrases of a class that begin with a small letter, or with none. */
    boolean isSmall(int number) {
        return number < classes.length;
    }

    /** The class that a number of evidence belongs to; -1 if to none. */
    int classOf(int number) {
        return number >= 2 * classes.length ? -1 : number % classes.length;
    }

    String wordClass(int number) {
        return classes[number];
    }

    /** Whether a number of evidence is that of the phrases of a class that begin with a capital. */
    boolean isCapital(int number) {
        return number >= classes.length && number < 2 * classes.length;
    }

    List<Surroundings> surname() {
        return surname;
    }

    List<Surroundings> namesake() {
        return namesake;
    }

    double threshold() {
        return threshold;
    }

    int entities() {
        return ids.length;
    }

    /** Bytes held, by the sizes of arrays and for each pattern two references. */
    long bytes() {
        return vocabulary.bytes()
                + names.bytes()
                + evidence.bytes()
                + signatures.bytes()
                + patterns.bytes()
                + shared.bytes()
                + 4L * (roles.length + owners.length)
                + caseFilter.bytes();
    }

    /** The number of evidence of an entity's roles; -1 if it has none. */
    int role(int entity) {
        return roles[entity];
    }

    /** The roles of all entities. */
    EvidenceSet allRoles() {
        return allRoles;
    }

    /** The entity whose roles have a number of evidence; {@link Evidence#NONE} if they are nobody's. */
    int ownerOfRole(int number) {
        return number < owners.length ? owners[number] : Evidence.NONE;
    }

    private static int[] owners(int[] roles) {
        int[] owners = new int[Arrays.stream(roles).max().orElse(Evidence.NONE) + 1];
        Arrays.fill(owners, Evidence.NONE);
        for (int entity = 0; entity < roles.length; entity++) {
            if (roles[entity] != Evidence.NONE) {
                owners[roles[entity]] = entity;
            }
        }
        return owners;
    }
}
