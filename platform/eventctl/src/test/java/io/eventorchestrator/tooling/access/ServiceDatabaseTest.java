package io.eventorchestrator.tooling.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.platform.NotStartable;
import org.junit.jupiter.api.Test;

/** Runs in a folder without a platform. */
class ServiceDatabaseTest {

    @Test
    void withoutAPlatformThereIsNoDatabase() {
        assertThat(ServiceDatabase.here("order-service")).isEmpty();
    }

    @Test
    void aMissingPlatformIsReportedWithItsRemedy() {
        assertThatThrownBy(() -> ServiceDatabase.hereOr("order-service", "start it."))
                .isInstanceOf(NotStartable.class)
                .hasMessage("No platform runs here: start it.");
    }
}
