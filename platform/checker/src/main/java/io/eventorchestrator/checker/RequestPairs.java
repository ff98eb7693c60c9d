package io.eventorchestrator.checker;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Finds the answer of each request. A request that is repeated under its id is answered once per answer. */
final class RequestPairs implements Consumer<JsonNode> {

    private final Consumer<ClientRequest> each;
    private final Map<String, JsonNode> open = new LinkedHashMap<>();
    private long count;
    private boolean answered;

    RequestPairs(Consumer<ClientRequest> each) {
        this.each = each;
    }

    @Override
    public void accept(JsonNode line) {
        if (line.has("asked")) {
            JsonNode before = open.put(line.path("asked").asString(), line);
            if (before != null) {
                unanswered(before);
            }
        } else {
            String id = line.path("answered").asString("");
            JsonNode request = open.remove(id);
            if (request == null) {
                throw new UnreadableHistory("client.jsonl has an answer without a request: " + id);
            }
            take(request, line);
        }
    }

    private void take(JsonNode request, JsonNode answer) {
        count++;
        answered = true;
        each.accept(new ClientRequest(
                request.path("asked").asString(),
                request.path("operation").asString(""),
                request.path("request").asString(""),
                answer.path("status").asInt(),
                answer.path("body").asString("")));
    }

    private void unanswered(JsonNode request) {
        count++;
        each.accept(new ClientRequest(
                request.path("asked").asString(),
                request.path("operation").asString(""),
                request.path("request").asString(""),
                null,
                ""));
    }

    /**
     * @return number of requests
     * @throws UnreadableHistory if none was answered
     */
    long end() {
        if (count + open.size() > 0 && !answered) {
            throw new UnreadableHistory("client.jsonl has no answers");
        }
        open.values().forEach(this::unanswered);
        open.clear();
        return count;
    }
}
