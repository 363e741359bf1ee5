package dev.wirewatch.app;

import dev.wirewatch.dashboard.http.Caller;
import dev.wirewatch.dashboard.http.DeskRole;
import dev.wirewatch.dashboard.http.SecretDigest;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wirewatch dashboard token}: draws a secret for a user of the desk. */
@Command(
        name = "token",
        description = {
            "Draws a secret for somebody who is to use the desk.",
            "The entry for the file of dashboard.users goes to standard output, the secret to standard error, once."
        },
        mixinStandardHelpOptions = true)
final class DashboardTokenCommand implements Callable<Integer> {
    private static final int BYTES = 24;

    @Parameters(paramLabel = "NAME", description = "Who: the user name to sign in with; no colon.")
    private String name = "";

    @Option(names = "--role", defaultValue = "reader", description = "reader (default) or editor.")
    private String role = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        DeskRole granted = switch (role) {
            case "reader" -> DeskRole.READER;
            case "editor" -> DeskRole.EDITOR;
            default -> throw new UserErrorException("wirewatch: --role must be reader or editor: " + role);
        };
        Caller caller = caller(granted);
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        PrintWriter out = spec.commandLine().getOut();
        // JSON's way of quoting is one of YAML's.
        out.println("  - name: \"" + caller.name().replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
        out.println("    role: " + caller.role().name().toLowerCase(Locale.ROOT));
        out.println("    token: " + SecretDigest.of(secret).text());
        out.flush();
        PrintWriter err = spec.commandLine().getErr();
        err.println("wirewatch: the secret, which is shown only here: " + secret);
        err.flush();
        return 0;
    }

    private Caller caller(DeskRole granted) {
        if (name.contains(":") || name.strip().length() != name.length()) {
            throw new UserErrorException("wirewatch: a name must not contain a colon nor begin or end with a space");
        }
        try {
            return new Caller(name, granted);
        } catch (IllegalArgumentException e) {
            throw new UserErrorException("wirewatch: " + e.getMessage());
        }
    }
}
