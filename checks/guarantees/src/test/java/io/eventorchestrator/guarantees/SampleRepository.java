package io.eventorchestrator.guarantees;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A repository with a module, claims and reports. */
record SampleRepository(Path root) {

    private static final Instant CHANGED = Instant.parse("2026-11-29T10:00:00Z");

    /** Makes one whose sources changed at ten o'clock. */
    static SampleRepository in(Path folder) throws IOException {
        SampleRepository repository = new SampleRepository(folder);
        repository.source("pom.xml", "<modules><module>part</module></modules>");
        repository.source("part/pom.xml", "<project/>");
        return repository;
    }

    SampleRepository claims(String yaml) throws IOException {
        write("docs/guarantees.yaml", yaml);
        return this;
    }

    SampleRepository test(String name, String source) throws IOException {
        source("part/src/test/java/a/" + name + ".java", "package a;\n" + source);
        return this;
    }

    /** Adds a report that ended some minutes after the sources changed. */
    SampleRepository report(String type, int minutes, String cases) throws IOException {
        String text = "<testsuite name='a.%s' time='1'>%s</testsuite>".formatted(type, cases);
        at(minutes, write("part/target/failsafe-reports/TEST-a." + type + ".xml", text));
        return this;
    }

    SampleRepository result(String file, int minutes, String json) throws IOException {
        at(minutes, write("part/target/" + file, json));
        return this;
    }

    private void source(String name, String text) throws IOException {
        at(0, write(name, text));
    }

    private Path write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void at(int minutes, Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(CHANGED.plus(Duration.ofMinutes(minutes))));
    }

    /** Runs the command and returns the lines that it prints, the exit code first. */
    List<String> run(String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        int exit = PageCommand.run(root.resolve("part"), List.of(arguments), out, out);
        return (exit + "\n" + printed.toString(StandardCharsets.UTF_8)).lines().toList();
    }

    String page() throws IOException {
        return Files.readString(root.resolve("docs/guarantees.md"));
    }
}
