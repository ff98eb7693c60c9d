package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.edits.ProjectEdits;
import io.eventorchestrator.tooling.project.ContractLayout;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The package of a project's other events; without any, that of its application. */
record EventPackage(String folder, String packageName) implements RecordPlace {

    private static final List<String> MARKS = List.of("@EventType(", "@SpringBootApplication");

    static EventPackage of(ContractLayout layout, ProjectEdits edits) throws IOException {
        List<String> sources = edits.files(layout.sources(), ".java");
        for (String mark : MARKS) {
            for (String file : sources) {
                if (edits.text(file).contains(mark)) {
                    String folder = file.substring(0, file.lastIndexOf('/') + 1);
                    return new EventPackage(
                            folder, packageOf(folder.substring(layout.sources().length())));
                }
            }
        }
        throw new InvalidContract(layout.sources() + " has neither a record with @EventType nor a class with"
                + " @SpringBootApplication, beside which to put the event's record.");
    }

    private static String packageOf(String folder) {
        return folder.substring(0, Math.max(0, folder.length() - 1)).replace('/', '.');
    }

    @Override
    public String parent() {
        return "Event";
    }

    @Override
    public String parentImport() {
        return "import io.eventorchestrator.contracts.Event;\n";
    }

    @Override
    public boolean keyIs(String key) {
        return false;
    }

    @Override
    public Map<String, String> components(String key) {
        return Map.of(key, key.endsWith("Id") ? "UUID" : "String");
    }

    @Override
    public void enter(Map<String, String> values) {
        // Such a package has no file that lists its events.
    }
}
