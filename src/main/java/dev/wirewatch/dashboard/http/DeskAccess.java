package dev.wirewatch.dashboard.http;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the desk. With no user, no shared secret and no proxy nobody is asked who they are, which is allowed on
 * loopback only.
 *
 * @param users those with a secret of their own
 * @param shared the digest of a secret that several know, who then name themselves; null for none
 * @param proxy what vouches for callers; null for none
 * @param unasked what those may do who are not asked
 */
public record DeskAccess(
        List<DeskUser> users,
        @Nullable SecretDigest shared,
        @Nullable TrustedProxy proxy,
        DeskRole unasked) {
    /** Nobody is asked, and everybody may change things: for one's own machine. */
    public static final DeskAccess UNASKED = new DeskAccess(List.of(), null, null, DeskRole.EDITOR);

    /** How somebody is called who has not said a name. */
    static final String UNNAMED = "desk";

    public DeskAccess {
        users = List.copyOf(users);
    }

    /** One secret for all, who may change things. */
    public static DeskAccess shared(SecretDigest secret) {
        return new DeskAccess(List.of(), secret, null, DeskRole.EDITOR);
    }

    /** Whether callers must say who they are. */
    public boolean asks() {
        return !users.isEmpty() || shared != null || proxy != null;
    }

    /**
     * The caller who presents a secret.
     *
     * @param name the name given with it; empty for none
     * @param secret the secret
     */
    Optional<Caller> caller(String name, String secret) {
        Optional<Caller> known = users.stream()
                .filter(user -> name.isEmpty() || user.caller().name().equals(name))
                .filter(user -> user.token().matches(secret))
                .map(DeskUser::caller)
                .findFirst();
        if (known.isPresent() || shared == null || !shared.matches(secret)) {
            return known;
        }
        boolean taken = users.stream().anyMatch(user -> user.caller().name().equals(name));
        return Optional.of(new Caller(name.isBlank() || taken ? UNNAMED : name, DeskRole.EDITOR));
    }
}
