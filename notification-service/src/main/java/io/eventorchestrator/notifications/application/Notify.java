package io.eventorchestrator.notifications.application;

import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.notifications.domain.Message;
import io.eventorchestrator.notifications.domain.Occasion;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides who is notified, and stores the notifications; a sender delivers them later. */
@Service
public class Notify {

    private final Notifications notifications;
    private final QuietSkus quietSkus;
    private final Templates templates;
    private final List<Channel> channels;
    private final NotificationProperties properties;

    Notify(
            Notifications notifications,
            QuietSkus quietSkus,
            Templates templates,
            List<Channel> channels,
            NotificationProperties properties) {
        this.notifications = notifications;
        this.quietSkus = quietSkus;
        this.templates = templates;
        this.channels = channels;
        this.properties = properties;
    }

    /** Notifies a recipient, in their language, through every channel. */
    @Transactional
    public void tell(HandledEvent cause, String recipient, Occasion occasion) {
        Message message = templates.render(occasion, recipient, properties.languageOf(recipient));
        channels.forEach(channel -> notifications.add(cause, channel.name(), message));
    }

    /** Notifies sales, such as of a large order or of a return that a person must decide about. */
    @Transactional
    public void sales(HandledEvent cause, Occasion occasion) {
        tell(cause, properties.sales(), occasion);
    }

    /** Notifies the warehouse about a SKU, once per quiet period. */
    @Transactional
    public void warehouse(HandledEvent cause, String sku, Occasion occasion) {
        if (quietSkus.quieten(sku, properties.quietPeriod())) {
            tell(cause, properties.warehouse(), occasion);
        }
    }
}
