package io.eventorchestrator.tooling.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds a copy of the repository. */
@Tag("full")
class NewEventBuildTest {

    private static final String PUBLISHER =
            "notification-service/src/main/java/io/eventorchestrator/notifications/events/Postponements.java";
    private static final String POSTPONEMENTS = """
            package io.eventorchestrator.notifications.events;

            import io.eventorchestrator.contracts.notifications.NotificationPostponed;
            import io.eventorchestrator.messaging.EventPublisher;
            import java.util.UUID;
            import org.springframework.stereotype.Component;

            @Component
            class Postponements {

                private final EventPublisher publisher;

                Postponements(EventPublisher publisher) {
                    this.publisher = publisher;
                }

                void postponed(UUID order) {
                    publisher.publish(new NotificationPostponed(order));
                }
            }
            """;
    private static final String SERVICES = "-pl order-service,inventory-service,notification-service";
    private static final String UNIT_TESTS = " -am spotless:check test -Dtest='"
            + "io/eventorchestrator/contracts/**/*Test,io/eventorchestrator/catalogue/**/*Test,"
            + "io/eventorchestrator/orders/**/*Test,io/eventorchestrator/inventory/**/*Test,"
            + "io/eventorchestrator/notifications/**/*Test,"
            + "OwnCheckTest,OwnFlowTest,DriftTest,ContractChangeTest,NewEventTest,NewSubscriptionTest,"
            + "io/eventorchestrator/system/*Test'";
    private static final String CANVAS = "-pl notification-service -am test -Dtest=CanvasTest,ReleasedSchemasTest";

    @TempDir
    private Path project;

    private ScaffoldShell shell = new ScaffoldShell(Path.of(""));

    @BeforeEach
    void copyTheRepository() throws IOException {
        shell = new ScaffoldShell(project).copyRepository();
    }

    @Test
    void theBuildIsGreenWithTheNewEventAndAgainOnceItIsPublishedAndReleased() throws Exception {
        run("new event orders.order.shipped --producer order-service --feature 001");
        run("new event inventory.stock.counted --producer inventory-service --key sku --feature 001");
        run("new event notifications.notification.postponed --producer notification-service --feature 001");
        assertThat(shell.out()).contains("Next:", "Publish it in notification-service", "generate");

        assertThat(shell.maven(SERVICES + ",platform/eventctl,checks/system" + UNIT_TESTS))
                .isEmpty();

        shell.write(PUBLISHER, POSTPONEMENTS);
        assertThat(shell.maven(CANVAS))
                .contains("an event is published once ./eventctl generate has listed its schema as released");
        run("generate");
        assertThat(shell.maven(CANVAS)).isEmpty();
    }

    private void run(String command) {
        assertThat(shell.run(command.split(" ")))
                .as(shell.out() + shell.errors())
                .isZero();
    }
}
