package io.eventorchestrator.tooling.specs;

import io.eventorchestrator.tooling.project.Source;
import java.util.List;

/**
 * The content of one feature's documents.
 *
 * @param name its folder below the specifications, such as {@code 001-order-fulfilment}
 * @param rows of its tables of events
 * @param steps of its tables of a saga's steps
 * @param saysNoEvents whether it declares that it has none
 * @param isWhole whether all of its documents could be read
 * @param place where its table belongs
 */
public record Feature(
        String name,
        List<Story> stories,
        List<EventRow> rows,
        List<StepRow> steps,
        List<Sentence> prose,
        boolean saysNoEvents,
        boolean isWhole,
        Source place) {

    public Feature {
        stories = List.copyOf(stories);
        rows = List.copyOf(rows);
        steps = List.copyOf(steps);
        prose = List.copyOf(prose);
    }

    /** Its folder, relative to the project. */
    public String folder() {
        return place.file().substring(0, place.file().lastIndexOf('/') + 1);
    }

    /** True if a user means this feature: by its name, its number, or its folder's name. */
    public boolean isCalled(String given) {
        String folder = name.substring(name.lastIndexOf('/') + 1);
        return name.equals(given) || folder.equals(given) || folder.startsWith(given + "-");
    }
}
