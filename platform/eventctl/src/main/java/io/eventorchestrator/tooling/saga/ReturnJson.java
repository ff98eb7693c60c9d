package io.eventorchestrator.tooling.saga;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Formats returns for scripts. */
final class ReturnJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReturnJson() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ObjectNode of(StoredReturn found) {
        ObjectNode node = object().put("return", found.id().toString())
                .put("order", found.orderId().toString())
                .put("state", found.state().name())
                .put("endReason", found.endReason())
                .put("waitsFor", found.waitsFor())
                .put("amount", found.amount().minorUnits())
                .put("currency", found.amount().currency())
                .put("requestedAt", found.requestedAt().toString())
                .put("changedAt", found.changedAt().toString())
                .put("decideBy", text(found.decideBy()))
                .put("run", found.run())
                .put("workflowVersion", found.version());
        ArrayNode steps = node.putArray("steps");
        found.steps()
                .forEach(step -> steps.addObject()
                        .put("step", step.name().name())
                        .put("state", step.state())
                        .put("failedAttempts", step.attempts())
                        .put("error", step.error()));
        return node;
    }

    static ObjectNode of(StoredReturn found, Story story) {
        ObjectNode node = of(found).put("customerReason", found.customerReason());
        ArrayNode open = node.putArray("openCompensations");
        found.openCompensations().forEach(open::add);
        ArrayNode lines = node.putArray("lines");
        story.lines()
                .forEach(line -> lines.addObject()
                        .put("sku", line.sku())
                        .put("quantity", line.quantity())
                        .put("unitPrice", line.unitPrice().minorUnits()));
        ArrayNode history = node.putArray("history");
        story.history()
                .forEach(entry -> history.addObject()
                        .put("at", entry.at().toString())
                        .put("what", entry.what())
                        .put("detail", entry.detail())
                        .put("by", entry.by())
                        .put("why", entry.why()));
        ArrayNode orders = node.putArray("interventions");
        story.interventions().forEach(order -> orders.add(of(order)));
        return node;
    }

    static ObjectNode of(Intervention order) {
        return object().put("action", order.action())
                .put("step", order.step())
                .put("by", order.by())
                .put("why", order.why())
                .put("at", order.at().toString())
                .put("settledAt", text(order.settledAt()))
                .put("answer", order.answer());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
