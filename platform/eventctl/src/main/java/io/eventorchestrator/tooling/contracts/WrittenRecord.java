package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.edits.JavaText;
import io.eventorchestrator.tooling.edits.ProjectEdits;
import java.io.IOException;
import java.util.List;

/** The Java record that writes the newest version of an event. */
record WrittenRecord(String file, ProjectEdits edits) {

    private static final String ANNOTATION = "EventType";

    /** @throws InvalidContract if there is none for this version */
    static WrittenRecord find(String type, String version, String sources, ProjectEdits edits) throws IOException {
        List<String> files = edits.files(sources, ".java");
        for (String file : files) {
            String text = edits.text(file);
            if (text.contains("\"" + type + "\"") && writes(JavaText.parse(file, text), type, version)) {
                return new WrittenRecord(file, edits);
            }
        }
        throw new InvalidContract(
                "No record in " + sources + " has @EventType for " + type + " " + version + "; add it first.");
    }

    // Older majors have separate records.
    private static boolean writes(JavaText source, String type, String version) {
        return source.argument(ANNOTATION, "value").filter(quoted(type)::equals).isPresent()
                && source.argument(ANNOTATION, "version").orElse(quoted("1.0")).equals(quoted(version));
    }

    void enter(String version) throws IOException {
        JavaText source = JavaText.parse(file, edits.text(file));
        edits.change(file, source.withArgument(ANNOTATION, "version", quoted(version)));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
