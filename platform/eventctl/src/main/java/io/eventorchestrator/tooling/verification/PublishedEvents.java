package io.eventorchestrator.tooling.verification;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.Limits;
import io.eventorchestrator.catalogue.Probe;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes events of one type from their data, each with a new id, which is also its correlation id. */
final class PublishedEvents {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");
    private static final SchemaRegistry ASSERTING = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final Channel channel;
    private final Limits limits;
    private final Clock clock;

    PublishedEvents(Channel channel, Limits limits, Clock clock) {
        this.channel = channel;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * An event ready to be put into its producer's outbox.
     *
     * @param value not copied, must not be changed
     */
    record Ready(String id, String key, byte[] value) {}

    /**
     * @param envelope the contract's example, whose attributes it keeps
     * @param data checked
     * @throws RefusedData if the data have no key, or the event is too large
     */
    Ready of(ObjectNode envelope, ObjectNode data, boolean probe) {
        JsonNode key = data.path(channel.key());
        if (!key.isValueNode() || key.asString("").isEmpty()) {
            throw new RefusedData("the data have no value for the partition key at /" + channel.key());
        }
        ObjectNode event = mark(envelope.deepCopy(), key.asString(), probe);
        event.set("data", data);
        byte[] value = JSON.writeValueAsBytes(event);
        if (value.length > limits.largestEvent()) {
            throw new RefusedData("the event has " + value.length + " bytes, and its topic takes "
                    + limits.largestEvent() + " at most");
        }
        return new Ready(event.path("id").asString(), key.asString(), value);
    }

    private ObjectNode mark(ObjectNode event, String key, boolean probe) {
        String id = UUID.randomUUID().toString();
        event.remove("causationid");
        event.remove(Probe.ATTRIBUTE);
        event.put("id", id)
                .put("correlationid", id)
                .put("source", SampleEvents.source(channel))
                .put("subject", key)
                .put("partitionkey", key)
                .put("time", clock.instant().truncatedTo(ChronoUnit.MICROS).toString());
        return probe ? event.put(Probe.ATTRIBUTE, true) : event;
    }

    /** @throws RefusedData if the data break the schema, or their key can't be read or stored by consumers */
    void check(JsonNode data) {
        String broken = ASSERTING.getSchema(schema(), InputFormat.JSON).validate(data).stream()
                .filter(error -> !error.getKeyword().equals("format") || isOfKey(error))
                .map(error -> place(error.getInstanceLocation().toString()) + " " + error.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        if (!broken.isEmpty()) {
            throw new RefusedData("the data break the schema " + channel.version() + " of " + channel.topic() + ": "
                    + Printable.brief(broken));
        }
        if (UNSTORABLE.matcher(data.path(channel.key()).asString("")).find()) {
            throw new RefusedData("the partition key at /" + channel.key()
                    + " contains U+0000 or an unpaired surrogate, which no service can store");
        }
    }

    // Consumers read the key as the type that its format names; of other properties, a format is a hint.
    private boolean isOfKey(Error error) {
        return error.getInstanceLocation().toString().equals("/" + channel.key());
    }

    private static String place(String pointer) {
        return pointer.isEmpty() ? "the top level" : pointer;
    }

    private String schema() {
        String resource = "/schemas/" + channel.topic() + "/" + channel.version() + ".json";
        try (InputStream schema = PublishedEvents.class.getResourceAsStream(resource)) {
            if (schema == null) {
                throw new RefusedData("there is no schema " + channel.version() + " of " + channel.topic());
            }
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
