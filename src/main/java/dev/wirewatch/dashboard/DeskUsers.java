package dev.wirewatch.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.dashboard.http.Caller;
import dev.wirewatch.dashboard.http.DeskRole;
import dev.wirewatch.dashboard.http.DeskUser;
import dev.wirewatch.dashboard.http.SecretDigest;
import dev.wirewatch.document.DocumentSchema;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the file that {@code dashboard.users} names: who may use the desk, with digests of their secrets. */
final class DeskUsers {
    private static final DocumentSchema SCHEMA = DocumentSchema.fromResource("dev/wirewatch/shipped/users.schema.json");

    private DeskUsers() {}

    /**
     * Reads and checks the file.
     *
     * @throws InvalidDocumentException with every problem by line and key
     */
    static List<DeskUser> read(Path file) throws InvalidDocumentException {
        SourceDocument document = SourceDocument.read(file);
        if (document.root().isMissingNode() || document.root().isNull()) {
            throw new InvalidDocumentException(List.of(document.problem("", "is empty; the key users is required")));
        }
        List<Problem> problems = new ArrayList<>(SCHEMA.check(document));
        if (!problems.isEmpty()) {
            throw new InvalidDocumentException(problems);
        }
        List<DeskUser> users = new ArrayList<>();
        Map<String, String> firstUse = new HashMap<>();
        JsonNode array = document.root().path("users");
        for (int i = 0; i < array.size(); i++) {
            String at = "users[" + i + "]";
            String name = array.get(i).path("name").asText();
            String before = firstUse.putIfAbsent(name, at);
            if (before != null) {
                problems.add(document.problem(
                        at + ".name", name + " is already named in line " + document.line(before + ".name")));
            }
            users.add(new DeskUser(
                    new Caller(
                            name,
                            DeskRole.valueOf(array.get(i).path("role").asText().toUpperCase(Locale.ROOT))),
                    SecretDigest.parse(array.get(i).path("token").asText())));
        }
        if (!problems.isEmpty()) {
            throw new InvalidDocumentException(problems);
        }
        return users;
    }
}
