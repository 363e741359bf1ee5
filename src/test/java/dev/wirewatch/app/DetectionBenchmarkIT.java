package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DetectionBenchmarkIT {
    private static final String NUMBER = "[0-9,.]+";

    @Test
    void printsRatesSideBySideAndWhereTheTimeGoes() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        DetectionBenchmark.run(new PrintStream(out, true, StandardCharsets.UTF_8), 400, 1, 4, 50, 0);

        String table = out.toString(StandardCharsets.UTF_8);
        assertThat(table)
                .containsPattern("400 articles of 400 words; " + NUMBER + " % mention somebody, " + NUMBER + " % match")
                .containsPattern("articles/s +" + NUMBER + " +" + NUMBER + " +" + NUMBER)
                .containsPattern("processor time, us an article +" + NUMBER + " +" + NUMBER + " +" + NUMBER)
                .containsPattern("  stream threads +" + NUMBER + " +" + NUMBER)
                .containsPattern("  broker +" + NUMBER + " +" + NUMBER)
                // So few articles may be done between two looks at the threads: then no operator has been seen.
                .containsPattern("where the stream threads' time goes +share +us an article\n"
                        + "(  [A-Za-z: -]+ +" + NUMBER + " % +" + NUMBER + "\n)*"
                        + "  besides, " + NUMBER + " % of the threads' time is spent waiting")
                .containsPattern("alert-stories +" + NUMBER)
                .containsPattern("start without local state after 400 articles: " + NUMBER + " s")
                .containsPattern("commit to alert at 50 articles/s: p50 " + NUMBER + " ms, p99 " + NUMBER + " ms");
    }
}
