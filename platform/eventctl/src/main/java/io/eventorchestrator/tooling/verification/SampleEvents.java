package io.eventorchestrator.tooling.verification;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.ContentRoute;
import io.eventorchestrator.catalogue.Probe;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes probes from the contract's examples. Their keys are new ones, which belong to no business object. */
final class SampleEvents {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Catalogue catalogue;
    private final Clock clock;

    SampleEvents(Catalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * @param malformed whether one of them violates the schema
     * @return empty if the contract has no example of the event
     */
    Optional<Probes> of(Channel channel, boolean malformed) {
        return example(channel).map(example -> {
            String key = UUID.randomUUID().toString();
            mark(example, channel, key);
            return new Probes(
                    channel,
                    key.getBytes(StandardCharsets.UTF_8),
                    probe(example),
                    probe(example),
                    malformed ? probe(example.set("data", JSON.createObjectNode())) : null);
        });
    }

    /** The source of a channel's events. */
    static String source(Channel channel) {
        return "/" + channel.producer();
    }

    /** The contract's example of the newest version, a new one each time; empty if there is none. */
    static Optional<ObjectNode> example(Channel channel) {
        String resource = "/examples/" + channel.topic() + "/" + channel.version() + ".json";
        try (InputStream found = SampleEvents.class.getResourceAsStream(resource)) {
            return Optional.ofNullable(found).map(json -> (ObjectNode) JSON.readTree(json));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void mark(ObjectNode example, Channel channel, String key) {
        example.put("source", source(channel))
                .put("subject", key)
                .put("partitionkey", key)
                .put("time", clock.instant().truncatedTo(ChronoUnit.MICROS).toString())
                .put(Probe.ATTRIBUTE, true)
                .remove("causationid");
        ObjectNode data = (ObjectNode) example.path("data");
        data.put(channel.key(), key);
        routes(channel)
                .filter(route -> data.path(route.property()).asLong(0) < route.from())
                .forEach(route -> data.put(route.property(), route.from()));
    }

    // The sample gets values that lead it to every group of its topic.
    private Stream<ContentRoute> routes(Channel channel) {
        return catalogue.groups().stream()
                .flatMap(group -> Stream.ofNullable(group.routes().get(channel.topic())));
    }

    private static Probes.Probe probe(ObjectNode event) {
        String id = UUID.randomUUID().toString();
        event.put("id", id).put("correlationid", id);
        return new Probes.Probe(id, JSON.writeValueAsBytes(event));
    }
}
