package dev.wirewatch.dashboard;

import dev.wirewatch.dashboard.curation.Shadows;
import dev.wirewatch.dashboard.curation.Texts;
import dev.wirewatch.model.AlertDifference;
import dev.wirewatch.model.ShadowStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A lane beside which no candidate runs, for tests of everything else. */
final class NoShadows implements Shadows {
    @Override
    public List<ShadowStatus> all(int most) {
        return List.of();
    }

    @Override
    public Optional<List<AlertDifference>> differences(String id, int offset, int most) {
        return Optional.empty();
    }

    @Override
    public Start start(Texts candidate, Duration length, String by, @Nullable String note) {
        return new Start.Refused("there is nothing to compare with");
    }

    @Override
    public Optional<ShadowStatus> stop(String by) {
        return Optional.empty();
    }
}
