package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.tooling.asyncapi.Bundle;
import io.eventorchestrator.tooling.asyncapi.Carrier;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The settings of one topic, as all channels with its name declare them, of one contract or several. */
final class StatedSettings {

    private static final String PARTITIONS = "partitions";
    private static final String REPLICAS = "replicas";
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,3}");

    private final String name;
    private final Map<String, Setting> counts = new TreeMap<>();
    private final Map<String, Setting> configuration = new TreeMap<>();

    StatedSettings(String name) {
        this.name = name;
    }

    /** @throws InvalidContract if the channel has a setting that no topic can have, or contradicts an earlier one */
    void add(Carrier channel) {
        count(channel, PARTITIONS);
        count(channel, REPLICAS);
        channel.declared()
                .bundle("bindings", "kafka", "topicConfiguration")
                .map(Bundle::json)
                .ifPresent(json -> json.propertyStream()
                        .filter(entry -> Topic.SETTINGS.contains(entry.getKey()))
                        .forEach(entry -> note(configuration, entry.getKey(), channel, text(entry.getValue()))));
    }

    private void count(Carrier channel, String setting) {
        String stated = channel.declared().text("bindings", "kafka", setting).orElse("");
        if (stated.isEmpty()) {
            return;
        }
        if (!COUNT.matcher(stated).matches()) {
            throw new InvalidContract(channel.source() + ": " + setting
                    + " must be a whole number from 1 to 9999, but is " + stated + ".");
        }
        note(counts, setting, channel, stated);
    }

    private void note(Map<String, Setting> settings, String setting, Carrier channel, String value) {
        Setting before = settings.putIfAbsent(setting, new Setting(channel, value));
        if (before != null && !before.value().equals(value)) {
            throw new InvalidContract(before.channel().source() + ": " + setting + " of the topic " + name + " is "
                    + before.value() + ", but " + value + " at " + channel.source()
                    + "; state the same value in both places, or in one only.");
        }
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asString)
                        .collect(Collectors.joining(","))
                : value.asString();
    }

    /** @param leastPartitions number of partitions if no channel states it */
    Topic topic(int leastPartitions) {
        Map<String, String> config = new TreeMap<>();
        configuration.forEach((setting, stated) -> config.put(setting, stated.value()));
        return new Topic(name, count(PARTITIONS).orElse(leastPartitions), count(REPLICAS), config);
    }

    private OptionalInt count(String setting) {
        @Nullable Setting stated = counts.get(setting);
        return stated == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(stated.value()));
    }

    /** @param channel the first that states it */
    private record Setting(Carrier channel, String value) {}
}
