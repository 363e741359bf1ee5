package dev.wirewatch.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceDocumentTest {
    @TempDir
    private Path directory;

    @Test
    void knowsTheLineOfEveryValue() throws Exception {
        SourceDocument document =
                SourceDocument.parse("x.yaml", "# a comment\nname: n\nlist:\n  - one\n  - key: two\n    other: 3\n");

        assertThat(document.line("name")).isEqualTo(2);
        assertThat(document.line("list[0]")).isEqualTo(4);
        assertThat(document.line("list[1].other")).isEqualTo(6);
        assertThat(document.root().at("/list/1/key").asText()).isEqualTo("two");
    }

    @Test
    void placesWhatIsMissingAtItsParent() throws Exception {
        SourceDocument document = SourceDocument.parse("x.yaml", "name: n\nlist:\n  - one\n");

        assertThat(document.problem("list[0].key.deeper", "is missing").toString())
                .isEqualTo("x.yaml:3: list[0].key.deeper: is missing");
    }

    @Test
    void reportsTheLineOfASyntaxError() {
        assertThatThrownBy(() -> SourceDocument.parse("x.yaml", "a: 1\nb: [1, 2\nc: 3\n"))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageStartingWith("x.yaml:3: ");
    }

    @Test
    void refusesASecondDocument() {
        assertThatThrownBy(() -> SourceDocument.parse("x.yaml", "a: 1\n---\nb: 2\n"))
                .hasMessageContaining("second YAML document");
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatThrownBy(() -> SourceDocument.read(directory.resolve("none.yaml")))
                .hasMessageContaining("none.yaml: no such file");
    }

    @Test
    void saysThatAFileIsNotText() throws Exception {
        Path file = Files.write(directory.resolve("bytes.yaml"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});

        assertThatThrownBy(() -> SourceDocument.read(file)).hasMessageContaining("cannot be read as UTF-8 text");
    }

    @Test
    void saysWhatItFoundWhereItIsNoYaml() {
        assertThatThrownBy(() -> SourceDocument.parse("tab.yaml", "a:\n  b: 1\n\tc: 2\n"))
                .hasMessageStartingWith("tab.yaml:")
                .hasMessageContaining("(TAB)");
    }

    @Test
    void refusesAliasesWithTheirLine() {
        assertThatThrownBy(() -> SourceDocument.parse("bomb.yaml", "a: &a [x, x]\nb: [*a, *a]\n"))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageStartingWith("bomb.yaml:2: an alias (*a) is not allowed");
    }
}
