package io.eventorchestrator.orders.returns;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Saga;
import java.time.Duration;

/** The time limits of a return's steps in the contract. */
public final class DeclaredLimit {

    private static final Saga RETURN = Catalogue.load().sagas().getFirst();

    private DeclaredLimit() {}

    /** The limit of a step. */
    public static Duration of(String step) {
        return RETURN.steps().stream()
                .filter(declared -> declared.name().equals(step))
                .findFirst()
                .flatMap(declared -> declared.within())
                .orElseThrow();
    }
}
