package io.eventorchestrator.tooling.scaffold;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.edits.ProjectEdits;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * A repository on the library, with one service that publishes and reads one event.
 *
 * @param name of the artifact and of the service
 */
record NewProject(String name, String javaPackage) {

    private static final int LONGEST_PACKAGE = 100;
    // With a purpose, a consumer group has at most 63 characters.
    private static final Pattern NAME = Pattern.compile("[a-z](?:[a-z0-9]|-(?=[a-z0-9])){1,39}");
    private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)+");
    private static final List<String> TAKEN = List.of("java.", "javax.", "io.eventorchestrator.");

    NewProject {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidContract(name + " can't name a service: 2 to 40 lower-case letters, digits and single"
                    + " hyphens, beginning with a letter, such as parcel-service. --name chooses another.");
        }
        if (!PACKAGE.matcher(javaPackage).matches()
                || javaPackage.length() > LONGEST_PACKAGE
                || !SourceVersion.isName(javaPackage)
                || TAKEN.stream().anyMatch((javaPackage + ".")::startsWith)) {
            throw new InvalidContract(javaPackage + " can't be the service's package: a name of Java with at least two"
                    + " parts in lower case, such as com.example.parcels. --package chooses another.");
        }
    }

    /** The package of a service without one. */
    static String packageOf(String name) {
        return "com.example." + domain(name);
    }

    private static String domain(String name) {
        String words = name.replaceFirst("-service$", "").replace("-", "");
        return words.endsWith("s") ? words : words + "s";
    }

    void enter(ProjectEdits edits) throws IOException {
        Map<String, String> values = values();
        for (String line : Template.fill("project/files.txt", values).lines().toList()) {
            String[] file = line.split(" ", 2);
            edits.create(file[1], Template.fill("project/" + file[0], values));
        }
    }

    private Map<String, String> values() throws IOException {
        Properties versions = versions();
        return Map.of(
                "name", name,
                "role", name.replace('-', '_'),
                "type", domain(name) + ".item.added",
                "package", javaPackage,
                "folder", javaPackage.replace('.', '/'),
                "library", versions.getProperty("library"),
                "springBoot", versions.getProperty("spring-boot"),
                "postgres", versions.getProperty("postgres"),
                "snakeyaml", versions.getProperty("snakeyaml"),
                "errorProne", versions.getProperty("error-prone"));
    }

    private static Properties versions() throws IOException {
        String name = "/scaffold/project/versions.properties";
        Properties versions = new Properties();
        try (Reader text = new InputStreamReader(
                Objects.requireNonNull(NewProject.class.getResourceAsStream(name), name), UTF_8)) {
            versions.load(text);
        }
        return versions;
    }
}
