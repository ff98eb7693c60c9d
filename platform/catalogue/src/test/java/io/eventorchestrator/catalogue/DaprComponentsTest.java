package io.eventorchestrator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Checks the sidecars' resources for everything that delivery relies on. Each failure names the file. */
class DaprComponentsTest {

    private static final Path FOLDER = Path.of("../../dapr-components");
    private static final String RESILIENCY = "dapr-components/resiliency.yaml";
    // The header of a batch in Kafka's format.
    private static final int BATCH_HEADER = 61;

    private final Catalogue catalogue = Catalogue.load();

    @Test
    void theSubscriptionsAreExactlyThoseOfTheContract() throws IOException {
        Set<String> expected = catalogue.groups().stream()
                .flatMap(group -> group.subscriptions().stream()
                        .map(topic -> String.join(
                                " ",
                                "subscriptions/" + group.name() + "--" + topic.replace('.', '-') + ".yaml",
                                group.name(),
                                topic,
                                group.deadLetterTopic(topic),
                                rulesOf(group, topic),
                                "/events/" + group.name() + (isRouted(group, topic) ? "/not-routed" : ""),
                                group.service(),
                                isRouted(group, topic) ? " true" : "true true")))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(files("Subscription").entrySet().stream()
                        .map(file -> file.getKey() + " " + described(file.getValue())))
                .hasSameElementsAs(expected);
    }

    private static boolean isRouted(Group group, String topic) {
        return group.routes().containsKey(topic);
    }

    // Routes by content need parsed delivery, where a trace that is not text would crash the sidecar. So these rules
    // come first.
    private static String rulesOf(Group group, String topic) {
        ContentRoute route = group.routes().get(topic);
        return route == null
                ? "[]"
                : Stream.of(
                                "has(event.traceparent) && event.traceparent != null"
                                        + " && event.traceparent.startsWith(\"no trace\")",
                                "has(event.traceid) && event.traceid != null"
                                        + " && event.traceid.startsWith(\"no trace\")",
                                "event.data.%s >= %d.0".formatted(route.property(), route.from()))
                        .map(match -> match + " to /events/" + group.name())
                        .toList()
                        .toString();
    }

    private static String described(JsonNode subscription) {
        String rules = subscription
                .at("/spec/routes/rules")
                .valueStream()
                .map(rule -> rule.path("match").asString() + " to "
                        + rule.path("path").asString())
                .toList()
                .toString();
        return Stream.of(
                        "/spec/pubsubname",
                        "/spec/topic",
                        "/spec/deadLetterTopic",
                        "",
                        "/spec/routes/default",
                        "/scopes/0",
                        "/spec/metadata/rawPayload",
                        "/spec/bulkSubscribe/enabled")
                .map(pointer ->
                        pointer.isEmpty() ? rules : subscription.at(pointer).asString(""))
                .collect(Collectors.joining(" "));
    }

    @Test
    void everyGroupHasASeparateComponentForItsService() throws IOException {
        Map<String, JsonNode> components = pubsubs();
        Set<String> expected = catalogue.groups().stream().map(Group::name).collect(Collectors.toSet());
        expected.add("events");

        assertThat(components.keySet()).isEqualTo(expected);
        for (Group group : catalogue.groups()) {
            JsonNode component = components.get(group.name());
            String file = file(group.name());
            assertThat(metadata(component, "consumerGroup")).as(file).isEqualTo(group.name());
            assertThat(metadata(component, "initialOffset")).as(file).isEqualTo("oldest");
            assertThat(component.path("scopes").valueStream().map(JsonNode::asString))
                    .as(file)
                    .containsExactly(group.service());
            assertThat(scoped(component, "subscriptionScopes"))
                    .as(file)
                    .isEqualTo(Map.of(group.service(), new TreeSet<>(group.subscriptions())));
            assertThat(scoped(component, "publishingScopes"))
                    .as(file)
                    .isEqualTo(Map.of(
                            group.service(),
                            group.subscriptions().stream()
                                    .map(group::deadLetterTopic)
                                    .collect(Collectors.toCollection(TreeSet::new))));
        }
    }

    @Test
    void aServicePublishesOnlyItsEventsThroughTheSharedComponent() throws IOException {
        Map<String, Set<String>> allowed = scoped(pubsubs().get("events"), "publishingScopes");

        for (String service : allowed.keySet()) {
            assertThat(allowed.get(service)).as(file("events")).isEqualTo(publishedBy(service));
        }
        assertThat(allowed.keySet())
                .as(file("events"))
                .isEqualTo(catalogue.channels().stream().map(Channel::producer).collect(Collectors.toSet()));
    }

    // Topics by service. A service without topics may use none; a service that is missing may use all.
    private static Map<String, Set<String>> scoped(JsonNode component, String kind) {
        return Stream.of(metadata(component, kind).split(";"))
                .map(scope -> scope.split("=", 2))
                .collect(Collectors.toMap(scope -> scope[0], scope -> new TreeSet<>(List.of(scope[1].split(",")))));
    }

    @Test
    void nobodySubscribesThroughThePublishersComponent() throws IOException {
        JsonNode events = pubsubs().get("events");
        Map<String, Set<String>> allowed = scoped(events, "subscriptionScopes");

        assertThat(allowed.keySet())
                .as(file("events"))
                .isEqualTo(scoped(events, "publishingScopes").keySet())
                .isEqualTo(events.path("scopes")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.toSet()));
        assertThat(allowed.values()).allSatisfy(topics -> assertThat(topics).containsExactly(""));
    }

    private Set<String> publishedBy(String service) {
        return catalogue.channels().stream()
                .filter(channel -> channel.producer().equals(service))
                .map(Channel::topic)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aComponentSendsNoBatchThatItsTopicsRefuse() throws IOException {
        Map<String, JsonNode> components = pubsubs();
        Map<String, Integer> topics = catalogue.topics().stream()
                .filter(topic -> topic.config().containsKey("max.message.bytes"))
                .collect(Collectors.toMap(
                        Topic::name, topic -> bytes(topic.config().get("max.message.bytes"))));

        for (Channel channel : catalogue.channels()) {
            assertThat(bytes(metadata(components.get("events"), "maxMessageBytes")))
                    .as(file("events") + " and " + channel.topic())
                    .isGreaterThan(catalogue.limits().largestEvent())
                    .isLessThan(topics.get(channel.topic()) - BATCH_HEADER);
        }
        for (Group group : catalogue.groups()) {
            assertThat(group.subscriptions())
                    .allSatisfy(topic -> assertThat(bytes(metadata(components.get(group.name()), "maxMessageBytes")))
                            .as(file(group.name()) + " and " + topic)
                            .isGreaterThan(3 * catalogue.limits().eventTopic())
                            .isLessThan(topics.get(group.deadLetterTopic(topic)) - BATCH_HEADER));
        }
    }

    @Test
    void publishInstructionsAreNotHeadersAndNoHeaderReplacesMetadata() throws IOException {
        for (Map.Entry<String, JsonNode> component : pubsubs().entrySet()) {
            Pattern excluded = Pattern.compile(metadata(component.getValue(), "excludeHeaderMetaRegex"));
            assertThat(Stream.of("partitionKey", "partitionNumber", "rawPayload"))
                    .as(file(component.getKey()))
                    .allMatch(excluded.asPredicate());
            assertThat(excluded.asPredicate().test("__topic"))
                    .as(file(component.getKey()))
                    .isEqualTo(!component.getKey().equals("events"));
            assertThat(Stream.of("content-type", "dlq-reason", "my__topic", "partitionKeys"))
                    .as(file(component.getKey()))
                    .noneMatch(excluded.asPredicate());
        }
    }

    @Test
    void aDeliveredBulkFitsIntoASidecarAndItsService() throws IOException {
        Map<String, Integer> topics = catalogue.topics().stream()
                .filter(topic -> topic.config().containsKey("max.message.bytes"))
                .collect(Collectors.toMap(
                        Topic::name, topic -> bytes(topic.config().get("max.message.bytes"))));

        assertThat(files("Subscription")).isNotEmpty().allSatisfy((file, subscription) -> {
            int atOnce = subscription.at("/spec/bulkSubscribe/maxMessagesCount").asInt();
            assertThat(atOnce).as(file).isPositive();
            assertThat((long) atOnce * topics.get(subscription.at("/spec/topic").asString()))
                    .as(file)
                    .isLessThanOrEqualTo(32 << 20);
        });
    }

    private static int bytes(String text) {
        return Integer.parseInt(text);
    }

    @Test
    void publishingHasNoCircuitBreaker() throws IOException {
        assertThat(files("Resiliency").values().stream()
                        .flatMap(resiliency ->
                                resiliency.at("/spec/targets/components").valueStream()))
                .as(RESILIENCY)
                .noneMatch(target -> target.path("outbound").has("circuitBreaker"));
    }

    @Test
    void deliveryToEveryGroupIsRetriedForEverAndNeverCutOff() throws IOException {
        JsonNode resiliency = files("Resiliency").get("resiliency.yaml");
        JsonNode targets = resiliency.at("/spec/targets/components");

        List<String> inbound = targets.propertyStream()
                .filter(target -> target.getValue().has("inbound"))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(inbound)
                .as(RESILIENCY)
                .hasSameElementsAs(catalogue.groups().stream().map(Group::name).toList())
                .allSatisfy(
                        group -> assertThat(targets.path(group).path("inbound").propertyNames())
                                .containsExactly("retry"));
        assertThat(resiliency
                        .at("/spec/policies/retries/until-available/maxRetries")
                        .asInt())
                .as(RESILIENCY)
                .isEqualTo(-1);
    }

    @Test
    void eachCallHasATimeLimitABreakerAndOneRepetitionOnItsCallersSidecarAlone() throws IOException {
        assertThat(catalogue.calls()).isNotEmpty().allSatisfy(call -> {
            JsonNode resiliency = files("Resiliency").get("resiliency-" + call.caller() + "-calls.yaml");
            JsonNode target = resiliency.at("/spec/targets/apps").path(call.called());
            JsonNode policies = resiliency.path("spec").path("policies");

            assertThat(resiliency.path("scopes").valueStream().map(JsonNode::asString))
                    .containsExactly(call.caller());
            assertThat(policies.path("timeouts").has(target.path("timeout").asString()))
                    .isTrue();
            assertThat(policies.path("circuitBreakers")
                            .has(target.path("circuitBreaker").asString()))
                    .isTrue();
            assertThat(policies.path("retries")
                            .path(target.path("retry").asString())
                            .path("maxRetries")
                            .asInt())
                    .isOne();
        });
    }

    @Test
    void noServiceCanBeCalledThroughItsSidecar() throws IOException {
        assertThat(files("Configuration"))
                .hasSize(1)
                .allSatisfy((file, access) -> assertThat(
                                access.at("/spec/accessControl/defaultAction").asString())
                        .as("dapr-components/" + file)
                        .isEqualTo("deny"));
    }

    @Test
    void noFileNamesABroker() throws IOException {
        for (Map.Entry<String, JsonNode> component : pubsubs().entrySet()) {
            assertThat(component
                            .getValue()
                            .at("/spec/metadata")
                            .valueStream()
                            .filter(entry -> entry.path("name").asString().equals("brokers")))
                    .as(file(component.getKey()))
                    .allSatisfy(brokers -> assertThat(
                                    brokers.at("/secretKeyRef/key").asString())
                            .isEqualTo("KAFKA_BROKERS"))
                    .hasSize(1);
        }
    }

    @Test
    void everyTopicHasItsDeadLetterTopicWithAsManyPartitions() {
        Map<String, Integer> partitions =
                catalogue.topics().stream().collect(Collectors.toMap(Topic::name, Topic::partitions));

        assertThat(catalogue.groups())
                .allSatisfy(group -> assertThat(group.topics())
                        .allSatisfy(topic -> assertThat(partitions.get(group.deadLetterTopic(topic)))
                                .isEqualTo(catalogue.channel(topic).partitions())));
    }

    private static String file(String component) {
        return "dapr-components/pubsub-" + component + ".yaml";
    }

    @Test
    void everyServiceThatRunsWorkflowsKeepsThemInAStoreOfItsOwn() throws IOException {
        Map<String, JsonNode> stores = files("Component").values().stream()
                .filter(component -> component.at("/spec/type").asString().startsWith("state."))
                .collect(Collectors.toMap(
                        component -> component.at("/metadata/name").asString(), component -> component));

        assertThat(stores.keySet())
                .isEqualTo(
                        catalogue.stateStores().stream().map(StateStore::name).collect(Collectors.toSet()));
        assertThat(catalogue.stateStores()).isNotEmpty().allSatisfy(store -> {
            JsonNode component = stores.get(store.name());
            assertThat(component.at("/spec/type").asString()).isEqualTo("state.postgresql");
            assertThat(component.at("/spec/version").asString()).isEqualTo("v2");
            assertThat(metadata(component, "actorStateStore")).isEqualTo("true");
            assertThat(component.at("/spec/metadata/0/secretKeyRef/key").asString())
                    .isEqualTo(store.variable());
            assertThat(component.path("scopes").valueStream().map(JsonNode::asString))
                    .containsExactly(store.service());
        });
    }

    private static Map<String, JsonNode> pubsubs() throws IOException {
        return files("Component").values().stream()
                .filter(component -> component.at("/spec/type").asString().equals("pubsub.kafka"))
                .collect(Collectors.toMap(
                        component -> component.at("/metadata/name").asString(), component -> component));
    }

    private static String metadata(JsonNode component, String name) {
        return component
                .at("/spec/metadata")
                .valueStream()
                .filter(entry -> entry.path("name").asString().equals(name))
                .map(entry -> entry.path("value").asString())
                .collect(Collectors.joining());
    }

    /** The resources of a kind, by the path of their file. */
    private static Map<String, JsonNode> files(String kind) throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .map(file ->
                            Map.entry(FOLDER.relativize(file).toString(), new YAMLMapper().readTree(file.toFile())))
                    .filter(file -> file.getValue().path("kind").asString().equals(kind))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }
}
