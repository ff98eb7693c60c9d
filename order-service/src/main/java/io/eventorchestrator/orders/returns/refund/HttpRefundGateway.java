package io.eventorchestrator.orders.returns.refund;

import io.eventorchestrator.orders.returns.application.RefundGateway;
import io.eventorchestrator.orders.returns.application.UnknownOutcome;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls {@code POST /refunds} and {@code POST /refunds/{returnId}/cancellation} of the payment provider, always under
 * the same {@code Idempotency-Key} for one return.
 */
final class HttpRefundGateway implements RefundGateway {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RefundProperties properties;
    private final ProviderCall provider;

    HttpRefundGateway(RefundProperties properties) {
        this.properties = properties;
        this.provider = new ProviderCall(properties.connectTimeout(), properties.timeout());
    }

    @Override
    public Answer refund(UUID returnId, UUID orderId, long amount, String currency) {
        return post("refunds", returnId, new Body(returnId, orderId, amount, currency))
                .refund(returnId, amount, currency);
    }

    @Override
    public Cancellation cancel(UUID returnId, long amount, String currency) {
        return post("refunds/" + returnId + "/cancellation", returnId, Map.of())
                .cancellation(returnId, amount, currency);
    }

    private ProviderAnswer post(String path, UUID returnId, Object body) {
        if (properties.url().isEmpty()) {
            throw new UnknownOutcome("there is no payment provider: set ORDERS_REFUNDS_URL (orders.refunds.url)");
        }
        try {
            return provider.send(request(path, returnId, JSON.writeValueAsString(body)));
        } catch (IOException failed) {
            throw new UnknownOutcome("the payment provider can't be reached: " + failed.getMessage(), failed);
        }
    }

    private HttpRequest request(String path, UUID returnId, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(properties.at(path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Idempotency-Key", returnId.toString())
                .POST(BodyPublishers.ofString(body));
        return properties.token().isEmpty()
                ? request.build()
                : request.header("Authorization", "Bearer " + properties.token())
                        .build();
    }

    private record Body(UUID returnId, UUID orderId, long amount, String currency) {}
}
