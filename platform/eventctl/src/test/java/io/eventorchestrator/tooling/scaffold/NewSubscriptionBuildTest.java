package io.eventorchestrator.tooling.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds a copy of the repository. */
@Tag("full")
class NewSubscriptionBuildTest {

    private static final String PRODUCER = """
            package io.eventorchestrator.orders.events;

            import io.eventorchestrator.contracts.orders.OrderShipped;
            import io.eventorchestrator.messaging.EventPublisher;
            import java.util.UUID;
            import org.springframework.stereotype.Component;

            @Component
            class Shipments {

                private final EventPublisher publisher;

                Shipments(EventPublisher publisher) {
                    this.publisher = publisher;
                }

                void shipped(UUID order) {
                    publisher.publish(new OrderShipped(order));
                }
            }
            """;
    private static final List<String> PACKAGES =
            List.of("contracts", "catalogue", "orders", "inventory", "notifications");

    @TempDir
    private Path project;

    private ScaffoldShell shell = new ScaffoldShell(Path.of(""));

    @BeforeEach
    void copyTheRepository() throws IOException {
        shell = new ScaffoldShell(project).copyRepository();
    }

    @Test
    void itBuildsWithANewEventAndNewHandlersAndHasNoFinding() throws Exception {
        run("new event orders.order.shipped --producer order-service --feature 001");
        for (String subscription : List.of(
                "orders.order.shipped --service notification-service --purpose order-alerts",
                "orders.order.confirmed --service inventory-service --purpose picking",
                "inventory.stock.released --service notification-service --purpose order-alerts")) {
            run("new subscription " + subscription);
        }
        shell.write("order-service/src/main/java/io/eventorchestrator/orders/events/Shipments.java", PRODUCER);
        run("generate");

        run("check");
        assertThat(shell.out()).startsWith("0 errors, 0 warnings, 0 notes, ");
        assertThat(shell.maven(
                        "-pl event-contracts,platform/catalogue,order-service,inventory-service,notification-service"
                                + " -am spotless:check test -Dtest=" + unitTests()))
                .isEmpty();
        for (String handler : List.of(
                "inventory-service/PickingOrderConfirmedTest",
                "notification-service/OrderAlertsInventoryReleasedTest",
                "notification-service/OrderAlertsOrderShippedTest")) {
            assertThatItRan(handler.substring(0, handler.indexOf('/')), handler.substring(handler.indexOf('/') + 1));
        }
    }

    // The guides' diffs fit the former contract; the commands tell their user to renew them.
    private static String unitTests() {
        return PACKAGES.stream()
                .map("io/eventorchestrator/%s/**/*Test,"::formatted)
                .collect(Collectors.joining("", "", "!GuidesTest"));
    }

    private void assertThatItRan(String service, String test) throws IOException {
        try (Stream<Path> reports = Files.list(project.resolve(service + "/target/surefire-reports"))) {
            assertThat(reports.filter(file -> file.toString().endsWith("." + test + ".xml")))
                    .singleElement(InstanceOfAssertFactories.PATH)
                    .content()
                    .contains("tests=\"1\"", "errors=\"0\"");
        }
    }

    private void run(String command) {
        assertThat(shell.run(command.split(" ")))
                .as(shell.out() + shell.errors())
                .isZero();
    }
}
