package io.eventorchestrator.tooling.asyncapi;

import java.util.List;
import java.util.stream.Stream;

/**
 * A process in steps that a service conducts, as a document declares it.
 *
 * @param service that conducts it
 * @param id the property by which its events belong together
 * @param begins the name of the event that begins it
 * @param ends the names of the events of which one ends it
 * @param steps in their order
 */
public record DeclaredSaga(
        Stated name, Stated service, Stated id, Stated begins, List<Stated> ends, List<DeclaredStep> steps) {

    public DeclaredSaga {
        ends = List.copyOf(ends);
        steps = List.copyOf(steps);
    }

    /** The names of all its events, each with every place that states it. */
    public Stream<Stated> events() {
        return Stream.concat(
                Stream.concat(Stream.of(begins), ends.stream()),
                steps.stream().flatMap(step -> step.events().stream()));
    }
}
