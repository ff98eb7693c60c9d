package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.LocalKafka;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each service's real sidecar refuses everything that the contract does not grant its service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopesIT {

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Set<String> SERVICES =
            CATALOGUE.channels().stream().map(Channel::producer).collect(Collectors.toCollection(TreeSet::new));

    @TempDir
    private static Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, DaprSidecar.Address> addresses = new HashMap<>();
    private final Map<String, DaprSidecar> sidecars = new HashMap<>();
    private LocalKafka kafka;

    @BeforeAll
    void start() {
        kafka = LocalKafka.start(folder, Ports.free());
        kafka.create(CATALOGUE.topics());
        for (String service : SERVICES) {
            addresses.put(service, new DaprSidecar.Address(service, Ports.free(), Ports.free(), Ports.free()));
            sidecars.put(service, TestPlatform.sidecar(addresses.get(service), kafka.bootstrapServers()));
        }
    }

    @AfterAll
    void stop() {
        sidecars.values().forEach(DaprSidecar::close);
        kafka.close();
    }

    @Test
    void aServicePublishesOnlyItsOwnEventsThroughTheSharedComponent() {
        for (String service : SERVICES) {
            Set<String> own = ownTopics(service);
            for (Topic topic : CATALOGUE.topics()) {
                assertThat(publish(service, "events", topic.name()))
                        .as(service + " to " + topic.name())
                        .isEqualTo(own.contains(topic.name()) ? 204 : 403);
            }
        }
    }

    private static Set<String> ownTopics(String service) {
        return CATALOGUE.channels().stream()
                .filter(channel -> channel.producer().equals(service))
                .map(Channel::topic)
                .collect(Collectors.toSet());
    }

    private static Stream<String> deadLetterTopics(Group group) {
        return group.subscriptions().stream().map(group::deadLetterTopic);
    }

    @Test
    void onlyAGroupsDeadLettersArePublishedThroughItsComponent() {
        for (Group group : CATALOGUE.groups()) {
            Set<String> letters = deadLetterTopics(group).collect(Collectors.toSet());
            for (Topic topic : CATALOGUE.topics()) {
                assertThat(publish(group.service(), group.name(), topic.name()))
                        .as(group.name() + " to " + topic.name())
                        .isEqualTo(letters.contains(topic.name()) ? 204 : 403);
            }
        }
    }

    @Test
    void aSidecarHasNoComponentAndNoSubscriptionOfAnotherService() {
        for (String service : SERVICES) {
            JsonNode metadata = metadata(service);
            Set<String> components =
                    CATALOGUE.groupsOf(service).stream().map(Group::name).collect(Collectors.toSet());
            components.addAll(List.of("events", "environment"));
            CATALOGUE.stateStores().stream()
                    .filter(store -> store.service().equals(service))
                    .forEach(store -> components.add(store.name()));
            Set<String> subscriptions = CATALOGUE.groupsOf(service).stream()
                    .flatMap(group -> group.subscriptions().stream().map(topic -> group.name() + " " + topic))
                    .collect(Collectors.toSet());

            assertThat(metadata.path("components")
                            .valueStream()
                            .map(part -> part.path("name").asString()))
                    .hasSameElementsAs(components);
            assertThat(metadata.path("subscriptions")
                            .valueStream()
                            .map(part -> part.path("pubsubname").asString() + " "
                                    + part.path("topic").asString()))
                    .hasSameElementsAs(subscriptions);
        }
    }

    @Test
    void aServiceCannotPublishThroughAnotherServicesComponent() {
        for (String service : SERVICES) {
            for (Group group : CATALOGUE.groups()) {
                if (!group.service().equals(service)) {
                    assertThat(publish(service, group.name(), group.deadLetterTopic(group.replayTopic())))
                            .as(service + " through " + group.name())
                            .isEqualTo(404);
                }
            }
        }
    }

    @Test
    void aSidecarRefusesTheTokenOfAnotherSidecar() {
        for (String service : SERVICES) {
            for (String other : SERVICES) {
                int status = send(request(
                                        service,
                                        "/v1.0/publish/events/"
                                                + ownTopics(service).iterator().next(),
                                        other)
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode();
                assertThat(status).as(other + " at " + service).isEqualTo(service.equals(other) ? 204 : 401);
            }
        }
    }

    // A producer that is new to a topic may ask a broker that does not know the topic yet, and get 500.
    private int publish(String service, String component, String topic) {
        return await(service + " through " + component + " to " + topic)
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofMinutes(5))
                .until(() -> status(service, component, topic), status -> status < 500);
    }

    private int status(String service, String component, String topic) {
        return send(request(service, "/v1.0/publish/" + component + "/" + topic + "?metadata.rawPayload=true", service)
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString("{}")))
                .statusCode();
    }

    private JsonNode metadata(String service) {
        return JsonMapper.shared()
                .readTree(send(request(service, "/v1.0/metadata", service)).body());
    }

    private HttpRequest.Builder request(String service, String path, String tokenOf) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + addresses.get(service).httpPort() + path))
                .header("dapr-api-token", addresses.get(tokenOf).tokens().api());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
