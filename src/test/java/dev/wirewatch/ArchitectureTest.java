package dev.wirewatch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rooms of the house: which package may use which, and which libraries stay in which room. */
class ArchitectureTest {
    private static final String ROOT = "dev.wirewatch.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.wirewatch");

    /** The package table; what is not listed is forbidden. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("model", Set.of()),
            Map.entry("document", Set.of()),
            Map.entry("jsonld", Set.of()),
            Map.entry("watchlist", Set.of("model", "document")),
            Map.entry("tagging", Set.of("model", "watchlist")),
            Map.entry("alerting", Set.of("model", "watchlist")),
            Map.entry("config", Set.of("model", "document")),
            Map.entry("kafka", Set.of("model", "config")),
            Map.entry("feed", Set.of("model", "document", "config", "jsonld")),
            Map.entry("corpus", Set.of("model", "jsonld")),
            Map.entry("newsroom", Set.of("model")),
            Map.entry(
                    "topology",
                    Set.of("model", "document", "watchlist", "tagging", "alerting", "feed", "config", "kafka")),
            Map.entry("stix", Set.of("model", "document")),
            Map.entry("dashboard", Set.of("model", "document", "config", "kafka", "stix", "metrics")),
            Map.entry("metrics", Set.of("model", "kafka")),
            Map.entry("delivery", Set.of("model", "document", "config", "kafka", "metrics")));

    @TestFactory
    Stream<DynamicTest> everyRoomUsesOnlyWhatTheTableAllows() {
        return MAY_USE.entrySet().stream()
                .map(room -> DynamicTest.dynamicTest(room.getKey(), () -> {
                    Set<String> allowed = Stream.concat(Stream.of(room.getKey()), room.getValue().stream())
                            .map(name -> ROOT + name + "..")
                            .collect(Collectors.toSet());
                    classes()
                            .that()
                            .resideInAPackage(ROOT + room.getKey() + "..")
                            .should()
                            .onlyDependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.not(
                                            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                                                    "dev.wirewatch.."))
                                    .or(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                                            allowed.toArray(String[]::new))))
                            .allowEmptyShould(true)
                            .check(CLASSES);
                }));
    }

    @Test
    void everyPackageIsARoomOfTheTableAndSaysWhatItIsFor() {
        Set<String> rooms = CLASSES.stream()
                .map(type -> type.getPackageName().substring(ROOT.length()))
                .map(name -> name.split("\\.", 2)[0])
                .filter(name -> !name.equals("app"))
                .collect(Collectors.toSet());
        assertThat(MAY_USE.keySet()).containsAll(rooms);
        Set<String> packages =
                CLASSES.stream().map(type -> type.getPackageName()).collect(Collectors.toSet());
        Set<String> described = CLASSES.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .map(type -> type.getPackageName())
                .collect(Collectors.toSet());
        assertThat(described).containsAll(packages);
    }

    @Test
    void librariesStayInTheirRooms() {
        Map<String, List<String>> rooms = Map.of(
                "com.rometools..", List.of("feed"),
                "org.apache.hc..", List.of("feed", "kafka", "delivery"),
                "org.apache.kafka..", List.of("kafka", "topology", "app", "dashboard", "delivery", "metrics"),
                "jakarta.mail..", List.of("delivery"),
                "kafka..", List.of("kafka"),
                "picocli..", List.of("app"),
                "com.networknt..", List.of("document"));
        rooms.forEach((library, allowed) -> noClasses()
                .that()
                .resideOutsideOfPackages(
                        allowed.stream().map(room -> ROOT + room + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES));
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("dev.wirewatch.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
