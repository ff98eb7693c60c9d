package io.eventorchestrator.notifications.channels;

import io.eventorchestrator.notifications.application.NotificationProperties;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Default settings of a sender, except for its lease. */
final class Leases {

    private Leases() {}

    static NotificationProperties of(Duration lease) {
        Map<String, String> values = Map.of("sender.lease", lease.toString());
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("", NotificationProperties.class);
    }
}
