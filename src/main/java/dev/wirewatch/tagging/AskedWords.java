package dev.wirewatch.tagging;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which word hits are reported. All words serve to tell mentions, whether they are reported or not. */
final class AskedWords {
    /** Those of all classes, in every text. */
    static final AskedWords ALL = new AskedWords(null);

    private final @Nullable Set<String> classes;

    private AskedWords(@Nullable Set<String> classes) {
        this.classes = classes;
    }

    /** Those of some classes, in texts that mention somebody. */
    static AskedWords besideMentions(Set<String> names) {
        return new AskedWords(Set.copyOf(names));
    }

    /** Whether those of all classes are reported, also of a text that mentions nobody. */
    boolean areAll() {
        return classes == null;
    }

    /** Whether those of a class are reported. */
    boolean contains(String wordClass) {
        return classes == null || classes.contains(wordClass);
    }
}
