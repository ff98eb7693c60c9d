package io.eventorchestrator.orders.returns.refund;

import io.eventorchestrator.orders.returns.application.RefundGateway.Answer;
import io.eventorchestrator.orders.returns.application.RefundGateway.Cancellation;
import io.eventorchestrator.orders.returns.application.RefundGateway.Paid;
import io.eventorchestrator.orders.returns.application.RefundGateway.Refused;
import io.eventorchestrator.orders.returns.application.UnknownOutcome;
import io.eventorchestrator.orders.returns.domain.Failure;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the provider's answers. Only a clear one counts: it has a status below 300 or 409 or 422, and names the return
 * and the state of its refund. Fields that are not known are ignored, so that the API can grow.
 */
record ProviderAnswer(int status, String body) {

    private static final int LONGEST = 300;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @throws UnknownOutcome if it does not say clearly that the amount is refunded or refused */
    Answer refund(UUID returnId, long amount, String currency) {
        JsonNode answer = about(returnId);
        return switch (answer.path("state").asString("")) {
            case "REFUNDED" -> {
                requireSame(answer, amount, currency);
                yield new Paid();
            }
            case "REFUSED" -> new Refused(printable(answer.path("reason").asString("refused without a reason")));
            case "CANCELLED" -> new Refused("cancelled before");
            default -> throw unclear();
        };
    }

    // A customer who got another amount needs a person, whether the refund is made or can't be cancelled.
    private static void requireSame(JsonNode answer, long amount, String currency) {
        JsonNode paid = answer.path("amount");
        boolean isSame = paid.isIntegralNumber() && paid.canConvertToLong() && paid.longValue() == amount;
        if (!isSame || !answer.path("currency").asString("").equals(currency)) {
            throw new UnknownOutcome("the payment provider refunded another amount");
        }
    }

    /** @throws UnknownOutcome if it does not say clearly that the refund is cancelled or paid */
    Cancellation cancellation(UUID returnId, long amount, String currency) {
        JsonNode answer = about(returnId);
        return switch (answer.path("state").asString("")) {
            case "CANCELLED", "REFUSED" -> Cancellation.CANCELLED;
            case "REFUNDED" -> {
                requireSame(answer, amount, currency);
                yield Cancellation.ALREADY_PAID;
            }
            default -> throw unclear();
        };
    }

    private JsonNode about(UUID returnId) {
        if (!isDecision()) {
            throw unclear();
        }
        JsonNode answer = json();
        if (!answer.path("returnId").asString("").equals(returnId.toString())) {
            throw new UnknownOutcome("the payment provider answered about another return, or with something else");
        }
        return answer;
    }

    // Accepted (202) is left out: the refund is still under way.
    private boolean isDecision() {
        return status == 200 || status == 201 || status == 409 || status == 422;
    }

    private JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JacksonException malformed) {
            throw unclear();
        }
    }

    private UnknownOutcome unclear() {
        return new UnknownOutcome("the payment provider answered " + status + " without a clear state of the refund");
    }

    private static String printable(String text) {
        return Failure.printable(text, LONGEST).strip();
    }
}
