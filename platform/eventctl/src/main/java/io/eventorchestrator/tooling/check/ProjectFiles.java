package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectText;
import io.eventorchestrator.tooling.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the Java sources, settings and resources of a project, except in tests, builds and hidden folders. */
final class ProjectFiles extends SimpleFileVisitor<Path> {

    private static final Set<String> SKIPPED =
            Set.of("target", "build", "dist", "out", "node_modules", "test", "tests", "testdata");
    private static final Pattern RESOURCE = Pattern.compile(
            "(?m)^kind:\\s*(Subscription|Component|Resiliency|HTTPEndpoint|KafkaTopic|Deployment|StatefulSet|Job"
                    + "|Kustomization)\\b");
    private static final Pattern SETTINGS = Pattern.compile(".*/src/main/resources/application\\.ya?ml");
    private static final int DEEPEST = 20;
    private static final int MOST_SETTINGS = 1_000;
    private static final int MOST_FOLDERS = 20_000;
    private static final int LARGEST_SOURCE = 1_000_000;

    private final Project project;
    private final Findings findings;
    private final ProjectText texts;
    private final List<Path> java = new ArrayList<>();
    private final List<Path> yaml = new ArrayList<>();
    private int folders;

    ProjectFiles(Project project, Findings findings) throws IOException {
        this.project = project;
        this.findings = findings;
        this.texts = new ProjectText(project, findings);
        Files.walkFileTree(project.root(), Set.of(), DEEPEST, this);
    }

    List<JavaSource> sources() {
        return java.stream()
                .sorted()
                .flatMap(file ->
                        texts.read(file, LARGEST_SOURCE).stream().map(text -> new JavaSource(project.name(file), text)))
                .toList();
    }

    List<Resource> resources() {
        return yaml.stream().sorted().flatMap(this::resources).toList();
    }

    /** The settings of Spring applications; Maven may have placeholders in them that are not YAML. */
    List<ServiceSettings> settings() {
        return yaml.stream()
                .sorted()
                .filter(file -> SETTINGS.matcher(slashes(file)).matches())
                .flatMap(file -> texts.read(file, YamlFile.LARGEST).stream()
                        .flatMap(text -> new YamlFile(project, file).documents(text, new Findings()).stream()))
                .limit(MOST_SETTINGS)
                .map(document -> new ServiceSettings(project, document))
                .toList();
    }

    private static String slashes(Path file) {
        return file.toString().replace('\\', '/');
    }

    // A template of Helm is not YAML before it is filled in.
    private Stream<Resource> resources(Path file) {
        return texts.read(file, YamlFile.LARGEST).stream()
                .filter(text -> RESOURCE.matcher(text).find() && !text.contains("{{"))
                .flatMap(text -> new YamlFile(project, file).documents(text, findings).stream())
                .map(document -> new Resource(project, document));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        String name = String.valueOf(folder.getFileName());
        boolean skip = folders++ > 0 && (name.startsWith(".") || SKIPPED.contains(name));
        return skip || folders > MOST_FOLDERS ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = slashes(file);
        if (attributes.isRegularFile() && name.endsWith(".java") && name.contains("/src/main/java/")) {
            java.add(file);
        } else if (attributes.isRegularFile() && name.matches(".*\\.ya?ml")) {
            yaml.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
        return FileVisitResult.CONTINUE;
    }
}
