package io.eventorchestrator.messaging.transport.dapr;

import static io.eventorchestrator.messaging.transport.dapr.CalledThroughSidecar.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.CorrelationScope;
import io.eventorchestrator.messaging.invocation.ServiceInvocation;
import io.eventorchestrator.messaging.invocation.ServiceInvocation.Answer;
import io.eventorchestrator.messaging.tracing.TracedRegistry;
import io.eventorchestrator.platform.HttpEndpoint;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call by a real sidecar to another service's HTTP API. */
class SidecarInvocationIT {

    @TempDir
    private Path folder;

    @Test
    void aServiceIsCalledByItsNameWithTheCallersTokenAloneAndOnlyByTheCallerOfItsEndpoint() throws IOException {
        try (CalledService shop = new CalledService(404, "no cart", 7)) {
            assertThat(ask("order-service", shop)).isEqualTo(new Answer(404, "text/plain", "no cart"));
            assertThat(shop.paths()).containsExactly("/carts/1");
            assertThat(shop.header(TokenGuard.TOKEN)).isEmpty();
            assertThat(shop.header("caller-token")).containsExactly("the caller's");

            assertThat(ask("notification-service", shop).status()).isEqualTo(500);
            assertThat(shop.paths()).hasSize(1);
        }
    }

    @Test
    void aServiceCanBeToldToStoreAndToForget() throws IOException {
        try (CalledService shop = new CalledService(200, "done", 4);
                CalledThroughSidecar sidecar = sidecar("order-service", shop)) {
            ServiceInvocation invocation = sidecar.invocation();

            invocation.put("shop-service", "carts/1", "{\"lines\":[]}", LONG);
            invocation.delete("shop-service", "carts/1", LONG);

            assertThat(shop.calls()).containsExactly("PUT /carts/1 {\"lines\":[]}", "DELETE /carts/1 ");
            assertThat(shop.header("content-type")).containsExactly("application/json");
            assertThat(shop.header("caller-token")).containsExactly("the caller's", "the caller's");
        }
    }

    @Test
    void theTraceAndTheCorrelationOfACallReachTheService() throws IOException {
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        try (CalledService shop = new CalledService(200, "here", 4);
                CalledThroughSidecar sidecar = sidecar("order-service", shop)) {
            ServiceInvocation invocation = sidecar.invocation(TracedRegistry.recording(spans, Sampler.alwaysOn()));

            CorrelationScope.call("story-1", () -> invocation.get("shop-service", "carts/1", LONG));

            String trace = spans.getFinishedSpanItems().getFirst().getTraceId();
            assertThat(shop.header("traceparent")).singleElement().asString().startsWith("00-" + trace + "-");
            assertThat(shop.header("correlation-id")).containsExactly("story-1");
        }
    }

    private Answer ask(String caller, CalledService shop) throws IOException {
        try (CalledThroughSidecar sidecar = sidecar(caller, shop)) {
            return sidecar.invocation().get("shop-service", "carts/1", LONG);
        }
    }

    private CalledThroughSidecar sidecar(String caller, CalledService shop) {
        return new CalledThroughSidecar(
                caller, new HttpEndpoint("order-service", "shop-service", shop.port(), "SHOP_TOKEN"), folder);
    }
}
