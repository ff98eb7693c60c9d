package io.eventorchestrator.orders.warehouse;

import io.eventorchestrator.orders.application.Warehouse.Open;
import io.eventorchestrator.orders.application.Warehouse.Outcome;
import io.eventorchestrator.orders.application.Warehouse.Rejected;
import io.eventorchestrator.orders.application.Warehouse.Released;
import io.eventorchestrator.orders.application.Warehouse.Reserved;
import io.eventorchestrator.orders.application.Warehouse.Unanswered;
import io.eventorchestrator.orders.domain.Rejection;
import io.eventorchestrator.orders.domain.Rejection.Shortage;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads inventory-service's answers. Fields that it does not know are ignored, so that the API can grow. */
final class ReservationAnswer {

    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}+");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReservationAnswer() {}

    /**
     * Reads the list of an order's outcomes.
     *
     * @throws Unanswered if it is anything else
     */
    static Outcome read(UUID orderId, String body) {
        JsonNode items = parsed(body).path("items");
        if (!items.isArray()) {
            throw new Unanswered("inventory-service answered with something else than a list");
        }
        return items.isEmpty() ? new Open() : outcome(orderId, items.path(0));
    }

    private static Outcome outcome(UUID orderId, JsonNode answer) {
        if (!answer.path("orderId").asString("").equals(orderId.toString())) {
            throw new Unanswered("inventory-service answered about another order, or with something else");
        }
        String state = answer.path("state").asString("");
        return switch (state) {
            case "HELD" -> new Reserved();
            case "REJECTED" -> new Rejected(rejection(answer.path("rejection")));
            case "RELEASED", "NEVER_HELD" -> new Released();
            default -> throw new Unanswered("inventory-service answered an unknown state");
        };
    }

    /** A refusal of inventory-service, or of the sidecar, with the reason that its body gives. */
    static Unanswered unusable(int status, String body) {
        String reason = UNPRINTABLE.matcher(reason(body)).replaceAll(" ");
        return new Unanswered(
                "inventory-service answered %d %.300s".formatted(status, reason).strip());
    }

    private static String reason(String body) {
        try {
            JsonNode answer = parsed(body);
            return answer.path("message").asString(answer.path("detail").asString(""));
        } catch (Unanswered noJson) {
            return "";
        }
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException malformed) {
            throw new Unanswered("inventory-service answered with something else than JSON");
        }
    }

    private static Rejection rejection(JsonNode rejection) {
        List<Shortage> shortages = rejection
                .path("shortages")
                .valueStream()
                .map((JsonNode line) -> new Shortage(
                        line.path("sku").asString(""),
                        line.path("requested").asInt(0),
                        line.path("available").asInt(0)))
                .toList();
        String reason = rejection.path("reason").asString("");
        if (reason.isEmpty()) {
            throw new Unanswered("inventory-service answered REJECTED without a reason");
        }
        return new Rejection(reason, shortages);
    }
}
