package dev.wirewatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.dashboard.http.Caller;
import dev.wirewatch.dashboard.http.DeskAccess;
import dev.wirewatch.dashboard.http.DeskRole;
import dev.wirewatch.dashboard.http.DeskUser;
import dev.wirewatch.dashboard.http.EndpointException;
import dev.wirewatch.dashboard.http.SecretDigest;
import dev.wirewatch.dashboard.http.TrustedProxy;
import dev.wirewatch.document.InvalidDocumentException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardSettingsTest {
    private static final String DIGEST =
            SecretDigest.of("a secret of some length").text();

    @TempDir
    private Path folder;

    private DeskAccess access(Map<String, String> settings) throws InvalidDocumentException {
        return DashboardSettings.of(SettingsLoader.load(null, null, Map.of(), settings))
                .access();
    }

    private Map<String, String> users(String text) throws Exception {
        return Map.of(
                "dashboard.users",
                Files.writeString(folder.resolve("users.yaml"), text).toString());
    }

    @Test
    void asksNobodyByDefaultAndTakesTheRoleThatIsSet() throws Exception {
        assertThat(access(Map.of())).isEqualTo(DeskAccess.UNASKED);
        assertThat(access(Map.of("dashboard.role", "reader")).unasked()).isEqualTo(DeskRole.READER);
        assertThatThrownBy(() -> access(Map.of("dashboard.role", "owner")))
                .isInstanceOf(EndpointException.class)
                .hasMessageContaining("reader or editor");
    }

    @Test
    void readsUsersWithTheirRoles() throws Exception {
        DeskAccess access = access(users("users:\n  - {name: ann, role: editor, token: \"" + DIGEST + "\"}\n"));

        assertThat(access.users()).extracting(DeskUser::caller).containsExactly(new Caller("ann", DeskRole.EDITOR));
        assertThat(access.asks()).isTrue();
    }

    @Test
    void namesLineAndKeyOfWhatIsWrongWithUsers() {
        String entry = "  - {name: ann, role: editor, token: \"" + DIGEST + "\"}\n";
        assertThatThrownBy(() -> access(users("users:\n" + entry + entry)))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("users.yaml:3")
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> access(users("users:\n  - name: ann\n    role: owner\n    token: secret\n")))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("users.yaml:3")
                .hasMessageContaining("users.yaml:4")
                .hasMessageNotContaining("secret\n");
        assertThatThrownBy(() -> access(users("")))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("users is required");
        assertThatThrownBy(() -> access(
                        Map.of("dashboard.users", folder.resolve("none.yaml").toString())))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("no such file");
    }

    @Test
    void takesTheSecretItselfOrItsDigest() throws Exception {
        assertThat(access(Map.of("dashboard.token", DIGEST)).asks()).isTrue();
        assertThat(access(Map.of("dashboard.token", "a secret of some length")).asks())
                .isTrue();
        assertThatThrownBy(() -> access(Map.of("dashboard.token", "short")))
                .isInstanceOf(EndpointException.class)
                .hasMessageContaining("dashboard.token")
                .hasMessageContaining("16 characters");
    }

    @Test
    void takesAddressesOfAProxyOnlyAsNumbers() throws Exception {
        DeskAccess access =
                access(Map.of("dashboard.proxy.header", "X-User", "dashboard.proxy.addresses", "10.0.0.1, ::1"));

        assertThat(access.proxy())
                .isEqualTo(new TrustedProxy("X-User", Set.of("10.0.0.1", "0:0:0:0:0:0:0:1"), Set.of()));
        assertThatThrownBy(
                        () -> access(Map.of("dashboard.proxy.header", "X-User", "dashboard.proxy.addresses", "proxy")))
                .isInstanceOf(EndpointException.class)
                .hasMessageContaining("IP addresses");
    }
}
