package io.eventorchestrator.checker;

import java.util.Set;

/** Nothing happens twice: each order, return and notification has at most one event of each type. */
final class PublishedOnce implements Rule {

    static final String RULE = "nothing is reserved, refunded or notified twice";

    private static final Set<String> BY_KEY = Set.of(
            "orders.order.placed",
            "orders.order.confirmed",
            "orders.order.rejected",
            "orders.order.cancelled",
            "orders.order.expired",
            "inventory.stock.reserved",
            "inventory.stock.rejected",
            "inventory.stock.released");

    private final Findings findings;
    private final LongMap events = new LongMap();

    PublishedOnce(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void published(TopicRecord found) {
        if (found.event().isPresent() && found.event().get().path("probe").isMissingNode()) {
            String topic = found.topic();
            if (BY_KEY.contains(topic)) {
                compare(found, topic, found.key());
            } else if (topic.startsWith("orders.return.") && !topic.contains(".dlq")) {
                compare(found, topic, found.data("returnId"));
            } else if (topic.equals("notifications.notification.sent")
                    || topic.equals("notifications.notification.failed")) {
                compare(found, "notifications", found.data("notificationId"));
            }
        }
    }

    // Records of one event may be repeated; another event with the same meaning may not follow.
    private void compare(TopicRecord found, String kind, String subject) {
        long about = Fingerprint.of(kind, subject);
        long event = Fingerprint.asValue(found.source(), found.eventId());
        long before = events.get(about);
        if (before == 0) {
            events.put(about, event);
        } else if (before != event) {
            findings.add(
                    RULE, "event %s at %s is a second one about %s".formatted(found.eventId(), found.place(), subject));
        }
    }
}
