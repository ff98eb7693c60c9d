package io.eventorchestrator.tooling.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds a copy of the repository. */
@Tag("full")
class NewSubscriptionBuildTest {

    @TempDir
    private Path project;

    @Test
    void theServiceBuildsWithItsNewHandlers() throws Exception {
        ScaffoldShell shell = new ScaffoldShell(project).copyRepository();

        add(shell, "orders.order.confirmed", "inventory-service", "picking");
        add(shell, "inventory.stock.released", "notification-service", "order-alerts");

        assertThat(shell.run("check")).as(shell.out()).isZero();
        assertThat(shell.maven("-pl event-contracts,platform/catalogue,inventory-service,notification-service -am"
                        + " spotless:check test -Dtest=PickingOrderConfirmedTest,CanvasTest,ArchitectureTest,"
                        + "OrderAlertsInventoryReleasedTest,GeneratedFilesTest,ContractTest"))
                .isEmpty();
        assertThat(project.resolve("inventory-service/target/surefire-reports/TEST-io.eventorchestrator.inventory"
                        + ".events.PickingOrderConfirmedTest.xml"))
                .content()
                .contains("tests=\"1\"", "errors=\"0\"");
    }

    private static void add(ScaffoldShell shell, String type, String service, String purpose) {
        assertThat(shell.run("new", "subscription", type, "--service", service, "--purpose", purpose))
                .as(shell.errors())
                .isZero();
    }
}
