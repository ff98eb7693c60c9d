package io.eventorchestrator.checker;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A client's request.
 *
 * @param status of the answer; null without one
 */
record ClientRequest(
        String id,
        String operation,
        String request,
        @Nullable Integer status,
        String body) {

    boolean isAccepted() {
        return status != null && status >= 200 && status < 300;
    }

    /** Tests whether it was refused for good. After any other failure it may have had its effect. */
    boolean isRefused() {
        return status != null && status >= 400 && status < 500;
    }

    JsonNode requestJson() {
        return json(request);
    }

    JsonNode bodyJson() {
        return json(body);
    }

    private static JsonNode json(String text) {
        try {
            return text.isEmpty()
                    ? MissingNode.getInstance()
                    : JsonMapper.shared().readTree(text);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }
}
