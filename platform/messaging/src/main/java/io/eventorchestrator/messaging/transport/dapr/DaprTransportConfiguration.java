package io.eventorchestrator.messaging.transport.dapr;

import io.dapr.client.DaprClient;
import io.dapr.client.DaprClientBuilder;
import io.dapr.config.Properties;
import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.EventsProperties;
import io.eventorchestrator.messaging.database.DatabaseProbe;
import io.eventorchestrator.messaging.invocation.ConditionalOnSidecar;
import io.eventorchestrator.messaging.invocation.ServiceInvocation;
import io.eventorchestrator.messaging.invocation.SidecarAddress;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.eventorchestrator.messaging.observability.GroupLag;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.observability.WaitingRecords;
import io.eventorchestrator.messaging.startup.Settings;
import io.eventorchestrator.messaging.tracing.CallTracing;
import io.eventorchestrator.messaging.transport.EventTransport;
import io.eventorchestrator.messaging.transport.HiddenParts;
import io.eventorchestrator.messaging.transport.Inbox;
import io.eventorchestrator.messaging.transport.MissingPartitions;
import io.eventorchestrator.messaging.transport.RecordLimits;
import io.eventorchestrator.messaging.transport.RelayPauses;
import io.eventorchestrator.messaging.transport.TopicwiseTransport;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** Configures the transport through the sidecar. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSidecar
@EnableConfigurationProperties(DaprProperties.class)
public class DaprTransportConfiguration {

    // A sidecar refreshes its metadata every eight minutes (Dapr 1.18).
    private static final Duration METADATA = Duration.ofMinutes(10);

    @Bean
    DaprClient daprClient(DaprProperties properties) {
        return new DaprClientBuilder()
                .withPropertyOverride(Properties.SIDECAR_IP, properties.host())
                .withPropertyOverride(Properties.GRPC_PORT, String.valueOf(properties.grpcPort()))
                .withPropertyOverride(Properties.API_TOKEN, properties.apiToken())
                .build();
    }

    @Bean
    EventTransport daprTransport(DaprProperties properties, Catalogue catalogue, JsonMapper json, RelayPauses pauses) {
        return new TopicwiseTransport(
                new RecordLimits(catalogue),
                new DaprTopicPublisher(
                        new SidecarPublisher(properties, json),
                        new PublishComponents(properties.publisher(), catalogue),
                        json,
                        catalogue.limits().requestBody() / 4,
                        new MissingPartitions(METADATA, pauses)));
    }

    @Bean
    SidecarProbe sidecarProbe(DaprProperties properties) {
        return new SidecarProbe(properties.host(), properties.httpPort());
    }

    @Bean
    SidecarAddress sidecarAddress(DaprProperties properties) {
        return new SidecarAddress(properties.host(), properties.grpcPort(), properties.apiToken());
    }

    @Bean
    ServiceInvocation serviceInvocation(DaprProperties properties, CallTracing tracing) {
        return new SidecarInvocation(properties, tracing);
    }

    // Behind a sidecar a service can't query the broker.
    @Bean
    GroupLag unknownLag() {
        return WaitingRecords::unknown;
    }

    @Bean
    SidecarListener sidecarListener(DaprProperties properties, Environment environment) {
        return new SidecarListener(properties.listener(), new Settings(environment));
    }

    @Bean
    SidecarCheck sidecarCheck(
            DaprClient dapr,
            SidecarProbe probe,
            DaprProperties properties,
            EventsProperties events,
            Catalogue catalogue,
            Environment environment) {
        SidecarCheck.Expected expected = new SidecarCheck.Expected(
                events.service(), properties.publisher(), catalogue.groupsOf(events.service()));
        TokenProbe token = new TokenProbe(properties, events.service());
        return new SidecarCheck(dapr, probe, token, expected, new Settings(environment));
    }

    @Bean
    DeliveryHealth deliveryHealth(DatabaseProbe database) {
        return new DeliveryHealth(database);
    }

    // Runs before the body is read, and before any other check.
    @Bean
    @ConditionalOnProperty(name = "events.dapr.unprotected", havingValue = "false", matchIfMissing = true)
    FilterRegistrationBean<TokenGuard> tokenGuard(DaprProperties properties, JsonMapper json, MeterRegistry registry) {
        FilterRegistrationBean<TokenGuard> guard =
                new FilterRegistrationBean<>(new TokenGuard(properties.appToken(), json, registry));
        guard.setOrder(Ordered.HIGHEST_PRECEDENCE + 4);
        return guard;
    }

    @Bean
    OnlyPublicRequests onlyPublicRequests() {
        return new OnlyPublicRequests();
    }

    @Bean
    TokenController tokenController() {
        return new TokenController();
    }

    @Bean
    BulkDeliveryController bulkDeliveryController(
            Inbox inbox, DeliveryHealth health, DeliveryMetrics metrics, ProgressBoard board) {
        return new BulkDeliveryController(inbox, health, metrics, board);
    }

    @Bean
    HiddenParts hiddenBySidecar(Catalogue catalogue) {
        return new HiddenBySidecar(catalogue);
    }
}
