package io.eventorchestrator.tooling.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.tooling.Answer;
import io.eventorchestrator.tooling.SourceCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes lines of the contract in a copy of the repository, and builds it. */
@Tag("full")
class ContractChangeBuildTest {

    private static final String CONTRACT = "event-contracts/src/main/resources/asyncapi.yaml";
    private static final String SIDECAR =
            "dapr-components/subscriptions/inventory-service-order-reservations--orders-order-placed.yaml";
    private static final String CLUSTER = "k8s/generated/dapr/subscriptions.yaml";
    private static final String TOPICS = "k8s/generated/topics/topics.yaml";
    private static final String SCALING = "k8s/generated/scaling/scaled-objects.yaml";
    private static final String SCRIPT = "deploy/topics.sh";
    private static final String EVENTS = "docs/events.md";
    private static final String README = "README.md";
    private static final String MODULES = "-pl event-contracts,platform/catalogue,platform/eventctl,order-service,"
            + "inventory-service,notification-service,checks/system";
    private static final String UNIT_TESTS = " -am spotless:check test -Dtest='"
            + "io/eventorchestrator/contracts/**/*Test,io/eventorchestrator/catalogue/**/*Test,"
            + "io/eventorchestrator/orders/**/*Test,io/eventorchestrator/inventory/**/*Test,"
            + "io/eventorchestrator/notifications/**/*Test,io/eventorchestrator/system/*Test,"
            + "io/eventorchestrator/tooling/check/*Test,io/eventorchestrator/tooling/contracts/*Test,"
            + "io/eventorchestrator/tooling/flow/*Test,io/eventorchestrator/tooling/kubernetes/*Test,"
            + "io/eventorchestrator/tooling/scaffold/New*Test,io/eventorchestrator/tooling/topics/*Test'";

    @TempDir
    private Path project;

    private SourceCopy copy = new SourceCopy(Path.of(""));

    @BeforeEach
    void copyTheRepository() throws Exception {
        copy = SourceCopy.in(project);
        assertThat(copy.run("", "git", "init", "-q")).isEmpty();
    }

    @Test
    void whatFollowsFromALineChangesWithItAndTheBuildStaysGreen() throws Exception {
        int partitions = 2 * mostPartitions();

        edit("partitions: \\d+", "partitions: " + partitions);
        generateWhatDiffers(TOPICS, SCALING, SCRIPT, EVENTS, README);
        assertThat(text(TOPICS)).contains("  name: orders.order.placed\nspec:\n  partitions: " + partitions);
        assertThat(text(SCALING)).contains("maxReplicaCount: " + partitions);
        assertThat(text(SCRIPT)).contains("orders.order.placed " + partitions + " ");
        assertThat(text(EVENTS)).contains("`partitions` " + partitions + ", ");
        assertThat(text(README)).contains("| `orders.order.placed` | order-service | `orderId` | " + partitions + " |");

        edit("retention.ms: \\d+", "$0\n          max.message.bytes: " + largest());
        generateWhatDiffers(TOPICS, SCRIPT, EVENTS, SIDECAR, CLUSTER);
        assertThat(text(TOPICS)).contains("max.message.bytes: \"" + largest());
        assertThat(text(SIDECAR)).isNotEqualTo(Files.readString(Path.of("../..", SIDECAR)));

        assertThat(copy.maven(MODULES + UNIT_TESTS)).isEmpty();
    }

    private void generateWhatDiffers(String... files) throws IOException {
        Answer drift = eventctl("check");
        assertThat(drift.exit()).isOne();
        assertThat(drift.out()).contains(files).contains(files.length + " errors, 0 warnings, ");

        assertThat(eventctl("generate").exit()).isZero();
        // Events that are still being built stay as they are.
        RepositoryCopy.restore(project, "event-contracts/released-schemas.sha256");

        assertThat(eventctl("check").out()).contains("0 errors, 0 warnings, ");
    }

    private static int mostPartitions() {
        return Catalogue.load().topics().stream()
                .mapToInt(Topic::partitions)
                .max()
                .orElseThrow();
    }

    private static int largest() {
        return 2 * Catalogue.load().limits().eventTopic();
    }

    // The first channel of the contract is that of orders.order.placed.
    private void edit(String line, String other) throws IOException {
        Files.writeString(project.resolve(CONTRACT), text(CONTRACT).replaceFirst(line, other));
    }

    private String text(String file) throws IOException {
        return Files.readString(project.resolve(file));
    }

    private Answer eventctl(String command) {
        return Answer.of(command, "--project", project.toString());
    }
}
