package io.eventorchestrator.tooling.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.tooling.EventCtl;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of the contract reaches everything that follows from it by one command. */
class ContractChangeTest {

    private static final String CONTRACT = "event-contracts/src/main/resources/asyncapi.yaml";
    private static final String TOPICS = "k8s/generated/topics/topics.yaml";
    private static final String SCALING = "k8s/generated/scaling/scaled-objects.yaml";
    private static final String SCRIPT = "deploy/topics.sh";
    private static final String DOCUMENT = "docs/events.md";

    @TempDir
    private Path project;

    private String out = "";

    @BeforeEach
    void copyTheRepository() throws IOException {
        RepositoryCopy.in(project);
    }

    @Test
    void partitionsAndRetention() throws IOException {
        List<Topic> topics = Catalogue.load().topics();
        int partitions = 1 + topics.stream().mapToInt(Topic::partitions).max().orElseThrow();
        long retention = Duration.ofDays(1).toMillis() + retention(topics, "orders.order.placed");
        replaceFirst("partitions: \\d+", "partitions: " + partitions);
        replaceFirst("retention.ms: \\d+", "retention.ms: " + retention);

        assertThat(eventctl("check")).isOne();
        assertThat(out).contains(TOPICS, SCRIPT, DOCUMENT, "Run eventctl generate --project " + project);
        generate();

        assertThat(changed()).containsExactlyInAnyOrder(CONTRACT, TOPICS, SCALING, SCRIPT, DOCUMENT, "README.md");
        assertThat(text(TOPICS)).contains("partitions: " + partitions, String.valueOf(retention));
        assertThat(text(SCRIPT)).contains("orders.order.placed " + partitions + " ", String.valueOf(retention));
        assertThat(text(DOCUMENT)).contains("`partitions` " + partitions + ", `retention.ms` " + retention);
        assertNothingIsLeft();
    }

    private static long retention(List<Topic> topics, String name) {
        return topics.stream()
                .filter(topic -> topic.name().equals(name))
                .mapToLong(topic -> Long.parseLong(topic.config().getOrDefault("retention.ms", "")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theNameOfAGroup() throws IOException {
        String before = "notification-service-large-orders";
        String after = "notification-service-big-orders";
        List<String> byHand = List.of(
                CONTRACT,
                "specs/001-order-fulfilment/plan.md",
                "notification-service/src/main/java/io/eventorchestrator/notifications/events/LargeOrders.java");
        for (String file : byHand) {
            edit(file, before, after);
        }

        generate();

        for (String file : List.of(
                TOPICS,
                SCRIPT,
                DOCUMENT,
                "docs/flow.svg",
                "docs/canvas/notification-service.md",
                "dapr-components/resiliency.yaml",
                "dapr-components/pubsub-" + after + ".yaml",
                "dapr-components/subscriptions/" + after + "--orders-order-confirmed.yaml",
                "k8s/generated/dapr/components.yaml",
                "k8s/generated/dapr/resiliency.yaml",
                "k8s/generated/dapr/subscriptions.yaml",
                SCALING)) {
            assertThat(text(file)).as(file).contains(after).doesNotContain(before);
        }
        assertThat(project.resolve("dapr-components/pubsub-" + before + ".yaml"))
                .doesNotExist();
        assertNothingIsLeft();
    }

    // Leaves events that are still being built as they are.
    private void generate() throws IOException {
        assertThat(eventctl("generate")).as(out).isZero();
        RepositoryCopy.restore(project, "event-contracts/released-schemas.sha256");
    }

    private void assertNothingIsLeft() throws IOException {
        assertThat(eventctl("check")).as(out).isZero();
        assertThat(out).contains("0 errors, 0 warnings, ");
        Map<Path, String> before = texts();
        generate();
        assertThat(texts()).isEqualTo(before);
    }

    private Map<Path, String> texts() throws IOException {
        Map<Path, String> texts = new HashMap<>();
        try (var files = Files.walk(project)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(file, Files.readString(file));
            }
        }
        return texts;
    }

    private List<String> changed() throws IOException {
        try (var files = Files.walk(project)) {
            return files.filter(Files::isRegularFile)
                    .map(project::relativize)
                    .filter(this::differs)
                    .map(Path::toString)
                    .toList();
        }
    }

    private boolean differs(Path file) {
        try {
            Path original = Path.of("../..").resolve(file);
            return !Files.exists(original) || Files.mismatch(original, project.resolve(file)) >= 0;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    // The first channel of the contract is that of orders.order.placed.
    private void replaceFirst(String figure, String other) throws IOException {
        Files.writeString(project.resolve(CONTRACT), text(CONTRACT).replaceFirst(figure, other));
    }

    private void edit(String file, String part, String other) throws IOException {
        assertThat(text(file)).contains(part);
        Files.writeString(project.resolve(file), text(file).replace(part, other));
    }

    private String text(String file) throws IOException {
        return Files.readString(project.resolve(file));
    }

    private int eventctl(String command) {
        StringWriter said = new StringWriter();
        int exit = EventCtl.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(command, "--project", project.toString());
        out = said.toString();
        return exit;
    }
}
