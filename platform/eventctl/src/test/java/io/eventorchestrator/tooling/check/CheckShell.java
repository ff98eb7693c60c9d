package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes a project's files and runs {@code eventctl check} on it. */
final class CheckShell {

    private static final Set<String> DRAFTS = Set.of("draft-schema", "publisher-missing");

    private final Path project;
    private String out = "";
    private String errors = "";

    CheckShell(Path project) {
        this.project = project;
    }

    CheckShell write(String file, String text) throws IOException {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    CheckShell write(String file, byte[] bytes) throws IOException {
        Files.createDirectories(project.resolve(file).getParent());
        Files.write(project.resolve(file), bytes);
        return this;
    }

    int run(String... options) {
        Answer answer = Answer.of(Stream.concat(Stream.of("check", "--project", project.toString()), Stream.of(options))
                .toArray(String[]::new));
        out = answer.out();
        errors = answer.errors();
        return answer.exit();
    }

    JsonNode json() {
        run("--format", "json");
        return JsonMapper.shared().readTree(out);
    }

    /** Each open finding as {@code file:line rule}. */
    List<String> findings() {
        json();
        return printed().map(CheckShell::name).toList();
    }

    /** The findings apart from the notes on events that are still being built. */
    List<String> faults() {
        json();
        return printed()
                .filter(found -> !isOfADraft(found))
                .map(CheckShell::name)
                .toList();
    }

    private static boolean isOfADraft(JsonNode finding) {
        return finding.path("severity").asString().equals("note")
                && DRAFTS.contains(finding.path("rule").asString());
    }

    /** The remedies of such findings that {@link #findings} found, as they are without options of the command line. */
    List<String> remedies(String finding) {
        return printed()
                .filter(found -> name(found).equals(finding))
                .map(found -> found.path("remedy").asString().replace(" --project " + project, ""))
                .toList();
    }

    private Stream<JsonNode> printed() {
        return JsonMapper.shared().readTree(out).path("findings").valueStream();
    }

    private static String name(JsonNode finding) {
        return finding.path("file").asString() + ":" + finding.path("line").asInt() + " "
                + finding.path("rule").asString();
    }

    String out() {
        return out;
    }

    String errors() {
        return errors;
    }
}
