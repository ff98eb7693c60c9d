package io.eventorchestrator.catalogue.resources;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.ContentRoute;
import io.eventorchestrator.catalogue.Group;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The README's tables of events with their topics, and of subscriptions. */
record ReadmeTables(Catalogue catalogue) {

    String events() {
        return "| event | topic | producer | key | partitions | kept for |\n|---|---|---|---|---|---|\n"
                + catalogue.channels().stream().map(ReadmeTables::row).collect(Collectors.joining());
    }

    private static String row(Channel channel) {
        return "| [%s](%s#%s) | `%s` | %s | `%s` | %d | %s |\n"
                .formatted(
                        channel.event(),
                        EventsDocument.FILE,
                        channel.event().toLowerCase(Locale.ROOT),
                        channel.topic(),
                        channel.producer(),
                        channel.key(),
                        channel.partitions(),
                        time(channel.retention()));
    }

    private static String time(Duration retention) {
        if (retention.isNegative()) {
            return "ever";
        }
        return retention.equals(Duration.ofDays(retention.toDays())) && !retention.isZero()
                ? retention.toDays() + (retention.toDays() == 1 ? " day" : " days")
                : retention.toMillis() + " ms";
    }

    String subscriptions() {
        return "| consumer group | subscribes to | does |\n|---|---|---|\n"
                + catalogue.groups().stream().map(this::row).collect(Collectors.joining());
    }

    private String row(Group group) {
        String events = group.topics().stream()
                .map(topic ->
                        catalogue.channel(topic).event() + route(group.routes().get(topic)))
                .collect(Collectors.joining(", "));
        return "| `%s` | %s | %s |\n".formatted(group.name(), events, Markdown.line(group.purpose()));
    }

    private static String route(@Nullable ContentRoute route) {
        return route == null ? "" : " (`" + route.property() + "` from " + route.from() + ")";
    }
}
