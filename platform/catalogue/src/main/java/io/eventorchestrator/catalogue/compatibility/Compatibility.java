package io.eventorchestrator.catalogue.compatibility;

import io.eventorchestrator.catalogue.compatibility.Verdict.Compatible;
import io.eventorchestrator.catalogue.compatibility.Verdict.Incompatible;
import io.eventorchestrator.catalogue.compatibility.Verdict.Undecided;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Decides whether a consumer with one schema reads all events of a producer with another one.
 *
 * <p>Event schemas are open: they accept properties that they don't name. Read strictly, each added property would
 * break the consumer, since an older producer might already write anything under its name. It doesn't, because it
 * writes only what its schema names; so {@link #ofOlderProducer} leaves such documents out. The opposite direction is
 * strict: the name of a removed property is still in use.
 */
public final class Compatibility {

    private Compatibility() {}

    /** Tests whether a newer consumer can read everything that an older producer writes. */
    public static Verdict ofOlderProducer(JsonSchema older, JsonSchema newer) {
        return verdict(older, List.of(older.root(), Openness.of(older, newer)), newer);
    }

    /** Tests whether an older consumer can read everything that a newer producer writes. */
    public static Verdict ofNewerProducer(JsonSchema newer, JsonSchema older) {
        return ofEveryDocument(newer, older);
    }

    /** Tests whether each document that is valid under one schema is valid under another. */
    public static Verdict ofEveryDocument(JsonSchema written, JsonSchema read) {
        return verdict(written, List.of(written.root()), read);
    }

    private static Verdict verdict(JsonSchema written, List<SchemaNode> writer, JsonSchema read) {
        if (written.sameAs(read)) {
            return new Compatible();
        }
        Optional<Undecided> undecidable = SchemaCheck.undecidable(read).or(() -> SchemaCheck.undecidable(written));
        if (undecidable.isPresent()) {
            return undecidable.get();
        }
        return Exhaustion.guard(() -> new Inclusion().obstacle(Conjunction.of(writer), read.root()))
                .orElseGet(() -> Optional.of(new Undecided("the size of the schema", "")))
                .<Verdict>map(obstacle -> refuted(written, writer, read).orElse(obstacle))
                .orElseGet(Compatible::new);
    }

    // Testing or generating a text for a pattern may exhaust the machine; the verdict is then undecided.
    private static Optional<Verdict> refuted(JsonSchema written, List<SchemaNode> writer, JsonSchema read) {
        return Exhaustion.guard(() -> counterexample(written, writer, read)
                        .<Verdict>map(found ->
                                new Incompatible(found, read.violation(found).orElseThrow())))
                .flatMap(verdict -> verdict);
    }

    private static Optional<JsonNode> counterexample(JsonSchema written, List<SchemaNode> writer, JsonSchema read) {
        return new Candidates()
                .of(Place.of(writer, List.of(read.root()))).stream()
                        .filter(written::accepts)
                        .filter(document -> !read.accepts(document))
                        .min(Comparator.comparingInt(
                                document -> document.toString().length()));
    }
}
