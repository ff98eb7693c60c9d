package io.eventorchestrator.guarantees;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the repository that the page is made from. */
record Repository(Path root) {

    private static final String CLAIMS = "docs/guarantees.yaml";
    private static final String OWN = "checks/guarantees";
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    /** Returns the repository that contains the folder. */
    static Repository around(Path folder) {
        for (Path each = folder.toAbsolutePath().normalize(); each != null; each = each.getParent()) {
            if (Files.exists(each.resolve(CLAIMS))) {
                return new Repository(each);
            }
        }
        throw new UnusableInput("No folder above " + folder + " has " + CLAIMS + ".");
    }

    Path claims() {
        return root.resolve(CLAIMS);
    }

    Path figures() {
        return root.resolve("docs/guarantees.json");
    }

    Path page() {
        return root.resolve("docs/guarantees.md");
    }

    List<Path> modules() throws IOException {
        return MODULE.matcher(Files.readString(root.resolve("pom.xml")))
                .results()
                .map(found -> root.resolve(found.group(1)))
                .toList();
    }

    /** Returns a path as the page names it. */
    String name(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    List<Path> testSources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path module : modules()) {
            sources.addAll(filesIn(module.resolve("src/test/java")));
        }
        return sources.stream()
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    /**
     * Returns the time of the last change of a source; reports that are older are those of other sources. The module
     * that writes the page has no part in a run.
     */
    Instant lastChange() throws IOException {
        List<Path> sources = new ArrayList<>(filesIn(root.resolve("dapr-components")));
        for (Path module : modules()) {
            if (!module.endsWith(OWN)) {
                sources.addAll(filesIn(module.resolve("pom.xml")));
                sources.addAll(filesIn(module.resolve("src")));
            }
        }
        Instant last = Instant.MIN;
        for (Path source : sources) {
            Instant changed = Files.getLastModifiedTime(source).toInstant();
            last = changed.isAfter(last) ? changed : last;
        }
        return last;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
