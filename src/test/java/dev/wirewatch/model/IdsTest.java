package dev.wirewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void areTheSameForTheSamePartsOnEveryMachine() {
        // The first 32 digits of `printf '4:feed3:abc' | sha256sum`.
        assertThat(Ids.of("feed", "abc")).isEqualTo("dde1b9d0dbbb5bb38c422137d0beb13e");
    }

    @Test
    void differWhenTheBorderBetweenPartsDiffers() {
        assertThat(Ids.of("ab", "c")).isNotEqualTo(Ids.of("a", "bc"));
    }

    @Test
    void refuseWhatIsNone() {
        assertThatThrownBy(() -> Ids.require("E8CA2D5E", "alert id"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("alert id must be 32 lower-case hexadecimal digits");
    }
}
