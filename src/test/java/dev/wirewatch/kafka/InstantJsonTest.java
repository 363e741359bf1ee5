package dev.wirewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantJsonTest {
    private final ObjectMapper mapper = JsonSerde.mapper();

    static Stream<Instant> instants() {
        Random random = new Random(5);
        List<Integer> nanos = List.of(0, 1, 10, 1_000, 120_000, 1_000_000, 120_000_000, 999_999_999);
        Stream<Instant> any = Stream.generate(() -> Instant.ofEpochSecond(
                        random.nextLong(-70_000_000_000L, 300_000_000_000L), nanos.get(random.nextInt(nanos.size()))))
                .limit(300);
        Stream<Instant> edges = Stream.of(
                        "0000-01-01T00:00:00Z",
                        "-0001-12-31T23:59:59.999999999Z",
                        "9999-12-31T23:59:59.999Z",
                        "+10000-01-01T00:00:00Z",
                        "1969-12-31T23:59:59.999999999Z",
                        "1970-01-01T00:00:00Z",
                        "2024-02-29T12:00:00Z")
                .map(Instant::parse);
        return Stream.concat(Stream.concat(any, edges), Stream.of(Instant.MIN, Instant.MAX));
    }

    @ParameterizedTest
    @MethodSource("instants")
    void writesAsTheInstantItselfWouldAndReadsItAgain(Instant instant) throws Exception {
        String json = mapper.writeValueAsString(instant);

        assertThat(json).isEqualTo('"' + instant.toString() + '"');
        assertThat(mapper.readValue(json, Instant.class)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T00:00:00.Z",
                "2026-03-01T00:00:00.5Z",
                "2026-03-01T00:00:00.12345Z",
                "2026-03-01T24:00:00Z",
                "2026-03-01T02:00:00+02:00",
                "2026-03-01t00:00:00z"
            })
    void readsOtherWritingsAsBefore(String written) throws Exception {
        ObjectMapper plain = new ObjectMapper().registerModule(new JavaTimeModule());

        Instant instant = mapper.readValue('"' + written + '"', Instant.class);

        assertThat(instant).isEqualTo(plain.readValue('"' + written + '"', Instant.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-03-01T00:60:00Z",
                "2026-03-01T00:00:00.1x3Z",
                "2026-03-0AT00:00:00Z",
                "2026-03-01 00:00:00Z"
            })
    void refusesWhatIsNoInstant(String written) {
        assertThatThrownBy(() -> mapper.readValue('"' + written + '"', Instant.class))
                .isInstanceOf(InvalidFormatException.class);
    }

    @Test
    void readsSecondsSinceTheEpochAsBefore() throws Exception {
        assertThat(mapper.readValue("1772323200.5", Instant.class)).isEqualTo("2026-03-01T00:00:00.500Z");
    }
}
