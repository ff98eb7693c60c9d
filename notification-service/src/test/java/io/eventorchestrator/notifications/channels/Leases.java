package io.eventorchestrator.notifications.channels;

import io.eventorchestrator.notifications.application.NotificationProperties;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The settings of a sender, with all but its lease by default. */
final class Leases {

    private Leases() {}

    static NotificationProperties of(Duration lease) {
        Map<String, String> values = Map.of("sender.lease", lease.toString());
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("", NotificationProperties.class);
    }
}
