package io.eventorchestrator.messaging.transport.dapr;

import io.dapr.client.DaprClient;
import io.dapr.client.domain.ComponentMetadata;
import io.dapr.client.domain.DaprMetadata;
import io.dapr.client.domain.SubscriptionMetadata;
import io.dapr.exceptions.DaprException;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.messaging.startup.Settings;
import io.eventorchestrator.messaging.transport.TransportCheck;
import io.eventorchestrator.messaging.transport.TransportState;
import io.eventorchestrator.messaging.transport.TransportState.Away;
import io.eventorchestrator.messaging.transport.TransportState.Misconfigured;
import io.eventorchestrator.messaging.transport.TransportState.Open;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks the sidecar's identity, token, components and subscriptions. */
final class SidecarCheck implements TransportCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DaprClient dapr;
    private final SidecarProbe probe;
    private final TokenProbe token;
    private final Expected expected;
    private final Settings settings;

    SidecarCheck(DaprClient dapr, SidecarProbe probe, TokenProbe token, Expected expected, Settings settings) {
        this.dapr = dapr;
        this.probe = probe;
        this.token = token;
        this.expected = expected;
        this.settings = settings;
    }

    /** The expected configuration of this service's sidecar. */
    record Expected(String service, String publisher, List<Group> groups) {

        Set<String> components() {
            return Stream.concat(Stream.of(publisher), groups.stream().map(Group::name))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        Set<String> subscriptions() {
            return groups.stream()
                    .flatMap(group -> group.subscriptions().stream().map(topic -> topic + " by " + group.name()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Override
    public TransportState look() {
        if (!probe.answers()) {
            return new Away("no sidecar answers at port " + settings.value("events.dapr.http-port")
                    + ", or it is not healthy: look at its log, or set " + settings.name("events.dapr.http-port"));
        }
        try {
            DaprMetadata metadata = dapr.getMetadata().block(PATIENCE);
            return metadata == null ? silent() : judged(metadata);
        } catch (DaprException refused) {
            return refused(refused);
        } catch (RuntimeException late) {
            return silent();
        }
    }

    private TransportState refused(DaprException refusal) {
        return switch (refusal.getErrorCode()) {
            case "UNAUTHENTICATED" ->
                new Misconfigured("the sidecar refuses this service's token: set "
                        + settings.name("events.dapr.api-token") + " to the DAPR_API_TOKEN of the sidecar");
            // A sidecar's API may be restricted to publishing.
            case "UNIMPLEMENTED", "PERMISSION_DENIED" -> tokenJudged();
            default -> silent();
        };
    }

    private TransportState silent() {
        return new Away("the sidecar accepts no gRPC calls at port " + settings.value("events.dapr.grpc-port")
                + ": set " + settings.name("events.dapr.grpc-port"));
    }

    private TransportState judged(DaprMetadata metadata) {
        if (!metadata.getId().equals(expected.service())) {
            return new Misconfigured("the sidecar at " + settings.name("events.dapr.grpc-port") + " belongs to "
                    + metadata.getId() + ", but this service is " + expected.service());
        }
        Set<String> components =
                missing(expected.components(), metadata.getComponents().stream().map(ComponentMetadata::getName));
        if (!components.isEmpty()) {
            return new Misconfigured("the sidecar has no pub/sub component " + String.join(", ", components)
                    + ": look at its resources folder and the components' scopes; "
                    + settings.name("events.dapr.publisher") + " names the one for publishing");
        }
        Set<String> subscriptions = missing(
                expected.subscriptions(), metadata.getSubscriptions().stream().map(SidecarCheck::named));
        return subscriptions.isEmpty()
                ? tokenJudged()
                : new Away("the sidecar has no subscription to " + String.join(", ", subscriptions)
                        + ": look at its resources folder");
    }

    private static String named(SubscriptionMetadata subscription) {
        return subscription.getTopic() + " by " + subscription.getPubsubname();
    }

    private TransportState tokenJudged() {
        return token.sidecarIsRefused()
                ? new Misconfigured("a sidecar without this service's token was refused: set "
                        + settings.name("events.dapr.app-token") + " to the APP_API_TOKEN of the sidecar")
                : new Open();
    }

    private static Set<String> missing(Set<String> expected, Stream<@Nullable String> found) {
        Set<String> missing = new TreeSet<>(expected);
        found.filter(Objects::nonNull).forEach(missing::remove);
        return missing;
    }
}
