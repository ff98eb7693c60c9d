package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.compatibility.Evolution;
import io.eventorchestrator.catalogue.compatibility.JsonSchema;
import io.eventorchestrator.catalogue.compatibility.Verdict;
import io.eventorchestrator.tooling.asyncapi.Bundle;
import io.eventorchestrator.tooling.asyncapi.Payload;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The change of a payload's schema between two versions of a contract. */
final class SchemaChange {

    private final ContractVersion older;
    private final ContractVersion newer;

    SchemaChange(ContractVersion older, ContractVersion newer) {
        this.older = older;
        this.newer = newer;
    }

    /** Empty if there is none. */
    Optional<Evolution> of(Payload before, Payload after) {
        if (before.format().isEmpty() && after.format().isEmpty()) {
            return before.schema().isPresent() && after.schema().isPresent()
                    ? json(before.schema().get(), after.schema().get())
                    : before.schema().isPresent() == after.schema().isPresent()
                            ? Optional.empty()
                            : Optional.of(undecided("payload"));
        }
        return before.format().equals(after.format()) && text(before).equals(text(after))
                ? Optional.empty()
                : Optional.of(undecided("the format " + (after.format().isEmpty() ? before : after).format()));
    }

    private Optional<Evolution> json(Bundle before, Bundle after) {
        JsonSchema old = older.schema(before);
        JsonSchema current = newer.schema(after);
        return old.sameAs(current) ? Optional.empty() : Optional.of(Evolution.of(old, current));
    }

    private static Optional<JsonNode> text(Payload payload) {
        return payload.schema().map(Bundle::json);
    }

    private static Evolution undecided(String why) {
        Verdict open = new Verdict.Undecided(why, "");
        return new Evolution(open, open);
    }
}
