package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.edits.ProjectEdits;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that say how each service is built and run. Each file gets a passage about the new service. */
record ServicePassages(ModelService model, ProjectEdits edits) {

    /** The names of these files. */
    static List<String> files() throws IOException {
        return lines().stream().map(line -> line.split(" ", 2)[0]).distinct().toList();
    }

    private static List<String> lines() throws IOException {
        return Template.fill("service/passages.txt", Map.of()).lines().toList();
    }

    /**
     * Repeats each passage about the model service below itself, and copies the files that are only about the model
     * service.
     *
     * @throws InvalidContract if a file or a passage is missing, or a copy exists
     */
    void enter() throws IOException {
        for (String line : lines()) {
            String[] passage = line.split(" ", 2);
            String text = edits.text(passage[0]);
            if (passage.length == 1) {
                edits.create(model.replacedIn(passage[0]), model.replacedIn(text));
            } else {
                edits.change(passage[0], repeated(passage[0], text, Pattern.compile(passage[1])));
            }
        }
    }

    private String repeated(String file, String text, Pattern passage) {
        Matcher found = passage.matcher(text);
        if (!found.find()) {
            throw new InvalidContract(file + " has no passage about " + ModelService.NAME
                    + ", below which to write one about the new service; add the service by hand:"
                    + " docs/add-a-service.md.");
        }
        return found.replaceAll(one -> Matcher.quoteReplacement(one.group() + model.replacedIn(one.group())));
    }
}
