package io.eventorchestrator.catalogue.compatibility;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Documents that a writer's schemas accept and a reader's may refuse. These are guesses, which the validator judges:
 * one part is varied at a time, and the others stay valid.
 */
final class Candidates {

    private static final int MOST = 48;
    private static final int DEEPEST = 7;

    private final int depth;

    Candidates() {
        this(0);
    }

    private Candidates(int depth) {
        this.depth = depth;
    }

    Candidates deeper() {
        return new Candidates(depth + 1);
    }

    /** Those that the reader refuses come first. */
    List<JsonNode> of(Place place) {
        if (depth > DEEPEST) {
            return List.of();
        }
        Map<Boolean, List<JsonNode>> byReader =
                all(place).distinct().filter(place::isWritten).collect(Collectors.partitioningBy(place::isRead));
        // Values that the reader refuses are candidates for a counterexample; the others keep the rest of the document
        // valid.
        return Stream.of(false, true)
                .flatMap(read -> byReader.getOrDefault(read, List.of()).stream().limit(MOST))
                .toList();
    }

    private Stream<JsonNode> all(Place place) {
        return Stream.of(
                        place.hints().scalars(),
                        new ObjectCandidates(this, place).all(),
                        new ArrayCandidates(this, place).all())
                .<JsonNode>flatMap(kind -> kind);
    }
}
