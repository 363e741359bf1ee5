package dev.wirewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.wirewatch.kafka.Dataset;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedViewTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    @Test
    void survivesTheWayToTheTopicAndConformsToItsSchema() throws Exception {
        SavedView view =
                SavedView.create(" Gulf, critical ", "severity=critical&q=%22%D9%86%22&range=7d", "desk", NOON);

        byte[] record = Dataset.VIEWS.valueSerde().serializer().serialize("views", view);

        assertThat(Dataset.VIEWS.valueSerde().deserializer().deserialize("views", record))
                .isEqualTo(view);
        assertThat(schema().validate(new String(record, StandardCharsets.UTF_8), InputFormat.JSON))
                .isEmpty();
        assertThat(view.name()).isEqualTo("Gulf, critical");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=two words", "rule=a#b", "?rule=a", "q=ن"})
    void refusesAQueryThatNoAddressCouldHold(String query) throws Exception {
        assertThatIllegalArgumentException().isThrownBy(() -> SavedView.create("name", query, "desk", NOON));
        assertThat(schema().validate("""
                                {"id":"0123456789abcdef0123456789abcdef","name":"n","query":"%s","by":"d","at":"2026-03-10T12:00:00Z"}
                                """.formatted(query), InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 1"})
    void needsANameThatFitsIntoAList(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> SavedView.create(name, "", "desk", NOON));
    }

    private static Schema schema() throws Exception {
        try (InputStream in = SavedViewTest.class.getResourceAsStream("/dev/wirewatch/schemas/views.schema.json")) {
            assertThat(in).isNotNull();
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
