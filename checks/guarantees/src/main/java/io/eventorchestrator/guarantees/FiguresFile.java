package io.eventorchestrator.guarantees;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the figures of a run beside the page. */
final class FiguresFile {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private FiguresFile() {}

    static Figures read(Path file) throws IOException {
        return CompleteJson.read(file, Figures.class, file + " has no figures.");
    }

    static void write(Path file, Figures figures) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(figures) + "\n");
    }
}
