package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectText;
import io.eventorchestrator.tooling.project.ProjectWalk;
import io.eventorchestrator.tooling.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the Java sources, settings and resources of a project, except in tests, builds and hidden folders. */
final class ProjectFiles {

    private static final Pattern RESOURCE = Pattern.compile(
            "(?m)^kind:\\s*(Subscription|Component|Resiliency|HTTPEndpoint|KafkaTopic|Deployment|StatefulSet|Job"
                    + "|Kustomization)\\b");
    private static final Pattern SETTINGS = Pattern.compile(".*/src/main/resources/application\\.ya?ml");
    private static final int DEEPEST = 20;
    private static final int MOST_SETTINGS = 1_000;
    private static final int LARGEST_SOURCE = 1_000_000;

    private final Project project;
    private final Findings findings;
    private final ProjectText texts;
    private final List<Path> java;
    private final List<Path> yaml;

    ProjectFiles(Project project, Findings findings) throws IOException {
        this.project = project;
        this.findings = findings;
        this.texts = new ProjectText(project, findings);
        List<Path> files = ProjectWalk.files(project.root(), DEEPEST, file -> isJava(file) || isYaml(file));
        this.java = files.stream().filter(ProjectFiles::isJava).toList();
        this.yaml = files.stream().filter(ProjectFiles::isYaml).toList();
    }

    List<JavaSource> sources() {
        return java.stream()
                .flatMap(file ->
                        texts.read(file, LARGEST_SOURCE).stream().map(text -> new JavaSource(project.name(file), text)))
                .toList();
    }

    List<Resource> resources() {
        return yaml.stream().flatMap(this::resources).toList();
    }

    /** The settings of Spring applications; Maven may have placeholders in them that are not YAML. */
    List<ServiceSettings> settings() {
        return yaml.stream()
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

    private static boolean isJava(Path file) {
        String name = slashes(file);
        return name.endsWith(".java") && name.contains("/src/main/java/");
    }

    private static boolean isYaml(Path file) {
        return slashes(file).matches(".*\\.ya?ml");
    }
}
