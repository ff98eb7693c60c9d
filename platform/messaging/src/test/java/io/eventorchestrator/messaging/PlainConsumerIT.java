package io.eventorchestrator.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.SchemaVersion;
import io.eventorchestrator.catalogue.registry.RegistryAddress;
import io.eventorchestrator.contracts.Event;
import io.eventorchestrator.messaging.Releases.PublisherOnly;
import io.eventorchestrator.messaging.envelope.EnvelopeReader;
import io.eventorchestrator.messaging.envelope.EventEnvelope;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A consumer without the library reads the platform's events. */
class PlainConsumerIT {

    private static final Duration SOON = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Catalogue CONTRACT = Catalogue.load();

    private final Outsider outsider = new Outsider(TestPlatform.kafka().bootstrapServers());

    @AfterEach
    void leave() {
        outsider.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dapr", "kafka"})
    void readsEveryEventOfEveryServiceWithTheCloudEventsDeserializer(String transport) {
        Map<String, List<Channel>> byProducer =
                CONTRACT.channels().stream().collect(Collectors.groupingBy(Channel::producer));
        assertThat(byProducer).isNotEmpty();

        for (Map.Entry<String, List<Channel>> producer : byProducer.entrySet()) {
            readsEveryEventOf(producer.getKey(), producer.getValue(), transport);
        }
    }

    private void readsEveryEventOf(String service, List<Channel> channels, String transport) {
        try (Running producer = Running.start(transport, PublisherOnly.class, service, Map.of());
                KafkaConsumer<String, CloudEvent> consumer = outsider.reader()
                        .consumer(channels.stream().map(Channel::topic).toList())) {
            Map<String, Channel> published = new LinkedHashMap<>();
            for (Channel channel : channels) {
                published.put(PublisherOnly.publish(producer, example(channel)).id(), channel);
            }
            Map<String, ConsumerRecord<String, CloudEvent>> read = new HashMap<>();
            await().pollInSameThread().atMost(SOON).until(() -> {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(polled -> read.put(polled.value().getId(), polled));
                return read.keySet().containsAll(published.keySet());
            });
            published.forEach((id, channel) -> assertRead(id, channel, read.get(id)));
        }
    }

    private static void assertRead(String id, Channel channel, ConsumerRecord<String, CloudEvent> read) {
        CloudEvent event = read.value();
        JsonNode data = JSON.readTree(Objects.requireNonNull(event.getData()).toBytes());
        assertThat(event.getType()).isEqualTo(channel.topic());
        assertThat(event.getSource()).hasToString("/" + channel.producer());
        assertThat(event.getSubject()).isEqualTo(read.key());
        assertThat(event.getExtension("partitionkey")).isEqualTo(read.key());
        assertThat(event.getExtension("correlationid")).isEqualTo(id);
        assertThat(event.getExtension("traceparent")).isNotNull();
        assertThat(event.getTime()).isNotNull();
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(event.getDataSchema())
                .hasToString("https://eventorchestrator.io/schemas/" + channel.topic() + "/" + channel.version());
        assertThat(data).isEqualTo(exampleData(channel));
        assertThat(data.path(channel.key()).asString()).isEqualTo(read.key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dapr", "kafka"})
    void readsTheAttributesOfEnvelopesInBothForms(String transport) {
        Channel channel = CONTRACT.channel("notifications.notification.sent");
        try (Running producer =
                Running.start(transport, PublisherOnly.class, channel.producer(), Map.of("events.envelope", "both"))) {
            Event event = example(channel);
            PublishedEvent published = PublisherOnly.publish(producer, event);

            ConsumerRecord<String, byte[]> sent = sent(channel, event, published);
            assertThat(JSON.readTree(text(sent)).at("/metadata/correlationId").asString())
                    .isEqualTo(published.correlationId());
            assertThat(JSON.readTree(text(sent)).path("correlationid").asString())
                    .isEqualTo(published.correlationId());
            EventEnvelope read = new EnvelopeReader(10_000)
                    .read(new InboundRecord(sent.topic(), 0, 0, null, List.of(), sent.value()));
            assertThat(read.correlationId()).isEqualTo(published.correlationId());
            assertThat(TopicReader.event(sent).getExtension("correlationid")).isEqualTo(published.correlationId());
        }
    }

    @Test
    void readsTheAddressOfTheSchemaInARegistry() {
        Channel channel = CONTRACT.channel("notifications.notification.failed");
        RegistryAddress registry = RegistryAddress.of("https://registry:8443", RegistryAddress.GROUP);
        Map<String, Object> settings = Map.of(
                "events.schema-address",
                "https://registry:8443/apis/registry/v3/groups/events/artifacts/"
                        + "{type}%2F{major}/versions/{version}/content");
        try (Running producer = Running.start("kafka", PublisherOnly.class, channel.producer(), settings)) {
            Event event = example(channel);
            PublishedEvent published = PublisherOnly.publish(producer, event);

            ConsumerRecord<String, byte[]> sent = sent(channel, event, published);
            SchemaVersion version = SchemaVersion.parse(channel.version());
            assertThat(TopicReader.event(sent).getDataSchema()).isEqualTo(registry.content(channel.topic(), version));
        }
    }

    private ConsumerRecord<String, byte[]> sent(Channel channel, Event event, PublishedEvent published) {
        return await().atMost(SOON)
                .until(
                        () -> outsider.reader().read(channel.topic(), event.key()::equals).stream()
                                .filter(found -> text(found).contains(published.id()))
                                .toList(),
                        found -> found.size() == 1)
                .getFirst();
    }

    private static Event example(Channel channel) {
        String name = Event.class.getPackageName() + "." + CONTRACT.domain(channel.producer()) + "." + channel.event();
        try {
            return JSON.treeToValue(exampleData(channel), Class.forName(name).asSubclass(Event.class));
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static JsonNode exampleData(Channel channel) {
        String resource = "/examples/" + channel.topic() + "/" + channel.version() + ".json";
        try (InputStream json = PlainConsumerIT.class.getResourceAsStream(resource)) {
            return JSON.readTree(Objects.requireNonNull(json, resource)).path("data");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(ConsumerRecord<String, byte[]> sent) {
        return new String(sent.value(), StandardCharsets.UTF_8);
    }
}
