package dev.wirewatch.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertExportTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"})
    void makesTextOfWhatASpreadsheetWouldRun(String hostile) {
        assertThat(AlertExport.field(hostile)).isEqualTo("\"'" + hostile + "\"");
    }

    @Test
    void doublesQuotes() {
        assertThat(AlertExport.field("a \"b\", c")).isEqualTo("\"a \"\"b\"\", c\"");
    }
}
