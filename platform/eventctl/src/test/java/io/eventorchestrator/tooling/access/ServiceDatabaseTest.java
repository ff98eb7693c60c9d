package io.eventorchestrator.tooling.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.platform.NotStartable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

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

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgres://nowhere/orders", "jdbc:postgresql://nowhere:abc/orders"})
    void theReasonOfAFailureHasNoPassword(String place) {
        ServiceDatabase database =
                new ServiceDatabase("order-service", place + "?user=ada&password=geheim", null, null);

        assertThatThrownBy(() -> database.work(source -> JdbcClient.create(source)
                        .sql("select 1")
                        .query(Integer.class)
                        .single()))
                .isInstanceOfSatisfying(
                        DataAccessException.class,
                        failed -> assertThat(database.reason(failed))
                                .contains(place)
                                .doesNotContain("geheim"));
    }
}
