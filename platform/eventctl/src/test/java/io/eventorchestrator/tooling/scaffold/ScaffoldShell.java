package io.eventorchestrator.tooling.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.tooling.Answer;
import io.eventorchestrator.tooling.SourceCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs commands in a folder and tells what they changed. */
final class ScaffoldShell {

    private final Path folder;
    private String out = "";
    private String errors = "";

    ScaffoldShell(Path folder) {
        this.folder = folder;
    }

    ScaffoldShell write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).toAbsolutePath().getParent());
        Files.writeString(folder.resolve(file), text);
        return this;
    }

    /** Copies what is below a folder of this repository, or a file. */
    ScaffoldShell copy(String from) throws IOException {
        Path repository = Path.of("../..");
        try (Stream<Path> files = Files.walk(repository.resolve(from))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                write(repository.relativize(file).toString(), Files.readString(file));
            }
        }
        return this;
    }

    /** Copies this repository, without what builds and runs create. */
    ScaffoldShell copyRepository() throws IOException {
        SourceCopy.in(folder);
        return this;
    }

    /** Runs Maven in the folder; returns its output if it fails. */
    String maven(String arguments) throws IOException, InterruptedException {
        return new SourceCopy(folder).maven(arguments);
    }

    int run(String... command) {
        Answer answer = Answer.of(Stream.concat(Stream.of(command), Stream.of("--project", folder.toString()))
                .toArray(String[]::new));
        out = answer.out();
        errors = answer.errors();
        return answer.exit();
    }

    void assertRefused(String reason, String... command) throws IOException {
        Map<String, String> before = texts();

        assertThat(run(command)).as(out).isEqualTo(3);

        assertThat(errors.lines()).singleElement().asString().contains(reason);
        assertThat(texts()).isEqualTo(before);
    }

    /** The texts of all files by their names. */
    Map<String, String> texts() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return texts;
    }

    String out() {
        return out;
    }

    String errors() {
        return errors;
    }
}
