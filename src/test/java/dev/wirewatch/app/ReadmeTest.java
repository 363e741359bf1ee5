package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.kafka.Dataset;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the README says is there is there, and the other way round. */
class ReadmeTest {
    private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)\n```", Pattern.DOTALL);

    private final String readme = read();

    @Test
    void namesEveryCommandThereIs() {
        CommandLine commandLine =
                Main.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));

        assertThat(commandLine.getSubcommands().keySet())
                .filteredOn(name -> !name.equals("help"))
                .allSatisfy(name -> assertThat(readme).containsPattern("`" + name + "[ `]"));
    }

    @Test
    void namesEveryTopicThereIs() {
        assertThat(Dataset.ALL).allSatisfy(dataset -> assertThat(readme).contains("| `" + dataset.name() + "` |"));
    }

    @Test
    void setsOnlySettingsThatExist() {
        Matcher flags = Pattern.compile("--set ([a-z.-]+)=").matcher(readme);
        while (flags.find()) {
            String key = flags.group(1);
            assertThat(SettingKey.of(key).isPresent() || key.startsWith(SettingKey.KAFKA_PREFIX))
                    .as(key)
                    .isTrue();
        }
        Matcher variables = Pattern.compile("WIREWATCH_[A-Z_]+").matcher(readme);
        while (variables.find()) {
            assertThat(Arrays.stream(SettingKey.values()).map(SettingKey::environmentVariable))
                    .contains(variables.group());
        }
    }

    @Test
    void showsOnlyCommandLinesThatTestsRun() {
        List<String> shown = new ArrayList<>();
        Matcher blocks = SHELL.matcher(readme);
        while (blocks.find()) {
            shown.add(blocks.group(1).strip());
        }

        assertThat(shown)
                .containsExactly(
                        "mvn -q -DskipTests package && java -jar target/wirewatch.jar run", // CI builds it, RunIT runs
                        // it
                        "mvn verify", // CI
                        "java -jar target/wirewatch.jar run --set kafka.bootstrap.servers=127.0.0.1:19092", // RunIT
                        "WIREWATCH_DASHBOARD_TOKEN=$(openssl rand -hex 16) docker compose up"); // ComposeFileTest, as
        // far as it can be
        // tested without an
        // engine
    }

    @Test
    void showsTheConsumerThatATestRuns() throws Exception {
        String source = Files.readString(Path.of("src/test/java/dev/wirewatch/example/AlertConsumer.java"));
        String shown = source.substring(
                        source.indexOf("// README: begin") + "// README: begin".length(),
                        source.indexOf("// README: end"))
                .stripIndent()
                .strip();

        assertThat(readme).contains("```java\n" + shown + "\n}\n```");
    }

    @Test
    void pointsOnlyToFilesThatExist() {
        Matcher links = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(readme);
        while (links.find()) {
            assertThat(Path.of(links.group(1))).exists();
        }
    }

    private static String read() {
        try {
            return Files.readString(Path.of("README.md"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
