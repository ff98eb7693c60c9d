package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.edits.JavaText;
import io.eventorchestrator.tooling.edits.ProjectEdits;
import io.eventorchestrator.tooling.project.ContractLayout;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The Java record that writes the newest version of an event. */
record WrittenRecord(String file, ProjectEdits edits) {

    private static final String ANNOTATION = "EventType";

    /**
     * The record of a contract's event; empty if no records are beside the contract, nor elsewhere in the project.
     *
     * @throws InvalidContract if records are beside the contract, but none for this version
     */
    static Optional<WrittenRecord> find(String type, String version, ContractLayout layout, ProjectEdits edits)
            throws IOException {
        Optional<WrittenRecord> found = layout.sources().isEmpty() || layout.hasRecords()
                ? search(type, version, layout, edits)
                : Optional.empty();
        if (found.isEmpty() && layout.hasRecords()) {
            throw new InvalidContract("No record in " + layout.sources() + " has @EventType for " + type + " " + version
                    + "; add it first.");
        }
        return found;
    }

    private static Optional<WrittenRecord> search(
            String type, String version, ContractLayout layout, ProjectEdits edits) throws IOException {
        List<String> files = layout.sources().isEmpty() ? edits.files(".java") : edits.files(layout.sources(), ".java");
        for (String file : files) {
            String text = edits.text(file);
            if (text.contains(quoted(type)) && writes(JavaText.parse(file, text), type, version)) {
                return Optional.of(new WrittenRecord(file, edits));
            }
        }
        return Optional.empty();
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
