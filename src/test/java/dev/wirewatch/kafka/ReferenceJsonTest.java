package dev.wirewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.EvidenceMention;
import dev.wirewatch.model.Ids;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceJsonTest {
    private static final Map<Class<?>, Object> VALUES = Map.of(
            String.class,
            "“quoted” \"text\" \n \u0001 العراق 🚀",
            int.class,
            7,
            Integer.class,
            8,
            Long.class,
            1L << 40,
            Instant.class,
            Instant.parse("2026-03-10T09:00:00.123456789Z"));

    /** As Jackson finds out by itself what a record consists of. */
    private final ObjectMapper plain = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /** Each record with all its components, and without each that it can be without. */
    static Stream<Named<Object>> records() {
        return Stream.of(ArticleReference.class, EvidenceMention.class)
                .flatMap(type -> IntStream.range(-1, type.getRecordComponents().length)
                        .filter(without -> without < 0
                                || type.getRecordComponents()[without]
                                        .getAnnotatedType()
                                        .isAnnotationPresent(Nullable.class))
                        .mapToObj(without -> record(type, without)));
    }

    private static Named<Object> record(Class<?> type, int without) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            boolean id = components[i].getName().equals("id");
            values[i] = i == without ? null : id ? Ids.of("a") : VALUES.get(components[i].getType());
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            String name = type.getSimpleName() + (without < 0 ? "" : " without " + components[without].getName());
            return Named.of(name, constructor.newInstance(values));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void writesWhatJacksonWouldWrite(Object record) throws Exception {
        String written = JsonSerde.mapper().writeValueAsString(record);

        assertThat(written).isEqualTo(plain.writeValueAsString(record));
        assertThat(JsonSerde.mapper().readValue(written, record.getClass())).isEqualTo(record);
    }
}
