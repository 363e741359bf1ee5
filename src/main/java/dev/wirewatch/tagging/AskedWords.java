package dev.wirewatch.tagging;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which word hits are reported. All words serve to tell mentions, whether they are reported or not. */
final class AskedWords {
    /** Those of all classes, in every text. */
    static final AskedWords ALL = new AskedWords(null);

    private final boolean @Nullable [] classes;

    private AskedWords(boolean @Nullable [] classes) {
        this.classes = classes;
    }

    /** Those of some classes, in texts that mention somebody. */
    static AskedWords besideMentions(Compiled compiled, Set<String> names) {
        boolean[] classes = new boolean[compiled.classes()];
        for (int number = 0; number < classes.length; number++) {
            classes[number] = names.contains(compiled.wordClass(number));
        }
        return new AskedWords(classes);
    }

    /** Whether they are reported of a text that mentions nobody. */
    boolean withoutMentions() {
        return classes == null;
    }

    boolean contains(int wordClass) {
        return classes == null || classes[wordClass];
    }
}
