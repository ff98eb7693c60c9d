package io.eventorchestrator.tooling.demo;

import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A client of the services' HTTP APIs. */
final class PlatformClient {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String UNREADABLE = "eventctl-unreadable";
    private static final String APPROVAL =
            "{\"approve\":true,\"by\":\"demo\",\"why\":\"The demonstration approves it\"}";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> addresses;

    /** @param addresses the services' addresses by name */
    PlatformClient(Map<String, String> addresses) {
        this.addresses = addresses;
    }

    record Answer(int status, JsonNode body) {

        boolean isGood() {
            return status < 300 && !body.has(UNREADABLE);
        }

        /** The detail of a problem (RFC 9457), in one line. */
        String problem() {
            return status + " "
                    + Printable.brief(
                            body.path("detail").asString(body.path("title").asString("")));
        }
    }

    Answer placeOrder(JsonNode order, String idempotencyKey) {
        return send(request("order-service", "/orders")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(order.toString())));
    }

    Answer cancel(String order) {
        return send(
                request("order-service", "/orders/" + order + "/cancellation").POST(BodyPublishers.noBody()));
    }

    Answer requestReturn(String order, JsonNode request) {
        return send(request("order-service", "/orders/" + order + "/returns")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request.toString())));
    }

    Answer approve(String returnId) {
        return send(request("order-service", "/returns/" + returnId + "/decision")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(APPROVAL)));
    }

    JsonNode goodsReturn(String returnId) {
        return send(request("order-service", "/returns/" + returnId)).body();
    }

    /** The returns of an order; empty on a platform without returns. */
    JsonNode returns(String order) {
        Answer answer = send(request("order-service", "/orders/" + order + "/returns"));
        return answer.isGood() ? answer.body() : JSON.createArrayNode();
    }

    JsonNode order(String order) {
        return send(request("order-service", "/orders/" + order)).body();
    }

    /** The timeline of an order, oldest first. */
    JsonNode timeline(String order) {
        return send(request("order-service", "/orders/" + order + "/timeline")).body();
    }

    /** The available quantity of a SKU. */
    int available(String sku) {
        return send(request("inventory-service", stockPath(sku)))
                .body()
                .path("available")
                .asInt(0);
    }

    private static String stockPath(String sku) {
        return "/stock/" + URLEncoder.encode(sku, StandardCharsets.UTF_8);
    }

    ArrayNode notifications(String order) {
        return oldestFirst(send(request("notification-service", "/notifications?orderId=" + order))
                .body()
                .path("items"));
    }

    /** notification-service answers the newest first. */
    static ArrayNode oldestFirst(JsonNode notifications) {
        ArrayNode reversed = JsonNodeFactory.instance.arrayNode();
        notifications.forEach(one -> reversed.insert(0, one));
        return reversed;
    }

    /** Sets the available quantity of a SKU, whatever earlier orders have reserved. */
    void restock(SampleStock stock) {
        String path = stockPath(stock.sku());
        int reserved =
                send(request("inventory-service", path)).body().path("reserved").asInt(0);
        String count = "{\"onHand\":%d,\"threshold\":%d}".formatted(reserved + stock.available(), stock.threshold());
        Answer answer = send(request("inventory-service", path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(count)));
        if (!answer.isGood()) {
            throw new NotStartable("The stock of " + stock.sku() + " can't be set: " + answer.problem());
        }
    }

    private HttpRequest.Builder request(String service, String path) {
        return HttpRequest.newBuilder(URI.create(addresses.get(service) + path)).timeout(PATIENCE);
    }

    /** Treats an answer that is not JSON as a failure, and says so in its problem. */
    static Answer answer(int status, String body) {
        try {
            return new Answer(status, JSON.readTree(body));
        } catch (JacksonException unreadable) {
            String detail = "the answer is not JSON: " + Printable.brief(body);
            return new Answer(
                    status, JSON.createObjectNode().put("detail", detail).put(UNREADABLE, true));
        }
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return answer(response.statusCode(), response.body());
        } catch (IOException failed) {
            throw new NotStartable(request.build().uri() + " does not answer: " + failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NotStartable("interrupted");
        }
    }
}
