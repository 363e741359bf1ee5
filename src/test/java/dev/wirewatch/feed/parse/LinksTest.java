package dev.wirewatch.feed.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
    /** The examples of RFC 3986 section 5.4 that have an http base, and what browsers forgive. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            g               | http://a/b/c/g
            ./g             | http://a/b/c/g
            g/              | http://a/b/c/g/
            /g              | http://a/g
            //g             | http://g
            ?y              | http://a/b/c/d;p?y
            g?y             | http://a/b/c/g?y
            #s              | http://a/b/c/d;p?q#s
            g#s             | http://a/b/c/g#s
            ;x              | http://a/b/c/;x
            .               | http://a/b/c/
            ..              | http://a/b/
            ../g            | http://a/b/g
            ../../g         | http://a/g
            ../../../g      | http://a/g
            g;x=1/../y      | http://a/b/c/y
            https://x/y z   | https://x/y%20z
            HTTP://x/%zz    | http://x/%25zz
            https://x/a{b[]  | https://x/a%7Bb%5B%5D
            www.x.example/a | http://www.x.example/a
            http://x\\y     | http://x/y
            """)
    void resolvesReferences(String reference, String expected) {
        assertThat(Links.resolve("http://a/b/c/d;p?q", reference)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "mailto:a@b.example",
                "urn:x",
                "file:///etc/passwd",
                "",
                "http://",
                "java\nscript:x"
            })
    void refusesEverythingButTheWeb(String reference) {
        assertThat(Links.resolve("http://a/b", reference)).isNull();
    }
}
