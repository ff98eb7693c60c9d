package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.ContentRoute;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.Inbox;
import io.eventorchestrator.messaging.transport.Outcome;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Skips events that a content-based route excludes from this group, on both transports, regardless of the sidecar's
 * rules. Leaves unreadable events to the inbox. A replay is never skipped, because an operator chose the group.
 */
final class RoutedInbox implements Inbox {

    private final JsonMapper json = JsonMapper.builder().build();
    private final Inbox inbox;
    private final Catalogue catalogue;
    private final DeliveryMetrics metrics;

    RoutedInbox(Inbox inbox, Catalogue catalogue, DeliveryMetrics metrics) {
        this.inbox = inbox;
        this.catalogue = catalogue;
        this.metrics = metrics;
    }

    @Override
    public List<Outcome> receive(String consumerGroup, List<InboundRecord> bulk) {
        Map<String, ContentRoute> routes = catalogue.group(consumerGroup).routes();
        return routes.isEmpty() ? inbox.receive(consumerGroup, bulk) : receive(consumerGroup, bulk, routes);
    }

    private List<Outcome> receive(String group, List<InboundRecord> bulk, Map<String, ContentRoute> routes) {
        List<Boolean> led =
                bulk.stream().map(inbound -> leadsHere(inbound, routes)).toList();
        List<InboundRecord> ours = new ArrayList<>();
        for (int i = 0; i < bulk.size(); i++) {
            if (led.get(i)) {
                ours.add(bulk.get(i));
            } else {
                metrics.consumed(bulk.get(i).topic(), group, Outcome.NOT_ROUTED);
            }
        }
        Iterator<Outcome> outcomes = inbox.receive(group, ours).iterator();
        return led.stream()
                .map(here -> here ? outcomes.next() : Outcome.NOT_ROUTED)
                .toList();
    }

    private boolean leadsHere(InboundRecord inbound, Map<String, ContentRoute> routes) {
        ContentRoute route = routes.get(inbound.topic());
        byte[] event = inbound.value();
        return route == null || event == null || !isBelow(event, route);
    }

    // Compares doubles, like the sidecar's rules: exact up to 2^53.
    private boolean isBelow(byte[] event, ContentRoute route) {
        try {
            JsonNode property = json.readTree(event).path("data").path(route.property());
            return property.isNumber() && property.numberValue().doubleValue() < route.from();
        } catch (RuntimeException unreadable) {
            return false;
        }
    }
}
