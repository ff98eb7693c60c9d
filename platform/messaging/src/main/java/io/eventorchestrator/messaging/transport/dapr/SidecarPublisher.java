package io.eventorchestrator.messaging.transport.dapr;

import io.eventorchestrator.messaging.transport.Acknowledgement.Failed;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import io.eventorchestrator.messaging.transport.dapr.PublishAnswer.RequestTooLarge;
import io.eventorchestrator.messaging.transport.dapr.PublishAnswer.Tried;
import io.eventorchestrator.messaging.transport.dapr.PublishAnswer.Unanswered;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls the sidecar's bulk publish API over HTTP. Over gRPC, the answer to a partly failed bulk names neither the
 * failed entries nor the reasons (Dapr 1.18: "Failed to deliver 3 messages").
 *
 * @see <a href="https://docs.dapr.io/reference/api/pubsub_api/">Dapr's pub/sub API reference</a>
 */
final class SidecarPublisher {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final byte[] OPEN = {'['};
    private static final byte[] COMMA = {','};
    private static final byte[] CLOSE = {']'};

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final DaprProperties properties;
    private final JsonMapper json;

    SidecarPublisher(DaprProperties properties, JsonMapper json) {
        this.properties = properties;
        this.json = json;
    }

    PublishAnswer publish(String component, String topic, List<PublishEntry> entries) {
        try {
            return read(http.send(request(component, topic, entries), BodyHandlers.ofByteArray()));
        } catch (IOException unreachable) {
            return new Unanswered(new Failed("the sidecar: " + unreachable, Reach.BROKER));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Unanswered(new Failed("interrupted", Reach.BROKER));
        }
    }

    private HttpRequest request(String component, String topic, List<PublishEntry> entries) {
        return HttpRequest.newBuilder(URI.create("http://%s:%d/v1.0/publish/bulk/%s/%s?metadata.rawPayload=true"
                        .formatted(properties.host(), properties.httpPort(), component, topic)))
                .timeout(properties.timeout())
                .header("content-type", "application/json")
                .header("dapr-api-token", properties.apiToken())
                .POST(body(entries))
                .build();
    }

    private static BodyPublisher body(List<PublishEntry> entries) {
        List<byte[]> parts = new ArrayList<>(2 * entries.size() + 1);
        for (PublishEntry entry : entries) {
            parts.add(parts.isEmpty() ? OPEN : COMMA);
            parts.add(entry.json());
        }
        parts.add(CLOSE);
        return BodyPublishers.ofByteArrays(parts);
    }

    private PublishAnswer read(HttpResponse<byte[]> response) {
        if (response.statusCode() / 100 == 2) {
            return new Tried(Map.of());
        }
        String text = new String(response.body(), StandardCharsets.UTF_8);
        Map<Integer, String> errors = errors(text);
        return errors.isEmpty() ? refused(response.statusCode(), text) : new Tried(errors);
    }

    private static PublishAnswer refused(int status, String text) {
        String reason = "the sidecar: " + status + " " + text;
        return switch (status) {
            case 400 -> text.contains("too large") ? new RequestTooLarge(reason) : topicFailed(reason);
            case 403, 404 -> topicFailed(reason);
            case 413 -> new RequestTooLarge(reason);
            default -> new Unanswered(new Failed(reason, Reach.BROKER));
        };
    }

    // A component that the sidecar does not have, or a topic that the component's scopes deny to this service.
    private static PublishAnswer topicFailed(String reason) {
        return new Unanswered(new Failed(reason, Reach.TOPIC));
    }

    private Map<Integer, String> errors(String text) {
        Map<Integer, String> errors = new HashMap<>();
        try {
            for (JsonNode failed : json.readTree(text).path("failedEntries")) {
                errors.put(
                        Integer.valueOf(failed.path("entryId").asString()),
                        failed.path("error").asString("no reason"));
            }
        } catch (JacksonException | NumberFormatException notOfTheSidecar) {
            errors.clear();
        }
        return errors;
    }
}
