package io.eventorchestrator.tooling.verification;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.access.ServiceDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProbedDatabasesTest {

    @Test
    void noFailureShowsThePasswordOfAnAddress() {
        ServiceDatabase database = new ServiceDatabase(
                "order-service", "jdbc:postgres://nowhere/orders?user=ada&password=geheim", null, null);
        ProbedDatabases databases = new ProbedDatabases(Map.of("order-service", database));

        assertThatThrownBy(() -> databases.work(
                        "order-service",
                        source -> JdbcClient.create(source)
                                .sql("select 1")
                                .query(Integer.class)
                                .single()))
                .isInstanceOf(NotStartable.class)
                .hasMessageContaining("jdbc:postgres://nowhere/orders")
                .hasMessageNotContaining("geheim");
    }
}
