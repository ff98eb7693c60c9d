package io.eventorchestrator.tooling.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.platform.NotStartable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseVariablesTest {

    private static final String URL = "jdbc:postgresql://postgres:5432/events";

    @TempDir
    private Path folder;

    @Test
    void aPasswordComesFromItsFileAndTheUserIsNamedForTheService() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "secret\n");

        assertThat(new DatabaseVariables(Map.of(
                                "ORDER_SERVICE_DATABASE_URL",
                                URL,
                                "ORDER_SERVICE_DATABASE_PASSWORD_FILE",
                                "" + password))
                        .database("order-service"))
                .isEqualTo(new ServiceDatabase("order-service", URL, "order_service", "secret"));
    }

    @Test
    void aClustersVariablesNameUserAndPassword() {
        assertThat(new DatabaseVariables(Map.of(
                                "ORDER_SERVICE_DATABASE_URL", URL,
                                "ORDER_SERVICE_DATABASE_USERNAME", "orders",
                                "ORDER_SERVICE_DATABASE_PASSWORD", "secret"))
                        .database("order-service"))
                .isEqualTo(new ServiceDatabase("order-service", URL, "orders", "secret"));
    }

    @Test
    void oneLoginCanServeAllServices() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "secret\n");

        assertThat(new DatabaseVariables(Map.of(
                                "ORDER_SERVICE_DATABASE_URL",
                                URL,
                                "DATABASE_USERNAME",
                                "outbox_operator",
                                "DATABASE_PASSWORD_FILE",
                                "" + password))
                        .database("order-service"))
                .isEqualTo(new ServiceDatabase("order-service", URL, "outbox_operator", "secret"));
    }

    @Test
    void aMissingVariableIsNamed() {
        DatabaseVariables variables = new DatabaseVariables(
                Map.of("ORDER_SERVICE_DATABASE_URL", URL, "ORDER_SERVICE_DATABASE_PASSWORD_FILE", "/no/such/file"));

        assertThat(variables.nameAny(List.of("order-service", "inventory-service")))
                .isTrue();
        assertThat(variables.nameAny(List.of("inventory-service"))).isFalse();
        assertThatThrownBy(() -> variables.database("inventory-service"))
                .isInstanceOf(NotStartable.class)
                .hasMessageContaining("INVENTORY_SERVICE_DATABASE_URL is not set");
        assertThatThrownBy(() -> variables.database("order-service"))
                .isInstanceOf(NotStartable.class)
                .hasMessageContaining("/no/such/file");
    }
}
