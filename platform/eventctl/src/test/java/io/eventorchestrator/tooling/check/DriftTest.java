package io.eventorchestrator.tooling.check;

import static io.eventorchestrator.tooling.check.Drift.in;
import static io.eventorchestrator.tooling.check.Drift.replace;
import static io.eventorchestrator.tooling.check.Drift.replaceFirst;
import static io.eventorchestrator.tooling.check.Drift.without;
import static io.eventorchestrator.tooling.check.Drift.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plants one fault after another in a copy of this repository, and expects its finding. */
class DriftTest {

    private static final String RESOURCES = "event-contracts/src/main/resources/";
    private static final String CONTRACT = RESOURCES + "asyncapi.yaml";
    private static final String EXAMPLE = RESOURCES + "examples/orders.order.expired/1.0.json";
    private static final String RECORDS = "event-contracts/src/main/java/io/eventorchestrator/contracts/orders/";
    private static final String PLAN = "specs/001-order-fulfilment/plan.md";
    private static final String STEPS = "specs/002-order-returns/plan.md";
    private static final String SPEC = "specs/001-order-fulfilment/spec.md";
    private static final String SUBSCRIPTION =
            "dapr-components/subscriptions/order-service-inventory-outcomes--inventory-stock-rejected.yaml";
    private static final String CALLS = "dapr-components/resiliency-order-service-calls.yaml";
    private static final String TOPICS = "k8s/generated/topics/topics.yaml";
    private static final String LETTERS = "orders.order.placed.inventory-service-order-reservations.dlq";
    private static final String OUTCOMES =
            "order-service/src/main/java/io/eventorchestrator/orders/events/InventoryOutcomes.java";
    private static final String STOCK_EVENTS =
            "inventory-service/src/main/java/io/eventorchestrator/inventory/events/ContractStockEvents.java";
    private static final String ORDER_EVENTS =
            "order-service/src/main/java/io/eventorchestrator/orders/events/ContractOrderEvents.java";
    private static final String SETTINGS = "src/main/resources/application.yaml";
    private static final String COMPOSE = "docker-compose.yml";
    private static final String HOUSE = ".specify/event-rules.yaml";
    private static final String ACCEPTED = ".specify/accepted-findings.yaml";

    @TempDir
    private static Path project;

    @BeforeAll
    static void copy() throws IOException {
        RepositoryCopy.in(project);
    }

    @Test
    void theCopyHasNoFaults() {
        assertThat(new CheckShell(project).faults()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource({
        "contract",
        "sagas",
        "specifications",
        "personalData",
        "topics",
        "sidecars",
        "deployments",
        "code",
        "files"
    })
    void eachDriftIsFoundWithFileAndLine(Drift drift) throws IOException {
        try {
            drift.plant(project);

            CheckShell shell = new CheckShell(project);
            assertThat(shell.findings()).contains(drift.finding(project));
            assertThat(shell.remedies(drift.finding(project)))
                    .isNotEmpty()
                    .allSatisfy(remedy -> assertThat(remedy).matches(drift.remedy()));
        } finally {
            RepositoryCopy.restore(project, drift.file());
        }
    }

    static Stream<Drift> contract() {
        // Indented as the contract's operations are.
        String second = """
                  second.publishes.OrderPlaced:
                    action: send
                    channel: {$ref: '#/channels/OrderPlaced'}
                    x-service: inventory-service
                """;
        return Stream.of(
                in(
                        CONTRACT,
                        "event-name",
                        "    OrderRejected:",
                        replace("name: orders.order.rejected", "name: refused")),
                in(
                        CONTRACT,
                        "past-tense",
                        "    OrderRejected:",
                        replace("name: orders.order.rejected", "name: orders.order.reject")),
                in(
                        CONTRACT,
                        "topic-name",
                        "  OrderRejected:",
                        replace("address: orders.order.rejected", "address: orders.order.refused")),
                in(
                        CONTRACT,
                        "group-name",
                        "  notification-service-large-orders.reads.OrderConfirmed:",
                        replace("enum: [notification-service-large-orders]", "enum: [sales-large-orders]")),
                without(EXAMPLE, "no-example", CONTRACT, "    OrderExpired:"),
                in(CONTRACT, "no-key", "    StockDepleted:", replace("      x-key: sku\n", "")),
                in(CONTRACT, "key-property", "    StockDepleted:", replace("x-key: sku", "x-key: article")),
                in(
                        CONTRACT,
                        "two-owners",
                        "  second.publishes.OrderPlaced:",
                        replaceFirst("\n\ncomponents:", "\n" + Matcher.quoteReplacement(second) + "\ncomponents:")),
                in(
                        CONTRACT,
                        "orphan-consumer",
                        "  notification-service-stock-alerts.reads.StockDepleted:",
                        replace(
                                "inventory-service.publishes.StockDepleted:\n    action: send",
                                "inventory-service.publishes.StockDepleted:\n    action: receive")),
                in(
                        CONTRACT,
                        "mixed-keys",
                        "  notification-service-stock-alerts.reads.StockDepleted:",
                        replace("[notification-service-stock-alerts]", "[notification-service-order-alerts]")),
                in(
                        CONTRACT,
                        "reference",
                        "schema: {$ref",
                        replaceFirst(
                                "schema:\\s+\\$ref: (schemas/orders.order.expired)/1.0.json",
                                "schema: {\\$ref: $1/9.0.json}")),
                in(
                        CONTRACT,
                        "contract-refused",
                        "x-largest-event: 0",
                        replaceFirst("x-largest-event: \\d+", "x-largest-event: 0")),
                in(EXAMPLE, "example-invalid", "\"email\": 7", replaceFirst("\"email\": \"[^\"]*\"", "\"email\": 7")),
                in(
                        EXAMPLE,
                        "example-invalid",
                        "\"orderId\":",
                        replaceFirst("\"orderId\": \"[^\"]*\"", "\"orderId\": \"first\"")),
                in(EXAMPLE, "example-invalid", "\"data\":", replaceFirst("\"orderId\": .*\n", "")),
                in(
                        CONTRACT,
                        "extension",
                        "x-largest-event: 0",
                        replaceFirst("x-largest-event: \\d+", "x-largest-event: 0")));
    }

    static Stream<Drift> sagas() {
        return Stream.of(
                in(
                        CONTRACT,
                        "saga-compensation",
                        "      - name: refund",
                        replace("        undone-by: cancelling the refund\n", "")),
                in(
                                CONTRACT,
                                "saga-compensation",
                                "not-undone-because: none",
                                replace("cancelling the refund", "cancelling\n        not-undone-because: none"))
                        .correctedBy("Remove one of them."),
                in(CONTRACT, "saga-limit", "      - name: approval", replace("        within: 3d\n", "")),
                in(CONTRACT, "saga-limit", "within: soon", replace("within: 3d", "within: soon"))
                        .correctedBy("Write a time such as 3d, 12h, 90m, 65s or PT65S."),
                in(
                        CONTRACT,
                        "saga-service",
                        "    service: shop-service",
                        replace("    service: order-service\n    id", "    service: shop-service\n    id")),
                in(
                                CONTRACT,
                                "saga-service",
                                "        service: notification-service",
                                replace("        service: inventory-service", "        service: notification-service"))
                        .correctedBy("Add the call to x-calls, or correct the name."),
                in(
                        CONTRACT,
                        "saga-workflows",
                        "    service: order-service",
                        replace("x-workflows: [order-service]", "x-workflows: [inventory-service]")),
                in(
                        CONTRACT,
                        "saga-event",
                        "begins: ReturnBegged",
                        replace("begins: ReturnRequested", "begins: ReturnBegged")),
                in(
                        CONTRACT,
                        "saga-event",
                        "ends: [ReturnDenied",
                        replace("ends: [ReturnDeclined", "ends: [ReturnDenied")),
                in(
                        CONTRACT,
                        "saga-event",
                        "events: [ReturnAllowed",
                        replace("events: [ReturnApproved", "events: [ReturnAllowed")),
                in(CONTRACT, "saga-id", "begins: ReturnRequested", replace("id: returnId", "id: returnNumber")),
                in(CONTRACT, "saga-step", "- name: 'restock'", replace("- name: refund", "- name: 'restock'")),
                in(CONTRACT, "extension", "      - name: approval", replace("        person: ", "        robot: ")),
                in(CONTRACT, "extension", "    steps: []", replaceFirst("(?s)    steps:\n.*", "    steps: []\n")),
                in(STEPS, "contradiction", "| approval |", replace("| restock |", "| stock |")),
                in(STEPS, "contradiction", "| approval |", replace("| 3d |", "| 2d |")),
                in(
                        STEPS,
                        "contradiction",
                        "| refund |",
                        replace("| cancel the refund |", "| nothing to undo: it is last |")),
                in(STEPS, "contradiction", "| refund |", replace("| cancel the refund |", "| – |")),
                in(CONTRACT, "not-in-contract", "| approval |", replaceFirst("(?s)\nx-sagas:.*", "\n"))
                        .foundIn(STEPS));
    }

    static Stream<Drift> specifications() {
        return Stream.of(
                in(PLAN, "no-event-flow", "", write("# Plan\n")),
                in(
                        PLAN,
                        "no-compensation",
                        "| `orders.order.placed`",
                        text -> text.replaceAll("(?m)^(\\|.*)\\|[^|]*\\|$", "$1|")),
                in(
                        PLAN,
                        "half-filled",
                        "`inventory.stock.released`",
                        replaceFirst("(`inventory.stock.released`.*)– \\| – \\|", "$1– |  |")),
                in(PLAN, "contradiction", "`inventory.stock.depleted`", replace("| sku |", "| orderId |")),
                in(PLAN, "not-in-specs", "    StockDepleted:", replaceFirst("\\| `inventory.stock.depleted`.*\n", ""))
                        .foundIn(CONTRACT),
                in(PLAN, "unknown-service", "`inventory.stock.depleted`", replace("-stock-alerts", "s-stock-alarms")),
                in(
                        PLAN,
                        "needs-clarification",
                        "[NEEDS CLARIFICATION",
                        text -> text + "\n[NEEDS CLARIFICATION: who?]\n"),
                in(SPEC, "unknown-event", "(`OrderCanceled`)", replace("(`OrderCancelled`)", "(`OrderCanceled`)")),
                in(SPEC, "unknown-event", "(`OrderReturned`)", replace("(`OrderCancelled`)", "(`OrderReturned`)")),
                in(
                        SPEC,
                        "unknown-event",
                        "orders.order.abandoned",
                        replace("one `OrderPlaced`", "one `orders.order.abandoned`")));
    }

    static Stream<Drift> personalData() {
        return Stream.of(
                in(
                                CONTRACT,
                                "personal-data",
                                "        \"email\": {",
                                text -> text.replace("[customer.id, customer.email]", "[customer.id]"))
                        .foundIn(RESOURCES + "schemas/orders.order.confirmed/1.0.json"),
                in(
                        CONTRACT,
                        "personal-data-unknown",
                        "    OrderPlaced:",
                        replace("[customer.id, customer.email]", "[customer.id, customer.email, phone]")),
                in("order-service/src/main/java/Greeting.java", "personal-data-logged", "log.info", write("""
                        class Greeting {
                            void greet(Customer customer) {
                                log.info("Hello {}", customer.email());
                            }
                        }
                        """)));
    }

    static Stream<Drift> topics() {
        String before = "(?s)(name: " + LETTERS + "\n.*?";
        return Stream.of(
                in(CONTRACT, "partitions", "  OrderPlaced:", replaceFirst("partitions: \\d+", "partitions: 2000")),
                in(CONTRACT, "retention", "  OrderPlaced:", replaceFirst("retention.ms: \\d+", "retention.ms: 1000")),
                in(
                        CONTRACT,
                        "replicas",
                        "  OrderPlaced:",
                        replaceFirst("partitions: \\d+", "$0\n        replicas: 101")),
                in(
                        CONTRACT,
                        "in-sync",
                        "  OrderPlaced:",
                        replaceFirst(
                                "        topicConfiguration:\n",
                                "        replicas: 1\n$0          min.insync.replicas: 2\n")),
                in(
                        TOPICS,
                        "dead-letter-retention",
                        "  name: " + LETTERS,
                        replaceFirst(before + "retention.ms: \")\\d+", "$11000")),
                in(
                        TOPICS,
                        "dead-letter-partitions",
                        "  name: " + LETTERS,
                        replaceFirst(before + "partitions: )\\d+", "$11")));
    }

    static Stream<Drift> sidecars() {
        return Stream.of(
                in(SUBSCRIPTION, "no-pubsubname", "spec:", replaceFirst("  pubsubname:.*\n", "")),
                in(SUBSCRIPTION, "no-topic", "spec:", replaceFirst("  topic:.*\n", "")),
                in(SUBSCRIPTION, "no-dead-letter-topic", "spec:", replaceFirst("  deadLetterTopic:.*\n", "")),
                in(
                        SUBSCRIPTION,
                        "dead-letter-loop",
                        "deadLetterTopic:",
                        replaceFirst("deadLetterTopic:.*", "deadLetterTopic: inventory.stock.rejected")),
                in(
                        SUBSCRIPTION,
                        "dead-letter-name",
                        "deadLetterTopic:",
                        replaceFirst("deadLetterTopic:.*", "deadLetterTopic: dead")),
                in(SUBSCRIPTION, "unknown-pubsub", "pubsubname:", replaceFirst("pubsubname:.*", "pubsubname: nobody")),
                in(
                        SUBSCRIPTION,
                        "unknown-topic",
                        "  topic:",
                        replaceFirst("  topic:.*", "  topic: inventory.stock.gone")),
                in(SUBSCRIPTION, "no-scopes", "apiVersion:", replaceFirst("(?s)scopes:.*", "")),
                in(
                                "dapr-components/resiliency.yaml",
                                "no-resiliency",
                                "pubsubname:",
                                replaceFirst("      order-service-inventory-outcomes:\n.*\n.*\n", ""))
                        .foundIn(SUBSCRIPTION),
                in(CALLS, "generated-differs", "maxRetries: 9", replace("maxRetries: 1", "maxRetries: 9")),
                without(CALLS, "generated-missing", CALLS, ""),
                in(
                        CONTRACT,
                        "contract-refused",
                        "order-service: [inventory-servce]",
                        replace("[inventory-service]", "[inventory-servce]")),
                without(
                        SUBSCRIPTION,
                        "subscription-missing",
                        CONTRACT,
                        "  order-service-inventory-outcomes.reads.InventoryRejected:"));
    }

    static Stream<Drift> deployments() {
        return Stream.of(
                in(
                        "k8s/base/order-service.yaml",
                        "workload-unknown",
                        "app-id: orders",
                        replace("app-id: order-service", "app-id: orders")),
                in(
                                "k8s/base/order-service.yaml",
                                "workload-missing",
                                "  order-service.publishes.OrderPlaced:",
                                replace("app-id: order-service", "app-id: orders"))
                        .foundIn(CONTRACT),
                in(
                        COMPOSE,
                        "compose-sidecar-unknown",
                        "--app-id, orders,",
                        replace("--app-id, order-service,", "--app-id, orders,")),
                in(
                                COMPOSE,
                                "compose-sidecar-missing",
                                "  order-service.publishes.OrderPlaced:",
                                replace("--app-id, order-service,", "--app-id, orders,"))
                        .foundIn(CONTRACT),
                in(
                                COMPOSE,
                                "compose-service-missing",
                                "  order-service.publishes.OrderPlaced:",
                                replace("\n  order-service:\n", "\n  shop:\n"))
                        .foundIn(CONTRACT),
                in(
                        "k8s/base/order-service.yaml",
                        "app-port",
                        "dapr.io/app-port",
                        replace("app-port: \"9081\"", "app-port: \"9999\"")),
                in(
                        "k8s/base/inventory-service.yaml",
                        "app-port",
                        "dapr.io/app-port",
                        replace("value: \"9082\"", "value: \"9999\"")),
                in(COMPOSE, "app-port", "\"9999\"", replace("--app-port, \"9082\"", "--app-port, \"9999\"")),
                in(COMPOSE, "app-port", "--app-port, \"9083\"", replace("APP_PORT: 9083", "APP_PORT: 9084")),
                in(
                        "order-service/" + SETTINGS,
                        "service-name",
                        "    name: orders",
                        replace("    name: order-service", "    name: orders")),
                in(
                        "inventory-service/" + SETTINGS,
                        "service-name",
                        "  service: stock",
                        replace("  service: inventory-service", "  service: stock")),
                in(
                        COMPOSE,
                        "compose-topics",
                        "KAFKA_AUTO_CREATE_TOPICS_ENABLE",
                        replaceFirst("(?s)  topics:\n    <<.*?(?=  postgres:\n)", "")),
                in(
                        COMPOSE,
                        "compose-topics",
                        "KAFKA_AUTO_CREATE_TOPICS_ENABLE",
                        replace("[topics, apply, ", "[topics, plan, ")),
                in(
                        COMPOSE,
                        "compose-components",
                        "--resources-path, /components,",
                        replaceFirst("volumes: \\[\\*components, ", "volumes: [")),
                in(
                                COMPOSE,
                                "compose-components",
                                "--resources-path, /components",
                                replaceFirst(" --resources-path, /components/subscriptions,", ""))
                        .correctedBy("Name the folder in a further --resources-path: subfolders are not read."),
                in(
                                COMPOSE,
                                "compose-components",
                                "--resources-path, /components",
                                replaceFirst("              --resources-path, /configuration/http-endpoints,\n", ""))
                        .correctedBy("Name the folder in a further --resources-path: subfolders are not read."),
                in(
                                COMPOSE,
                                "compose-components",
                                "--resources-path, /components,",
                                replace("./dapr-components:", "./components:"))
                        .correctedBy("Correct the folder under volumes, such as ./dapr-components."),
                in(
                        "k8s/overlays/local/kustomization.yaml",
                        "overlay-image",
                        "images:",
                        replace("  - name: order-service\n    newName", "  - name: orders\n    newName")),
                in(
                        "k8s/overlays/production/services/kustomization.yaml",
                        "overlay-image",
                        "images:",
                        replaceFirst("  - name: eventctl\n.*\n.*\n", "")));
    }

    static Stream<Drift> code() {
        return Stream.of(
                without(RECORDS + "OrderExpired.java", "record-missing", CONTRACT, "    OrderExpired:"),
                in(
                        RECORDS + "OrderExpired.java",
                        "record-unknown",
                        "@EventType",
                        replace("orders.order.expired", "orders.order.lapsed")),
                in(RECORDS + "OrderRejected.java", "record-version", "@EventType", replace("\"1.1\"", "\"1.0\"")),
                in(
                        RECORDS + "OrderExpired.java",
                        "record-name",
                        "@EventType",
                        replace("record OrderExpired", "record OrderLapsed")),
                in(
                        RECORDS + "OrderExpired.java",
                        "record-property",
                        "@EventType",
                        replace("record OrderExpired(", "record OrderExpired(long age, ")),
                in(
                        RECORDS + "OrderExpired.java",
                        "record-type",
                        "@EventType",
                        replace("record OrderExpired(UUID orderId", "record OrderExpired(String orderId")),
                in(RECORDS + "OrderPlaced.java", "record-type", "@EventType", replace("long total", "String total")),
                in(
                        STOCK_EVENTS,
                        "publisher-unknown",
                        "new OrderExpired(",
                        text -> text.replace("inventory.StockDepleted;", "orders.OrderExpired;")
                                .replace("new StockDepleted(", "new OrderExpired(")),
                in(
                                STOCK_EVENTS,
                                "publisher-missing",
                                "  inventory-service.publishes.StockDepleted:",
                                replaceFirst("        publisher.publish\\(new StockDepleted.*\n", ""))
                        .foundIn(CONTRACT),
                in(
                                ORDER_EVENTS,
                                "publisher-missing",
                                "  order-service.publishes.OrderExpired:",
                                replace("new OrderExpired(order, customer)", "null"))
                        .foundIn(CONTRACT),
                without(
                        OUTCOMES,
                        "group-missing",
                        CONTRACT,
                        "  order-service-inventory-outcomes.reads.InventoryReserved:"),
                in(OUTCOMES, "group-unknown", "@ConsumerGroup(", replace("-inventory-outcomes\"", "-outcomes\"")),
                in(OUTCOMES, "handler-missing", "@ConsumerGroup(", replaceFirst("    @EventHandler\n", "")),
                in(
                        OUTCOMES,
                        "handler-unknown",
                        "    @EventHandler",
                        replace("on(InventoryReserved ", "on(OrderPlaced ")),
                in("inventory-service/src/main/java/Alerts.java", "group-service", "@ConsumerGroup", write("""
                        @ConsumerGroup("notification-service-stock-alerts")
                        class Alerts {}
                        """)));
    }

    static Stream<Drift> files() {
        String schema = RESOURCES + "schemas/orders.order.expired/1.0.json";
        return Stream.of(
                in(
                        "README.md",
                        "generated-differs",
                        "| `orders.order.placed` | order-service | `orderId` | none |",
                        replaceFirst("(`orders.order.placed` \\| order-service \\| `orderId` \\|) \\d+", "$1 none")),
                in(
                        "docs/events.md",
                        "generated-differs",
                        "StockDepleted!",
                        replaceFirst("StockDepleted", "StockDepleted!")),
                without("deploy/topics.sh", "generated-missing", "deploy/topics.sh", ""),
                in(
                        "dapr-components/subscriptions/old.yaml",
                        "generated-stale",
                        "# Generated",
                        write("# Generated from the contract by ./eventctl generate; a test refuses any"
                                + " difference.\n"
                                + "kind: None\n")),
                in(schema, "released-schema", "{", replace("OrderExpired", "OrderLapsed")),
                in(HOUSE, "event-rules", "partition:", write("names: {}\npartition: {least: 3}\n")),
                in(
                        ACCEPTED,
                        "accepted-nothing",
                        "- rule: no-key",
                        write("- rule: no-key\n  reason: we do not need one\n")),
                in(ACCEPTED, "accepted-findings", "- rule: no-key", write("- rule: no-key\n")),
                in(
                        "dapr-components/broken.yaml",
                        "syntax",
                        ": }",
                        write("kind: Component\nmetadata:\n  name: [\n: }\n")));
    }
}
