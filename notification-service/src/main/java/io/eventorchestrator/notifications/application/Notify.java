package io.eventorchestrator.notifications.application;

import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.notifications.domain.Message;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides who is told of what happened; the telling itself is the sender's. */
@Service
public class Notify {

    private final Notifications notifications;
    private final QuietSkus quietSkus;
    private final List<Channel> channels;
    private final NotificationProperties properties;

    Notify(
            Notifications notifications,
            QuietSkus quietSkus,
            List<Channel> channels,
            NotificationProperties properties) {
        this.notifications = notifications;
        this.quietSkus = quietSkus;
        this.channels = channels;
        this.properties = properties;
    }

    /** Tells a customer, through every channel. */
    @Transactional
    public void customer(HandledEvent cause, Message message) {
        channels.forEach(channel -> notifications.add(cause, channel.name(), message));
    }

    /** Tells sales of an order, if it is large enough. */
    @Transactional
    public void sales(HandledEvent cause, java.util.UUID orderId, long total) {
        if (total >= properties.largeOrderFrom()) {
            customer(cause, new Message(orderId, properties.sales(), "large-order", "A large order: " + total));
        }
    }

    /** Tells the warehouse of a SKU, once per quiet period. */
    @Transactional
    public void warehouse(HandledEvent cause, String sku, int available) {
        if (quietSkus.quieten(sku, properties.quietPeriod())) {
            String text = "Only " + available + " of " + sku + " are left";
            customer(cause, new Message(null, properties.warehouse(), "stock-depleted", text));
        }
    }
}
