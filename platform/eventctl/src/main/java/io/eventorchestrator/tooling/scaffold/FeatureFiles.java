package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.tooling.edits.ProjectEdits;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The documents that a feature begins with. */
final class FeatureFiles {

    private static final List<String> NAMES = List.of("spec.md", "plan.md");

    private FeatureFiles() {}

    static void create(FeatureName name, String folder, ProjectEdits edits) throws IOException {
        for (String file : NAMES) {
            edits.create(folder + "/" + file, Template.fill("feature/" + file, Map.of("title", name.title())));
        }
    }
}
