package io.eventorchestrator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.catalogue.resources.KubernetesResources;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each key of a channel's binding is applied to the topics, or refused by name. */
class ContractReadingTest {

    private static final String PLACED = "topic: orders.order.placed\n";
    private static final String CONTRACT = SampleContract.text();
    private static final String LONG =
            "orders" + ".placed-and-placed-and-placed-and-placed-and-placed-and-placed".repeat(3) + ".xxxxxxxxxxxxxxxx";

    @Test
    void everyKeyOfABindingReachesTheTopic() {
        Map<String, Topic> topics = topics(
                CONTRACT.replace(PLACED, PLACED + "        replicas: 3\n").replaceFirst("retention.ms: \\d+", """
                        retention.ms: 3600000
                                  segment.ms: 60000
                                  max.message.bytes: 400000
                                  min.insync.replicas: 2
                                  compression.type: zstd
                                  cleanup.policy: [delete, compact]"""));

        Topic placed = topics.get("orders.order.placed");

        assertThat(placed.replicas()).hasValue(3);
        assertThat(placed.config())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "retention.ms", "3600000",
                        "segment.ms", "60000",
                        "max.message.bytes", "400000",
                        "min.insync.replicas", "2",
                        "compression.type", "zstd",
                        "cleanup.policy", "delete,compact"));
    }

    @Test
    void deadLettersHaveAsManyReplicasAsTheirEvents() {
        String contract = CONTRACT.replace(PLACED, PLACED + "        replicas: 3\n")
                .replaceFirst("retention.ms: \\d+", "$0\n          min.insync.replicas: 2");
        Stream<String> ofTheGroups = catalogue(contract).groups().stream()
                .filter(group -> group.topics().contains("orders.order.placed"))
                .map(Group::name)
                .flatMap(group ->
                        Stream.of("orders.order.placed." + group + ".dlq", group + ".replay", group + ".replay.dlq"));

        assertThat(topics(contract).values())
                .filteredOn(topic -> topic.replicas().equals(OptionalInt.of(3)))
                .allSatisfy(topic -> assertThat(topic.config()).containsEntry("min.insync.replicas", "2"))
                .extracting(Topic::name)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of("orders.order.placed", "dlq.ledger"), ofTheGroups)
                                .toList())
                .contains("orders.order.placed.inventory-service-order-reservations.dlq");
    }

    @Test
    void aClusterGetsTheSameKeys() {
        String topics = new KubernetesResources(catalogue(CONTRACT.replace(PLACED, PLACED + "        replicas: 3\n")))
                .files()
                .get("topics/topics.yaml");

        assertThat(topics).contains("  name: orders.order.placed\nspec:\n  partitions: 6\n  replicas: 3\n");
    }

    @Test
    void aTopicOfLargerRecordsDeliversFewerAtOnce() {
        String large = CONTRACT.replaceFirst("retention.ms: \\d+", "$0\n          max.message.bytes: 614400");

        assertThat(new KubernetesResources(catalogue(large)).files().get("dapr/subscriptions.yaml"))
                .contains("    maxMessagesCount: 54\n");
    }

    @Test
    void consumersRememberWhatStaysLongestInItsSegment() {
        String slow = CONTRACT.replaceFirst(
                "retention.ms: \\d+", "retention.ms: 1209600000\n          segment.ms: 864000000");

        assertThat(catalogue(slow).longestRetention()).hasDays(24);
    }

    @Test
    void deadLettersStayAWeekLongerThanTheirEvents() {
        String kept = CONTRACT.replaceFirst(
                "retention.ms: \\d+", "retention.ms: " + Duration.ofDays(30).toMillis());

        Map<String, Topic> topics = topics(kept);

        assertThat(topics.get("orders.order.placed.inventory-service-order-reservations.dlq")
                        .config())
                .containsEntry(
                        "retention.ms", String.valueOf(Duration.ofDays(37).toMillis()));
        assertThat(topics.get("inventory-service-order-reservations.replay").config())
                .containsEntry(
                        "retention.ms", String.valueOf(Duration.ofDays(37).toMillis()));
        assertThat(topics.get("dlq.ledger").config())
                .containsEntry(
                        "retention.ms", String.valueOf(Duration.ofDays(39).toMillis()));
        assertThat(topics.get("inventory.stock.depleted.notification-service-stock-alerts.dlq")
                        .config())
                .containsEntry(
                        "retention.ms", String.valueOf(Duration.ofDays(14).toMillis()));
        assertThat(catalogue(kept).longestRetention()).hasDays(38);
    }

    @Test
    void theLargestEventNeedNotBeStated() {
        assertThat(catalogue(CONTRACT.replaceFirst("x-largest-event: .*\n", "")).limits())
                .isEqualTo(new Limits(262_144));
    }

    @Test
    void aServiceThatRunsWorkflowsHasAStateStore() {
        assertThat(catalogue(workflows("[inventory-service]")).stateStores())
                .containsExactly(new StateStore("inventory-service", "inventory"));
        assertThat(catalogue(CONTRACT.replaceFirst("x-workflows: .*\n", "")).stateStores())
                .isEmpty();
    }

    @Test
    void aStateStoreHasARoleAndASchemaOfItsOwn() {
        StateStore store = new StateStore("order-service", "orders");

        assertThat(store.name()).isEqualTo("order-service-state");
        assertThat(store.role()).isEqualTo("order_service_state");
        assertThat(store.schema()).isEqualTo("orders_state");
        assertThat(store.variable()).isEqualTo("ORDER_SERVICE_STATE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"order-service", "[]", "[orders]", "[order-service, order-service]", "[[order-service]]", ""})
    void onlyServicesOfTheContractRunWorkflowsAndEachIsNamedOnce(String services) {
        assertThatThrownBy(() -> catalogue(workflows(services)))
                .isInstanceOf(InvalidContract.class)
                .hasMessageEndingWith(
                        "x-workflows must list services that publish or read, each once; state some such as"
                                + " x-workflows: [order-service]");
    }

    private static String workflows(String services) {
        return CONTRACT.replaceFirst("x-workflows: .*", Matcher.quoteReplacement("x-workflows: " + services));
    }

    @Test
    void aTopicNeedNotHaveThreeWords() {
        String contract = CONTRACT.replace("orders.order.placed", "placed-orders");

        assertThat(topics(contract)).containsKey("placed-orders");
    }

    @Test
    void aTargetRateDeterminesThePartitions() {
        String rated = CONTRACT.replace("channels:\n", "x-partition-rate: 1000\nchannels:\n")
                .replaceFirst("        partitions: 6\n", "")
                .replaceFirst("    address: orders.order.placed\n", "$0    x-target-rate: 8001\n");

        Map<String, Topic> topics = topics(rated);

        assertThat(topics.get("orders.order.placed").partitions()).isEqualTo(9);
        assertThat(topics.get("orders.order.placed.inventory-service-order-reservations.dlq")
                        .partitions())
                .isEqualTo(9);
    }

    @Test
    void partitionsThatSufficeForTheTargetRateAreKept() {
        String rated = CONTRACT.replace("channels:\n", "x-partition-rate: 1000\nchannels:\n")
                .replaceFirst("    address: orders.order.placed\n", "$0    x-target-rate: 6000\n");

        assertThat(topics(rated).get("orders.order.placed").partitions()).isEqualTo(6);
    }

    @Test
    void partitionsThatAreTooFewForTheTargetRateAreRefused() {
        String rated = CONTRACT.replace("channels:\n", "x-partition-rate: 1000\nchannels:\n")
                .replaceFirst("    address: orders.order.placed\n", "$0    x-target-rate: 6001\n");

        assertThatThrownBy(() -> catalogue(rated))
                .isInstanceOf(InvalidContract.class)
                .hasMessageEndingWith("channel OrderPlaced: partitions is 6, but x-target-rate 6001 needs 7,"
                        + " with x-partition-rate 1000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            partitions: 6     | partition: 6            | channel OrderPlaced: Kafka binding: unknown key partition
            partitions: 6     | partitions: 6\\n        bindingVersion: 0.3.0 | channel OrderPlaced: Kafka binding: bindingVersion must be 0.4.0, 0.5.0 or latest, but is 0.3.0
            partitions: 6     | partitions: six         | channel OrderPlaced: Kafka binding: partitions must be a whole number above 0, but is six
            partitions: 6     | partitions: 6\\n        replicas: 0 | channel OrderPlaced: Kafka binding: replicas must be a whole number above 0, but is 0
            retention.ms: 604800000 | retention: 1      | channel OrderPlaced: topicConfiguration: unknown key retention
            retention.ms: 604800000 | retention.ms: -1  | channel OrderPlaced: topicConfiguration: retention.ms must be a whole number above 0, but is -1
            retention.ms: 604800000 | segment.ms: 1     | channel OrderPlaced: topicConfiguration: has no retention.ms
            retention.ms: 604800000 | retention.ms: 1\\n          cleanup.policy: [compact] | channel OrderPlaced: topicConfiguration: cleanup.policy must be delete, or delete and compact, but is ["compact"]
            retention.ms: 604800000 | retention.ms: 1\\n          max.message.bytes: 1000 | channel OrderPlaced: topicConfiguration: max.message.bytes is 1000, and x-largest-event allows 307200 to 614400
            topic: orders.order.placed | topic: orders.placed | channel OrderPlaced: Kafka binding: topic is orders.placed, and the channel's address orders.order.placed
            kafka:             | amqp:                   | channel OrderPlaced: bindings: unknown key amqp
            x-largest-event    | x-largest-events        | unknown key x-largest-events
            \\n    x-service: order-service | '' | operation order-service.publishes.OrderPlaced: has no x-service; state one such as x-service: order-service
            x-largest-event: 262144 | x-largest-event: 1 | x-largest-event: an event's largest size must be between 1 KiB and 1 MiB, but is 1
            address: orders.order.placed | address: orders.order.placed\\n    x-target-rate: 10 | has no x-partition-rate; state one such as x-partition-rate: 1000
            address: orders.order.placed | address: orders.order.placed\\n    x-target-rate: fast | channel OrderPlaced: x-target-rate must be a whole number above 0, but is fast
            x-key: orderId     | x-keys: orderId         | message OrderPlaced: unknown key x-keys
            x-version: '2.0'   | x-version: '2.1'        | message OrderPlaced: the payload's schema must be schemas/orders.order.placed/2.1.json
            from: 100000       | above: 100000           | operation notification-service-large-orders.reads.OrderConfirmed: x-route: unknown key above
            x-route:           | x-router:               | operation notification-service-large-orders.reads.OrderConfirmed: unknown key x-router
            summary: tells sales of large orders | summary: tells sales\\n    x-topic: 1 | operation notification-service-large-orders.reads.OrderConfirmed: unknown key x-topic
            summary: tells the customer | summary: tells everybody | operation notification-service-order-alerts.reads.OrderRejected: summary is tells the customer, and tells everybody in another operation of the group
            defaultContentType | x-largest-event: 2000\\ndefaultContentType | No YAML or JSON: the key x-largest-event occurs twice.
            partitions: 6     | partitions:             | channel OrderPlaced: Kafka binding: has no partitions
            partitions: 6     | partitions: [6]         | channel OrderPlaced: Kafka binding: has no partitions
            partitions: 6     | partitions: 6.5         | channel OrderPlaced: Kafka binding: partitions must be a whole number above 0, but is 6.5
            partitions: 6     | partitions: 99999999999 | channel OrderPlaced: Kafka binding: partitions must be at most 2147483647, but is 99999999999
            partitions: 6     | partitions: 6\\n        replicas: | channel OrderPlaced: Kafka binding: has no replicas
            partitions: 6     | partitions: 6\\n        partitions: 7 | No YAML or JSON: the key partitions occurs twice.
            retention.ms: 604800000 | retention.ms:       | channel OrderPlaced: topicConfiguration: has no retention.ms
            retention.ms: 604800000 | retention.ms: 999999999999999999 | channel OrderPlaced: topicConfiguration: retention.ms must be at most 3155760000000, but is 999999999999999999
            retention.ms: 604800000 | retention.ms: 1\\n          compression.type: zip | channel OrderPlaced: topicConfiguration: compression.type must be uncompressed, gzip, snappy, lz4, zstd or producer, but is zip
            retention.ms: 604800000 | retention.ms: 1\\n          preallocate: maybe | channel OrderPlaced: topicConfiguration: preallocate must be true or false, but is maybe
            retention.ms: 604800000 | retention.ms: 1\\n          segment.bytes: {} | channel OrderPlaced: topicConfiguration: segment.bytes must be one value
            retention.ms: 604800000 | retention.ms: 1\\n          segment.bytes: large | channel OrderPlaced: topicConfiguration: segment.bytes must be a whole number, but is large
            retention.ms: 604800000 | retention.ms: 1\\n          cleanup.policy: | channel OrderPlaced: topicConfiguration: cleanup.policy must be delete, or delete and compact, but is ""
            address: orders.order.placed | address: ../../../etc/passwd | channel OrderPlaced: address must be a topic such as orders.order.placed, but is ../../../etc/passwd
            address: orders.order.placed | address: orders.order.dlq | channel OrderPlaced: address must be a topic such as orders.order.placed, but is orders.order.dlq
            enum: \\[inventory-service-order-reservations] | enum: [../../reservations] | operation inventory-service-order-reservations.reads.OrderPlaced: Kafka binding: groupId.enum.0 must be a DNS label such as order-service, but is ../../reservations
            enum: \\[inventory-service-order-reservations] | enum: [a, b] | operation inventory-service-order-reservations.reads.OrderPlaced: Kafka binding: groupId.enum must be one group
            x-service: order-service | x-service: Order Service | operation order-service.publishes.OrderPlaced: x-service must be a DNS label such as order-service, but is Order Service
            action: send | action: sned | operation order-service.publishes.OrderPlaced: action must be send or receive, but is sned
            retention.ms: 604800000 | retention.ms: 1\\n          min.insync.replicas: 2\\n        replicas: 1 | channel OrderPlaced: topicConfiguration: min.insync.replicas must not be more than replicas, but is 2
            property: total    | property: '1 < 2 && event.data.total' | operation notification-service-large-orders.reads.OrderConfirmed: x-route: property must be the name of a property, but is 1 < 2 && event.data.total
            '#/channels/OrderPlaced'  | '#/channels/Nothing' | operation order-service.publishes.OrderPlaced: the contract has no channel #/channels/Nothing
            reads.OrderExpired:\\n    action: receive\\n    channel:\\n      .ref: '#/channels/OrderExpired' | reads.OrderExpired:\\n    action: receive\\n    channel:\\n      \\$ref: '#/channels/OrderPlaced' | operation inventory-service-order-reservations.reads.OrderExpired: is a second operation by which inventory-service-order-reservations reads OrderPlaced
            asyncapi: 3.0.0    | asyncapi: 2.6.0         | asyncapi must be 3.0 or 3.1 (npx @asyncapi/cli convert converts older ones), but is 2.6.0
            asyncapi: 3.0.0    | asyncapi: 4.0.0         | asyncapi must be 3.0 or 3.1 (npx @asyncapi/cli convert converts older ones), but is 4.0.0
            asyncapi: 3.0.0    | openapi: 3.1.0          | has no asyncapi
            messages:          | messages:\\n      OrderPaid: {} | channel OrderPlaced: message OrderPaid: a topic carries one event, and the channel's is OrderPlaced
            '#/components/messages/OrderPlaced' | 'messages.yaml#/OrderPlaced' | channel OrderPlaced: message OrderPlaced: the message must be #/components/messages/OrderPlaced
            address: orders.order.placed | address: orders.order.placed\\n    \\$ref: other.yaml | channel OrderPlaced: $ref is not followed here; write the part in its place
            x-key: orderId     | traits: []\\n      x-key: orderId | message OrderPlaced: traits are not applied here; write their keys in its place
            schemaFormat: .*   | schemaFormat: application/vnd.apache.avro;version=1.9.0 | message OrderPlaced: payload.schemaFormat must be that of JSON Schema, but is application/vnd.apache.avro;version=1.9.0
            action: send       | action: send\\n    reply: {channel: {}} | operation order-service.publishes.OrderPlaced: reply is not served: events have no replies, so publish another event instead
            action: receive    | action: receive\\n    traits: [] | operation inventory-service-order-reservations.reads.OrderPlaced: traits are not applied here; write their keys in its place
            order-service: \\[inventory-service] | order-service: [inventory-servce] | x-calls order-service: the contract has no service inventory-servce
            order-service: \\[ | orders: [               | x-calls orders: the contract has no service orders
            order-service: \\[inventory-service] | order-service: inventory-service | x-calls order-service: must be a list of services
            x-calls:\\n.*     | x-calls: [order-service] | x-calls must name the called services, by their caller
            channels:          | channel:                | operation order-service.publishes.OrderPlaced: the contract has no channel #/channels/OrderPlaced
            """)
    void anUnknownOrInvalidKeyIsRefusedWithItsFileAndPlace(String from, String to, String message) {
        String contract = CONTRACT.replaceFirst(from, to.replace("\\n", "\n"));
        assertThat(contract).isNotEqualTo(CONTRACT);

        assertThatThrownBy(() -> catalogue(contract))
                .isInstanceOf(InvalidContract.class)
                .hasMessageMatching("asyncapi\\.yaml:[1-9]\\d*: " + Pattern.quote(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            asyncapi: 3.0.0         | asyncapi: 2.6.0     | 1
            x-largest-event: 262144 | x-largest-event: no | 7
            partitions: 6           | partitions: six     | 19
            partitions: 6           | partition: 6        | 19
            topic: orders           | tropic: orders      | 18
            channels:               | channels: [}        | 9
            channels:               | x-largest-event: 1\\nchannels: | 9
            """)
    void theLineOfTheFaultIsNamed(String from, String to, int line) {
        assertThatThrownBy(() -> catalogue(CONTRACT.replaceFirst(from, to.replace("\\n", "\n"))))
                .isInstanceOf(InvalidContract.class)
                .hasMessageStartingWith("asyncapi.yaml:" + line + ": ");
    }

    @Test
    void aDocumentTooDeepToBeReadIsRefusedWithItsLine() {
        assertThatThrownBy(() -> catalogue("asyncapi: 3.0.0\nchannels: " + "[".repeat(100_000)))
                .isInstanceOf(InvalidContract.class)
                .hasMessage("asyncapi.yaml:2: No YAML or JSON: deeper than 200 levels.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OrderPlaced     | ../OrderPlaced | channel ../OrderPlaced: a channel has the name of its event's class, such as OrderPlaced
            inventory.stock | orders.stock   | the domain orders of inventory-service belongs to another service
            inventory.stock.depleted | inventory.stock.reserved | two topics have the name inventory.stock.reserved
            orders.order.placed | LONG | the topic LONG.inventory-service-order-reservations.dlq has 250 characters, but Kafka allows 249
            """)
    void namesThatCanNotBeUsedEverywhereAreRefused(String from, String to, String message) {
        String contract = CONTRACT.replace(from, to).replace("LONG", LONG);

        assertThatThrownBy(() -> catalogue(contract))
                .isInstanceOf(InvalidContract.class)
                .hasMessageMatching("asyncapi\\.yaml:[1-9]\\d*: " + Pattern.quote(message.replace("LONG", LONG)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "---\n",
                "[]",
                "a text",
                "channels: []",
                "\u0000",
                "&a [*a, *a]",
                "{",
                "\t- x",
                "!!java.net.URL x"
            })
    void aFileThatIsNotAContractIsReportedInOneLine(String text) {
        assertThatThrownBy(() -> catalogue(text))
                .isInstanceOf(InvalidContract.class)
                .message()
                .startsWith("asyncapi.yaml:")
                .hasLineCount(1);
    }

    @Test
    void aSecondDocumentIsRefusedSinceNothingReadsIt() {
        assertThatThrownBy(() -> catalogue(CONTRACT + "---\nchannels: {}\n"))
                .isInstanceOf(InvalidContract.class)
                .hasMessageMatching("asyncapi\\.yaml:\\d+: No YAML or JSON: a second document begins\\.");
    }

    @Test
    void aValueOfSeveralLinesIsReportedInOneLine() {
        String hostile = CONTRACT.replaceFirst("partitions: 6", "partitions: \"6\\\\n\\\\e[31m\"");

        assertThatThrownBy(() -> catalogue(hostile))
                .isInstanceOf(InvalidContract.class)
                .hasMessageEndingWith("must be a whole number above 0, but is 6 [31m");
    }

    private static Map<String, Topic> topics(String contract) {
        return catalogue(contract).topics().stream().collect(Collectors.toMap(Topic::name, Function.identity()));
    }

    private static Catalogue catalogue(String contract) {
        return AsyncApi.read("asyncapi.yaml", contract).catalogue();
    }
}
